using System.Text.Json;
using Suffice.Chat.Json;
using Suffice.Chat.Wires;

namespace Suffice.Chat.Anthropic;

/// <summary>Writes content: a string where it came as one, else a list of blocks.</summary>
internal static class AnthropicContentWriter
{
    public static void Write(ChatMessage message, Utf8JsonWriter json, WireCrossing crossing)
    {
        if (message is { IsPlainString: true, Parts: [TextPart only] })
        {
            crossing.Keep(only.Extra);
            json.WriteStringValue(only.Text);
        }
        else
        {
            WriteList(message.Parts, json, crossing);
        }
    }

    public static void WriteList(IEnumerable<ContentPart> parts, Utf8JsonWriter json, WireCrossing crossing)
    {
        json.WriteStartArray();
        foreach (ContentPart part in parts)
        {
            if (part is OpaquePart opaque)
            {
                json.Raw(opaque.Json);
                continue;
            }

            FieldWriter fields = FieldWriter.Begin(json, crossing.Keep(part.Extra));
            WriteBlock(part, ref fields, crossing);
            fields.Json("cache_control", part.CacheControl);
            fields.End();
        }

        json.WriteEndArray();
    }

    private static void WriteBlock(ContentPart part, ref FieldWriter fields, WireCrossing crossing)
    {
        switch (part)
        {
            case TextPart text:
                fields.Text("type", "text");
                fields.Text("text", text.Text);
                break;
            case RefusalPart refusal:
                fields.Text("type", "text");
                fields.Text("text", refusal.Text);
                break;
            case ImagePart image:
                fields.Text("type", "image");
                WriteSource(image, ref fields);
                break;
            case ToolCallPart call:
                fields.Text("type", "tool_use");
                fields.Text("id", AnthropicToolId.Of(call.Id, crossing.IsOwn));
                fields.Text("name", call.Name);
                ToolInput.Write(call, fields.Name("input"), crossing);
                break;
            case ToolResultPart result:
                WriteToolResult(result, ref fields, crossing);
                break;
            case ThinkingPart { RedactedBytes: { } bytes }:
                fields.Text("type", "redacted_thinking");
                fields.Text("data", bytes);
                break;
            case ThinkingPart thinking:
                fields.Text("type", "thinking");
                fields.Text("thinking", thinking.Text);
                fields.Text("signature", thinking.Signature ?? (thinking.EncryptedContent is { } own ? CarriedReasoning.ForAnthropic(own) : null));
                break;
        }
    }

    private static void WriteSource(ImagePart image, ref FieldWriter fields)
    {
        FieldWriter source = fields.Open("source");
        source.Text("type", image.Base64 is not null ? "base64" : image.FileId is not null ? "file" : "url");
        source.Text("media_type", image.MediaType);
        source.Text("data", image.Base64);
        source.Text("file_id", image.FileId);
        source.Text("url", image.Url);
        source.End();
    }

    private static void WriteToolResult(ToolResultPart result, ref FieldWriter fields, WireCrossing crossing)
    {
        fields.Text("type", "tool_result");
        fields.Text("tool_use_id", AnthropicToolId.Of(result.ToolCallId, crossing.IsOwn));
        if (result is { IsPlainString: true, Parts: [TextPart only] })
        {
            fields.Text("content", only.Text);
        }
        else if (!result.Parts.IsEmpty)
        {
            WriteList(result.Parts, fields.Name("content"), crossing);
        }

        fields.Flag("is_error", result.IsError);
    }
}
