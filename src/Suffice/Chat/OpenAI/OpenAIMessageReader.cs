using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Chat.Json;
using Suffice.Chat.Wires;

namespace Suffice.Chat.OpenAI;

/// <summary>Reads one of <c>messages</c>, or the <c>message</c> of an answer.</summary>
internal static class OpenAIMessageReader
{
    private static readonly string[] ThinkingFields = ["reasoning_content", "reasoning"];

    public static ChatMessage Read(JsonElement value)
    {
        FieldReader fields = FieldReader.Of(value);
        string word = fields.RequiredText("role", OpenAIRoles.All);
        ChatRole role = OpenAIRoles.Read(word)
            ?? throw fields.Wrong("role", $"{JsonKinds.Quote(word)} is not a role", OpenAIRoles.All);
        if (role != ChatRole.Assistant && !fields.Has("content"))
        {
            throw fields.Missing("content", "give a string or a list of parts");
        }

        bool plain = ContentField.IsPlainString(fields, "content");
        ImmutableArray<ContentPart> parts = word switch
        {
            "assistant" => ReadAssistant(ref fields),
            "tool" => [ReadToolResult(ref fields, plain)],
            _ => ReadContent(ref fields),
        };

        // The older role of function results has no counterpart: it is a tool's message that keeps its own word.
        string? name = fields.Text("name");
        if (word == "function")
        {
            fields.Keep("role", value.GetProperty("role"));
        }

        return new ChatMessage { Role = role, Parts = parts, Name = name, IsPlainString = plain, Extra = fields.Rest() };
    }

    /// <summary>Thinking, content, refusal, tool calls: each in a field of its own, in this order.</summary>
    public static ImmutableArray<ContentPart> ReadAssistant(ref FieldReader fields)
    {
        ContentPart? thinking = ReadThinking(ref fields);
        ImmutableArray<ContentPart> content = ReadContent(ref fields);
        ContentPart? refusal = fields.Text("refusal") is { } text ? new RefusalPart(text) : null;
        ImmutableArray<ContentPart> calls = fields.Each("tool_calls", OpenAIToolReader.ReadCall);
        return (thinking, refusal) switch
        {
            (null, null) when calls.IsEmpty => content,
            (null, null) when content.IsEmpty => calls,
            _ => [.. Some(thinking), .. content, .. Some(refusal), .. calls],
        };
    }

    private static ImmutableArray<ContentPart> ReadContent(ref FieldReader fields) => ContentField.Read(ref fields, "content", OpenAIPartReader.Read);

    private static ToolResultPart ReadToolResult(ref FieldReader fields, bool plain)
    {
        string id = fields.RequiredText("tool_call_id", "give the id of the tool call that this answers");
        return new ToolResultPart(id, ReadContent(ref fields)) { IsPlainString = plain };
    }

    private static ThinkingPart? ReadThinking(ref FieldReader fields)
    {
        foreach (string name in ThinkingFields)
        {
            if (fields.Peek(name).ValueKind == JsonValueKind.String)
            {
                return new ThinkingPart(fields.RequiredText(name)) { Field = name };
            }
        }

        return null;
    }

    private static ImmutableArray<ContentPart> Some(ContentPart? part) => part is null ? [] : [part];
}
