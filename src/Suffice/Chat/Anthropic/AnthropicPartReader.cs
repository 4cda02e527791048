using System.Text.Json;
using Suffice.Chat.Json;
using Suffice.Chat.Wires;

namespace Suffice.Chat.Anthropic;

/// <summary>Reads content blocks.</summary>
internal static class AnthropicPartReader
{
    public static ContentPart Read(JsonElement value)
    {
        FieldReader fields = FieldReader.Of(value);
        string kind = fields.RequiredText("type", "use text, image, tool_use, tool_result or another block");
        return kind switch
        {
            "text" => new TextPart(fields.RequiredText("text")) { CacheControl = fields.Json("cache_control"), Extra = fields.Rest() },
            "image" => (ContentPart?)ReadImage(ref fields) ?? new OpaquePart(kind, value),
            "tool_use" => ReadToolCall(ref fields),
            "tool_result" => ReadToolResult(ref fields),
            "thinking" => ReadThinking(ref fields),
            "redacted_thinking" => ReadRedacted(ref fields),
            _ => new OpaquePart(kind, value),
        };
    }

    private static ImagePart? ReadImage(ref FieldReader fields)
    {
        FieldReader source = fields.Open("source");
        string kind = source.RequiredText("type", "use base64, url or file");
        ImagePart? image = kind switch
        {
            "base64" => new ImagePart { MediaType = source.RequiredText("media_type"), Base64 = source.RequiredText("data") },
            "url" => new ImagePart { Url = source.RequiredText("url") },
            "file" => new ImagePart { FileId = source.RequiredText("file_id") },
            _ => null,
        };
        if (image is null)
        {
            return null;
        }

        fields.Keep("source", source.Rest());
        return image with { CacheControl = fields.Json("cache_control"), Extra = fields.Rest() };
    }

    private static ToolCallPart ReadToolCall(ref FieldReader fields)
    {
        string id = fields.RequiredText("id", "give the call's id");
        string name = fields.RequiredText("name", "name the tool");
        JsonElement input = fields.Object("input") ?? throw fields.Missing("input", "give the arguments as an object");
        return new ToolCallPart(id, name, input.GetRawText())
        {
            CacheControl = fields.Json("cache_control"),
            Extra = fields.Rest(),
        };
    }

    private static ToolResultPart ReadToolResult(ref FieldReader fields)
    {
        string id = fields.RequiredText("tool_use_id", "give the id of the tool_use that this answers");
        bool plain = ContentField.IsPlainString(fields, "content");
        return new ToolResultPart(id, ContentField.Read(ref fields, "content", Read))
        {
            IsPlainString = plain,
            IsError = fields.Flag("is_error"),
            CacheControl = fields.Json("cache_control"),
            Extra = fields.Rest(),
        };
    }

    private static ThinkingPart ReadThinking(ref FieldReader fields) =>
        CarriedReasoning.FromAnthropic(fields.RequiredText("thinking"), fields.Text("signature")) with
        {
            CacheControl = fields.Json("cache_control"),
            Extra = fields.Rest(),
        };

    private static ThinkingPart ReadRedacted(ref FieldReader fields) => new(string.Empty)
    {
        RedactedBytes = fields.RequiredText("data"),
        CacheControl = fields.Json("cache_control"),
        Extra = fields.Rest(),
    };
}
