using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Chat;

namespace Suffice.Providers.Recordings.Lines;

/// <summary>Reads recorded conversations in the forms of OpenAI's and Anthropic's protocols.</summary>
internal static class MessageReader
{
    public static ImmutableArray<ChatMessage> Read(JsonElement messages)
    {
        ImmutableArray<ChatMessage>.Builder read = ImmutableArray.CreateBuilder<ChatMessage>(messages.GetArrayLength());
        foreach (JsonElement message in messages.EnumerateArray())
        {
            read.Add(One(RowFields.Of(message, $"messages[{read.Count}]")));
        }

        return read.Count > 0 ? read.MoveToImmutable() : throw new InvalidDataException("messages is empty; at least one is wanted");
    }

    private static ChatMessage One(RowFields message)
    {
        string role = message.Wanted("role");
        JsonElement? content = message.Find("content");
        ImmutableArray<ContentPart> parts = content is { } value
            ? PartReader.Read(value, message.PathOf("content"))
            : [];
        bool isText = content is { ValueKind: JsonValueKind.String };
        if (role == "tool" && message.Text("tool_call_id") is { } answered)
        {
            return new ChatMessage
            {
                Role = ChatRole.Tool,
                Parts = [new ToolResultPart(answered, parts) { IsPlainString = isText }],
            };
        }

        return new ChatMessage
        {
            Role = RoleOf(role, message),
            Parts = [.. parts, .. ToolCalls(message)],
            Name = message.Text("name"),
            IsPlainString = isText,
        };
    }

    private static IEnumerable<ToolCallPart> ToolCalls(RowFields message) =>
        message.List("tool_calls") is { } calls
            ? calls.EnumerateArray().Select((call, i) => PartReader.ToolCall(call, $"{message.PathOf("tool_calls")}[{i}]", i))
            : [];

    private static ChatRole RoleOf(string role, RowFields message) => role switch
    {
        "system" => ChatRole.System,
        "developer" => ChatRole.Developer,
        "user" => ChatRole.User,
        "assistant" => ChatRole.Assistant,
        "tool" => ChatRole.Tool,
        _ => throw new InvalidDataException(
            $"{message.PathOf("role")} is '{role}'; system, developer, user, assistant or tool is wanted"),
    };
}
