using System.Text.Json;
using Suffice.Audit.Formats.Values;
using Suffice.Chat;

namespace Suffice.Audit.Formats.Messages;

/// <summary>Reads images, by address or by their bytes.</summary>
internal static class LoggedImages
{
    public static ContentPart Read(JsonElement part)
    {
        JsonElement source = part.Get("source"u8);
        JsonElement image = part.Get("image_url"u8);
        if (image.IsObject() || image.IsText())
        {
            return OfAddress(image.IsText() ? image.GetString()! : image.Text("url"u8) ?? string.Empty);
        }

        return source.Text("data"u8) is { } bytes
            ? new ImagePart { MediaType = source.Text("media_type"u8), Base64 = bytes }
            : source.Text("url"u8) is { } url ? OfAddress(url)
            : (part.Text("file_id"u8) ?? source.Text("file_id"u8)) is { } file ? new ImagePart { FileId = file }
            : new OpaquePart("image", part);
    }

    /// <summary>Google's bytes inside a part: an image, or a sound or document that is carried whole.</summary>
    public static ContentPart ReadInline(JsonElement part, JsonElement data)
    {
        string? kind = data.Text("mimeType"u8) ?? data.Text("mime_type"u8);
        return kind is not null && kind.StartsWith("image/", StringComparison.Ordinal)
            ? new ImagePart { MediaType = kind, Base64 = data.Text("data"u8) ?? string.Empty }
            : new OpaquePart("inlineData", part);
    }

    private static ImagePart OfAddress(string url)
    {
        int comma = url.StartsWith("data:image/", StringComparison.Ordinal) ? url.IndexOf(";base64,", StringComparison.Ordinal) : -1;
        return comma > 0
            ? new ImagePart { MediaType = url[5..comma], Base64 = url[(comma + 8)..] }
            : new ImagePart { Url = url };
    }
}
