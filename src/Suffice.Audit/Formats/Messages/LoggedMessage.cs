using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Audit.Formats.Values;
using Suffice.Chat;

namespace Suffice.Audit.Formats.Messages;

/// <summary>Reads one message, or one item of OpenAI's Responses, of any vendor or framework.</summary>
internal static class LoggedMessage
{
    /// <summary>Reads a message.</summary>
    /// <param name="value">A text, or an object.</param>
    /// <param name="usual">Who speaks where the message does not say.</param>
    /// <param name="own">The protocol, for a vendor's own form around which no framework has put anything.</param>
    /// <returns>The message; <see langword="null"/> for what is none.</returns>
    public static ChatMessage? Read(JsonElement value, ChatRole usual = ChatRole.User, ChatProtocol? own = null)
    {
        if (value.IsText())
        {
            return ChatMessage.Of(usual, value.GetString()!);
        }

        if (!value.IsObject())
        {
            return null;
        }

        JsonElement message = own is null ? Opened(value) : value;
        bool isItem = own == ChatProtocol.Responses && message.Get("type"u8).IsText() && !message.Is("type"u8, "message"u8);
        return message.Get("role"u8).IsText() && !isItem ? ReadSpoken(message, value, usual) : ReadItem(message, value, usual, own is not null);
    }

    /// <summary>The parts of an assistant's message: thinking, content, refusal, calls of tools.</summary>
    public static ImmutableArray<ContentPart> ReadSaid(JsonElement message)
    {
        ImmutableArray<ContentPart> content = LoggedParts.Read(ContentOf(message));
        string? thought = message.Text("reasoning_content"u8) ?? (message.Get("reasoning"u8).IsText() ? message.Text("reasoning"u8) : null);
        string? refusal = message.Text("refusal"u8);
        bool calls = message.Either("tool_calls"u8, "toolCalls"u8).HasParts() || message.Get("function_call"u8).IsObject()
            || message.Get("additional_kwargs"u8).HasParts();
        if (thought is null && refusal is null && !calls)
        {
            return content;
        }

        ImmutableArray<ContentPart>.Builder parts = ImmutableArray.CreateBuilder<ContentPart>();
        if (thought is not null)
        {
            parts.Add(new ThinkingPart(thought));
        }

        // Beside calls, LangChain and others leave an empty text that nobody said.
        parts.AddRange(calls && content is [TextPart { Text.Length: 0 }] ? [] : content);
        if (refusal is not null)
        {
            parts.Add(new RefusalPart(refusal));
        }

        LoggedToolParts.AddCalls(message, parts);
        return parts.DrainToImmutable();
    }

    private static ChatMessage ReadSpoken(JsonElement message, JsonElement around, ChatRole usual)
    {
        ChatRole role = LoggedRoles.Of(message, around) ?? usual;
        ImmutableArray<ContentPart> parts = role switch
        {
            ChatRole.Assistant => ReadSaid(message),
            ChatRole.Tool => ReadResults(message),
            _ => LoggedParts.Read(ContentOf(message)),
        };
        return new ChatMessage { Role = role, Parts = parts, Name = message.Text("name"u8), IsPlainString = parts is [TextPart] };
    }

    /// <summary>A message that names its role in its type, or an item that is no message.</summary>
    private static ChatMessage? ReadItem(JsonElement message, JsonElement around, ChatRole usual, bool isPlain)
    {
        string? kind = message.Text("type"u8);
        switch (kind)
        {
            case "function_call":
                return Of(ChatRole.Assistant, LoggedToolParts.ReadCall(message));
            case "function_call_output":
                return Of(ChatRole.Tool, LoggedToolParts.ReadResult(message));
            case "reasoning" or "text" or "output_text" or "tool_use":
                return new ChatMessage { Role = kind == "text" ? usual : ChatRole.Assistant, Parts = LoggedParts.Read(message) };
        }

        if (!isPlain && (LoggedRoles.Of(message, around) is not null || ContentOf(message).IsThere()))
        {
            return ReadSpoken(message, around, usual);
        }

        return kind is null ? null : Of(
            kind.EndsWith("_output", StringComparison.Ordinal) ? ChatRole.Tool : ChatRole.Assistant,
            new OpaquePart(kind, message) { IsItem = true });
    }

    private static ImmutableArray<ContentPart> ReadResults(JsonElement message)
    {
        JsonElement content = ContentOf(message);
        ImmutableArray<ContentPart> parts = LoggedParts.Read(content);
        return parts.Any(part => part is ToolResultPart)
            ? parts
            : [new ToolResultPart(message.Text("tool_call_id"u8) ?? message.Text("name"u8) ?? string.Empty, parts) { IsPlainString = content.IsText() }];
    }

    private static JsonElement ContentOf(JsonElement message) =>
        message.Either("content"u8, "parts"u8) is { ValueKind: not JsonValueKind.Undefined } content ? content
        : message.Either("contents"u8, "text"u8);

    /// <summary>Takes away what frameworks put around a message: LangChain's <c>kwargs</c> and <c>data</c>, OpenInference's <c>message</c>.</summary>
    private static JsonElement Opened(JsonElement value) =>
        value.Get("kwargs"u8) is { ValueKind: JsonValueKind.Object } constructed ? constructed
        : value.Get("message"u8) is { ValueKind: JsonValueKind.Object } inner ? inner
        : value.Get("data"u8) is { ValueKind: JsonValueKind.Object } dictionary && !value.Get("role"u8).IsText() ? dictionary
        : value;

    private static ChatMessage Of(ChatRole role, ContentPart part) => new() { Role = role, Parts = [part] };
}
