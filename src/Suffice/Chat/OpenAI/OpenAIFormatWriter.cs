using Suffice.Chat.Json;
using Suffice.Chat.Wires;

namespace Suffice.Chat.OpenAI;

/// <summary>Writes the form asked of the answer as both of OpenAI's protocols word it; only where the schema stands differs.</summary>
internal static class OpenAIFormatWriter
{
    /// <summary>OpenAI demands a name where Anthropic has none.</summary>
    private const string UsualName = "answer";

    /// <summary>Writes it.</summary>
    /// <param name="format">The form; <see langword="null"/> when none is asked.</param>
    /// <param name="outer">The object that holds it.</param>
    /// <param name="name">Its name there.</param>
    /// <param name="isNested">True where the schema stands in an object of its own, as in Chat Completions.</param>
    /// <param name="crossing">Where the call comes from.</param>
    public static void Write(AnswerFormat? format, ref FieldWriter outer, string name, bool isNested, WireCrossing crossing)
    {
        switch (format?.Kind)
        {
            case null:
                break;
            case AnswerFormatKind.Other:
                outer.Json(name, crossing.Keep(SettingNames.Format(crossing.From), format.Json));
                break;
            default:
                FieldWriter written = FieldWriter.Begin(outer.Name(name), crossing.Keep(format.Extra));
                written.Text("type", WordOf(format.Kind));
                if (format.Kind == AnswerFormatKind.JsonSchema && isNested)
                {
                    FieldWriter schema = written.Open("json_schema");
                    WriteSchema(format, ref schema, crossing);
                    schema.End();
                }
                else if (format.Kind == AnswerFormatKind.JsonSchema)
                {
                    WriteSchema(format, ref written, crossing);
                }

                written.End();
                break;
        }
    }

    private static void WriteSchema(AnswerFormat format, ref FieldWriter schema, WireCrossing crossing)
    {
        schema.Text("name", format.Name ?? (crossing.IsOwn ? null : UsualName));
        schema.Text("description", format.Description);
        schema.Json("schema", format.Schema);
        schema.Flag("strict", format.Strict);
    }

    private static string WordOf(AnswerFormatKind kind) => kind switch
    {
        AnswerFormatKind.JsonSchema => "json_schema",
        AnswerFormatKind.JsonObject => "json_object",
        _ => "text",
    };
}
