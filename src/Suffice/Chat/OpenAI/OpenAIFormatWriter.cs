using Suffice.Chat.Json;
using Suffice.Chat.Wires;

namespace Suffice.Chat.OpenAI;

/// <summary>Writes <c>response_format</c>.</summary>
internal static class OpenAIFormatWriter
{
    /// <summary>OpenAI demands a name where Anthropic has none.</summary>
    private const string UsualName = "answer";

    public static void Write(AnswerFormat? format, ref FieldWriter fields, WireCrossing crossing)
    {
        switch (format?.Kind)
        {
            case null:
                break;
            case AnswerFormatKind.Other:
                fields.Json("response_format", crossing.Keep(crossing.From == ChatProtocol.Anthropic ? "output_config.format" : "text.format", format.Json));
                break;
            default:
                FieldWriter written = FieldWriter.Begin(fields.Name("response_format"), crossing.Keep(format.Extra));
                written.Text("type", WordOf(format.Kind));
                if (format.Kind == AnswerFormatKind.JsonSchema)
                {
                    WriteSchema(format, ref written, crossing);
                }

                written.End();
                break;
        }
    }

    private static void WriteSchema(AnswerFormat format, ref FieldWriter written, WireCrossing crossing)
    {
        FieldWriter schema = written.Open("json_schema");
        schema.Text("name", format.Name ?? (crossing.IsOwn ? null : UsualName));
        schema.Text("description", format.Description);
        schema.Json("schema", format.Schema);
        schema.Flag("strict", format.Strict);
        schema.End();
    }

    private static string WordOf(AnswerFormatKind kind) => kind switch
    {
        AnswerFormatKind.JsonSchema => "json_schema",
        AnswerFormatKind.JsonObject => "json_object",
        _ => "text",
    };
}
