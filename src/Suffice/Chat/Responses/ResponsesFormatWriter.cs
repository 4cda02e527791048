using Suffice.Chat.Json;
using Suffice.Chat.Wires;

namespace Suffice.Chat.Responses;

/// <summary>Writes <c>text.format</c>: flat, where Chat Completions nests it.</summary>
internal static class ResponsesFormatWriter
{
    public static void Write(AnswerFormat? format, ref FieldWriter text, WireCrossing crossing)
    {
        if (format is { Kind: AnswerFormatKind.Other })
        {
            text.Json("format", format.Json);
        }
        else if (format is not null)
        {
            FieldWriter written = FieldWriter.Begin(text.Name("format"), crossing.Keep(format.Extra));
            written.Text("type", format.Kind switch
            {
                AnswerFormatKind.JsonSchema => "json_schema",
                AnswerFormatKind.JsonObject => "json_object",
                _ => "text",
            });
            if (format.Kind == AnswerFormatKind.JsonSchema)
            {
                written.Text("name", format.Name ?? (crossing.IsOwn ? null : "answer"));
                written.Text("description", format.Description);
                written.Json("schema", format.Schema);
                written.Flag("strict", format.Strict);
            }

            written.End();
        }
    }
}
