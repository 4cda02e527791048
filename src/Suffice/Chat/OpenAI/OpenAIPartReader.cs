using System.Text.Json;
using Suffice.Chat.Json;
using Suffice.Chat.Wires;

namespace Suffice.Chat.OpenAI;

/// <summary>Reads one part of a message's <c>content</c> list.</summary>
internal static class OpenAIPartReader
{
    public static ContentPart Read(JsonElement value)
    {
        FieldReader fields = FieldReader.Of(value);
        string kind = fields.RequiredText("type", "use text, image_url, input_audio or file");
        return kind switch
        {
            "text" => ReadText(ref fields),
            "image_url" when fields.Peek("image_url").ValueKind != JsonValueKind.String => ReadImage(ref fields),
            "refusal" => new RefusalPart(fields.RequiredText("refusal")) { InContent = true, Extra = fields.Rest() },
            _ => new OpaquePart(kind, value),
        };
    }

    private static TextPart ReadText(ref FieldReader fields) => new(fields.RequiredText("text"))
    {
        CacheControl = fields.Json("cache_control"),
        Extra = fields.Rest(),
    };

    private static ImagePart ReadImage(ref FieldReader fields)
    {
        FieldReader image = fields.Open("image_url");
        string url = image.RequiredText("url", "give an address or a data: URL");
        string? detail = image.Text("detail");
        fields.Keep("image_url", image.Rest());
        return DataUrl.ImageOf(url) with { Detail = detail, CacheControl = fields.Json("cache_control"), Extra = fields.Rest() };
    }
}
