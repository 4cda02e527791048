using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Chat.Json;
using Suffice.Chat.Wires;

namespace Suffice.Chat.Responses;

/// <summary>Reads the items of a call's <c>input</c> and of an answer's <c>output</c>.</summary>
internal static class ResponsesItemReader
{
    private const string Roles = "use system, developer, user or assistant";

    /// <summary>Reads one item of a call as a message of its own.</summary>
    public static ChatMessage Read(JsonElement value)
    {
        FieldReader fields = FieldReader.Of(value);
        string? kind = fields.PeekText("type");
        return kind switch
        {
            null when !fields.Has("role") && fields.Has("id") => Carried("item_reference", value),
            null or "message" => ReadMessage(ref fields, value),
            "function_call" => Said([ReadCall(ref fields)]),
            "function_call_output" => ReadResult(ref fields),
            "reasoning" => Said([ReadReasoning(ref fields)]),
            _ => Carried(kind, value),
        };
    }

    /// <summary>Reads one item of an answer.</summary>
    public static ImmutableArray<ContentPart> ReadOutput(JsonElement value)
    {
        FieldReader fields = FieldReader.Of(value);
        return fields.RequiredText("type", "name the item's type") == "message"
            ? ReadSaid(ref fields, value)
            : Read(value).Parts;
    }

    /// <summary>What the assistant said in a row is one message, as in the other protocols.</summary>
    public static ImmutableArray<ChatMessage> Joined(ImmutableArray<ChatMessage> items)
    {
        ImmutableArray<ChatMessage>.Builder messages = ImmutableArray.CreateBuilder<ChatMessage>(items.Length);
        foreach (ChatMessage item in items)
        {
            if (item.Role == ChatRole.Assistant && messages is [.., { Role: ChatRole.Assistant } last])
            {
                messages[^1] = Said([.. last.Parts, .. item.Parts]);
            }
            else
            {
                messages.Add(item);
            }
        }

        return messages.DrainToImmutable();
    }

    public static ToolCallPart ReadCall(ref FieldReader fields)
    {
        fields.Taken("type");
        string id = fields.RequiredText("call_id", "give the call's id");
        string name = fields.RequiredText("name", "name the function");
        string arguments = fields.RequiredText("arguments", "give the arguments as a string of JSON");
        return new ToolCallPart(id, name, arguments) { Item = ReadRest(ref fields) };
    }

    /// <summary>Reasoning is read by its text, where a server shows it, else by its summary; both stay as they are in the item.</summary>
    public static ThinkingPart ReadReasoning(ref FieldReader fields)
    {
        fields.Taken("type");
        bool hides = fields.Peek("encrypted_content") is not { ValueKind: JsonValueKind.String } content || !content.ValueEquals(string.Empty);
        string? encrypted = hides ? fields.Text("encrypted_content") : null;
        string shown = TextOf(fields.Peek("content"), string.Empty);
        string text = shown.Length > 0 ? shown : TextOf(fields.Peek("summary"), "\n\n");
        return CarriedReasoning.FromResponses(text, encrypted) with { Item = ReadRest(ref fields) };
    }

    private static ChatMessage ReadMessage(ref FieldReader fields, JsonElement value)
    {
        string word = fields.RequiredText("role", Roles);
        if (!fields.Has("content"))
        {
            throw fields.Missing("content", "give a string or a list of parts");
        }

        if (word == "assistant")
        {
            return Said(ReadSaid(ref fields, value));
        }

        ChatRole role = word switch
        {
            "user" => ChatRole.User,
            "developer" => ChatRole.Developer,
            "system" => ChatRole.System,
            _ => throw fields.Wrong("role", $"{JsonKinds.Quote(word)} is not a role", Roles),
        };
        bool plain = ContentField.IsPlainString(fields, "content");
        ImmutableArray<ContentPart> parts = ContentField.Read(ref fields, "content", ResponsesPartReader.Read);

        // The first system message stands for the instructions; one among the items keeps its word and thereby its place.
        if (role == ChatRole.System)
        {
            fields.Keep("role", value.GetProperty("role"));
        }

        return new ChatMessage { Role = role, Parts = parts, IsPlainString = plain, Extra = fields.Rest() };
    }

    private static ImmutableArray<ContentPart> ReadSaid(ref FieldReader fields, JsonElement value)
    {
        fields.Taken("role");
        bool plain = ContentField.IsPlainString(fields, "content");
        ImmutableArray<ContentPart> parts = ContentField.Read(ref fields, "content", ResponsesPartReader.ReadSaid);
        string? id = fields.Text("id");
        if (parts.IsEmpty)
        {
            return Carried("message", value).Parts;
        }

        ResponsesItem item = new() { Id = id, IsPlainString = plain, Extra = fields.Rest() };
        return [.. parts.Select(part => part with { Item = item })];
    }

    private static ChatMessage ReadResult(ref FieldReader fields)
    {
        fields.Taken("type");
        string id = fields.RequiredText("call_id", "give the id of the function call that this answers");
        if (!fields.Has("output"))
        {
            throw fields.Missing("output", "give a string or a list of parts");
        }

        bool plain = ContentField.IsPlainString(fields, "output");
        ToolResultPart result = new(id, ContentField.Read(ref fields, "output", ResponsesPartReader.Read)) { IsPlainString = plain };
        return new ChatMessage { Role = ChatRole.Tool, Parts = [result], IsPlainString = plain, Extra = fields.Rest() };
    }

    private static ResponsesItem ReadRest(ref FieldReader fields) => new() { Id = fields.Text("id"), Extra = fields.Rest() };

    private static ChatMessage Said(ImmutableArray<ContentPart> parts) =>
        new() { Role = ChatRole.Assistant, Parts = parts, IsPlainString = parts is [TextPart] };

    private static ChatMessage Carried(string kind, JsonElement value) => new()
    {
        Role = kind.EndsWith("_output", StringComparison.Ordinal) ? ChatRole.Tool : ChatRole.Assistant,
        Parts = [new OpaquePart(kind, value) { IsItem = true }],
    };

    private static string TextOf(JsonElement list, string between)
    {
        if (list.ValueKind != JsonValueKind.Array)
        {
            return string.Empty;
        }

        return string.Join(between, list.EnumerateArray()
            .Where(part => part.ValueKind == JsonValueKind.Object)
            .Select(part => part.TryGetProperty("text"u8, out JsonElement text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null)
            .Where(text => text is not null));
    }
}
