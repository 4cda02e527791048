using System.Text.Json;
using Suffice.Chat.Json;
using Suffice.Chat.Wires;

namespace Suffice.Chat.Responses;

/// <summary>Reads one part of a message's <c>content</c> or of a function's <c>output</c>.</summary>
internal static class ResponsesPartReader
{
    /// <summary>Reads a part of what goes to the model.</summary>
    public static ContentPart Read(JsonElement value) => Read(value, "input_text");

    /// <summary>Reads a part of what the model said.</summary>
    public static ContentPart ReadSaid(JsonElement value) => Read(value, "output_text");

    private static ContentPart Read(JsonElement value, string usualText)
    {
        FieldReader fields = FieldReader.Of(value);
        string kind = fields.PeekText("type")
            ?? throw fields.Missing("type", "use input_text, input_image, input_file or output_text");
        switch (kind)
        {
            case "input_text" or "output_text" or "text":
                if (kind == usualText)
                {
                    fields.Taken("type");
                }

                return new TextPart(fields.RequiredText("text")) { Extra = fields.Rest() };
            case "refusal":
                fields.Taken("type");
                return new RefusalPart(fields.RequiredText("refusal")) { InContent = true, Extra = fields.Rest() };
            case "input_image":
                return ReadImage(ref fields);
            default:
                return new OpaquePart(kind, value);
        }
    }

    private static ImagePart ReadImage(ref FieldReader fields)
    {
        fields.Taken("type");
        string? url = fields.Text("image_url");
        string? file = fields.Text("file_id");
        if (url is null && file is null)
        {
            throw fields.Missing("image_url", "give an address, a data: URL, or a file_id");
        }

        return DataUrl.ImageOf(url) with { FileId = file, Detail = fields.Text("detail"), Extra = fields.Rest() };
    }
}
