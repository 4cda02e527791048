using System.Text.Json;
using Suffice.Chat.Json;
using Suffice.Chat.Wires;

namespace Suffice.Chat.OpenAI;

/// <summary>Writes a message's <c>content</c>: a string where that says all, else a list of parts.</summary>
internal static class OpenAIContentWriter
{
    public static void Write(ChatMessage message, ref FieldWriter fields, bool contentExpected, WireCrossing crossing)
    {
        List<ContentPart> parts = [.. message.Parts.Where(part => Goes(part, crossing))];
        if (parts is [TextPart only] && (message.IsPlainString || !crossing.IsOwn))
        {
            crossing.Keep("cache_control", only.CacheControl);
            crossing.Keep(only.Extra);
            fields.Text("content", only.Text);
        }
        else if (parts.Count > 0)
        {
            WriteList(parts, fields.Name("content"), crossing);
        }
        else if (contentExpected)
        {
            WriteNothing(message, ref fields);
        }
    }

    /// <summary>Beside tool calls there need not be content, but some servers want at least the field.</summary>
    private static void WriteNothing(ChatMessage message, ref FieldWriter fields)
    {
        if (message.Role == ChatRole.Assistant && message.Parts.Any(part => part is ToolCallPart or RefusalPart or OpaquePart { IsToolCall: true }))
        {
            fields.Name("content").WriteNullValue();
        }
        else
        {
            fields.Text("content", string.Empty);
        }
    }

    private static bool Goes(ContentPart part, WireCrossing crossing)
    {
        bool content = part is TextPart or ImagePart or RefusalPart { InContent: true } or OpaquePart { IsToolCall: false };
        string? lost = crossing.IsOwn ? null : part switch
        {
            OpaquePart { IsToolCall: false } opaque => opaque.Kind,
            ImagePart { Url: null, Base64: null } => "image.file_id",
            _ => null,
        };
        if (lost is not null)
        {
            crossing.Lose(lost);
        }

        return content && lost is null;
    }

    private static void WriteList(List<ContentPart> parts, Utf8JsonWriter json, WireCrossing crossing)
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
            WritePart(part, ref fields);
            fields.Json("cache_control", crossing.Keep("cache_control", part.CacheControl));
            fields.End();
        }

        json.WriteEndArray();
    }

    private static void WritePart(ContentPart part, ref FieldWriter fields)
    {
        switch (part)
        {
            case TextPart text:
                fields.Text("type", "text");
                fields.Text("text", text.Text);
                break;
            case RefusalPart refusal:
                fields.Text("type", "refusal");
                fields.Text("refusal", refusal.Text);
                break;
            case ImagePart image:
                fields.Text("type", "image_url");
                FieldWriter inner = fields.Open("image_url");
                inner.Text("url", DataUrl.Of(image));
                inner.Text("detail", image.Detail);
                inner.End();
                break;
        }
    }
}
