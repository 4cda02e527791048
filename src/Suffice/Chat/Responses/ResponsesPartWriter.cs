using System.Text.Json;
using Suffice.Chat.Json;
using Suffice.Chat.Wires;

namespace Suffice.Chat.Responses;

/// <summary>Writes content: a string where it came as one, or says all in another protocol; else a list of parts.</summary>
internal static class ResponsesPartWriter
{
    /// <summary>True for what may stand in content; notes what may not.</summary>
    public static bool Goes(ContentPart part, WireCrossing crossing)
    {
        string? lost = part switch
        {
            OpaquePart opaque when !crossing.IsOwn => opaque.Kind,
            ImagePart { FileId: not null } when !crossing.StaysWithOpenAI => "image.file_id",
            ThinkingPart => "thinking",
            ToolCallPart => "tool_use",
            ToolResultPart => "tool_result",
            _ => null,
        };
        if (lost is not null)
        {
            crossing.Lose(lost);
        }

        return lost is null;
    }

    public static void WriteContent(
        ref FieldWriter fields, string name, IReadOnlyList<ContentPart> parts, bool isPlainString, string textKind, WireCrossing crossing)
    {
        if (parts is [TextPart only] && isPlainString)
        {
            crossing.Keep("cache_control", only.CacheControl);
            crossing.Keep(only.Extra);
            fields.Text(name, only.Text);
            return;
        }

        Utf8JsonWriter json = fields.Name(name);
        json.WriteStartArray();
        foreach (ContentPart part in parts)
        {
            Write(part, textKind, json, crossing);
        }

        json.WriteEndArray();
    }

    public static void Write(ContentPart part, string textKind, Utf8JsonWriter json, WireCrossing crossing)
    {
        if (part is OpaquePart opaque)
        {
            json.Raw(opaque.Json);
            return;
        }

        FieldWriter fields = FieldWriter.Begin(json, crossing.Keep(part.Extra));
        crossing.Keep("cache_control", part.CacheControl);
        switch (part)
        {
            case TextPart text:
                fields.Usual("type", textKind);
                fields.Text("text", text.Text);
                break;
            case RefusalPart refusal:
                fields.Text("type", "refusal");
                fields.Text("refusal", refusal.Text);
                break;
            case ImagePart image:
                fields.Text("type", "input_image");
                fields.Text("image_url", DataUrl.Of(image));
                fields.Text("file_id", image.FileId);
                fields.Text("detail", image.Detail ?? (crossing.IsOwn ? null : "auto"));
                break;
        }

        fields.End();
    }
}
