using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Audit.Formats.Values;
using Suffice.Chat;

namespace Suffice.Audit.Formats.Messages;

/// <summary>Reads the content of a message: a text, a part, or a list of parts, of any vendor.</summary>
internal static class LoggedParts
{
    public static ImmutableArray<ContentPart> Read(JsonElement content)
    {
        switch (content.ValueKind)
        {
            case JsonValueKind.String:
                return [new TextPart(content.GetString()!)];
            case JsonValueKind.Object:
                return [ReadOne(content)];
            case JsonValueKind.Array:
                ImmutableArray<ContentPart>.Builder parts = ImmutableArray.CreateBuilder<ContentPart>(content.GetArrayLength());
                foreach (JsonElement part in content.EnumerateArray())
                {
                    if (part.ValueKind is JsonValueKind.String or JsonValueKind.Object)
                    {
                        parts.Add(part.IsText() ? new TextPart(part.GetString()!) : ReadOne(part));
                    }
                }

                return parts.DrainToImmutable();
            default:
                return [];
        }
    }

    private static ContentPart ReadOne(JsonElement part) => (part.Get("type"u8) is { ValueKind: JsonValueKind.String } type ? type.GetString() : null) switch
    {
        "text" or "input_text" or "output_text" => TextOf(part),
        "image_url" or "image" or "input_image" => LoggedImages.Read(part),
        "tool_use" or "tool_call" or "tool-call" or "function_call" => LoggedToolParts.ReadCall(part),
        "tool_result" or "tool_call_response" or "tool-result" or "function_call_output" => LoggedToolParts.ReadResult(part),
        "thinking" or "reasoning" or "reasoning_content" => Thinking(part),
        "redacted_thinking" => new ThinkingPart(string.Empty) { RedactedBytes = part.Text("data"u8) ?? string.Empty },
        "refusal" => new RefusalPart(part.Text("refusal"u8) ?? string.Empty) { InContent = true },
        null => ReadUntyped(part),
        { } kind => new OpaquePart(kind, part),
    };

    /// <summary>Google and Bedrock's Converse name the kind of a part by its only field.</summary>
    private static ContentPart ReadUntyped(JsonElement part)
    {
        if (part.Get("text"u8).IsText())
        {
            return part.Flag("thought"u8) == true ? new ThinkingPart(part.Get("text"u8).GetString()!) : TextOf(part);
        }

        return Inside(part, "functionCall"u8, "function_call"u8) is { } call ? LoggedToolParts.ReadCall(call)
            : Inside(part, "functionResponse"u8, "function_response"u8) is { } response ? LoggedToolParts.ReadResult(response)
            : Inside(part, "toolUse"u8) is { } use ? LoggedToolParts.ReadCall(use)
            : Inside(part, "toolResult"u8) is { } result ? LoggedToolParts.ReadResult(result)
            : Inside(part, "reasoningContent"u8) is { } thought ? Thinking(thought)
            : Inside(part, "message_content"u8) is { } inner ? ReadOne(inner)
            : Inside(part, "inlineData"u8, "inline_data"u8) is { } data ? LoggedImages.ReadInline(part, data)
            : Inside(part, "image"u8) is not null ? LoggedImages.Read(part)
            : part.Get("content"u8).IsText() ? TextOf(part)
            : new OpaquePart("unknown", part);
    }

    private static TextPart TextOf(JsonElement part) =>
        new(part.Either("text"u8, "content"u8) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : string.Empty);

    private static ThinkingPart Thinking(JsonElement part) => new(
        part.Text("thinking"u8) ?? part.Text("text"u8) ?? part.Text("content"u8) ?? part.Get("reasoningText"u8).Text("text"u8) ?? SummaryOf(part.Get("summary"u8)))
    {
        Signature = part.Text("signature"u8) ?? part.Get("reasoningText"u8).Text("signature"u8),
    };

    /// <summary>OpenAI shows of its thinking a list of summaries.</summary>
    private static string SummaryOf(JsonElement summary) => summary.IsArray()
        ? string.Join("\n\n", summary.EnumerateArray().Select(part => part.Text("text"u8)).Where(text => text is not null))
        : string.Empty;

    private static JsonElement? Inside(JsonElement part, ReadOnlySpan<byte> name, ReadOnlySpan<byte> other = default) =>
        part.Get(name) is { ValueKind: JsonValueKind.Object } found ? found
        : !other.IsEmpty && part.Get(other) is { ValueKind: JsonValueKind.Object } second ? second
        : null;
}
