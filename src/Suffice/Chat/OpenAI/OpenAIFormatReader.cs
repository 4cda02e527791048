using Suffice.Chat.Json;

namespace Suffice.Chat.OpenAI;

/// <summary>Reads <c>response_format</c>.</summary>
internal static class OpenAIFormatReader
{
    public static AnswerFormat Read(ref FieldReader request)
    {
        FieldReader format = request.Open("response_format");
        string kind = format.RequiredText("type", "use text, json_object or json_schema");
        return kind switch
        {
            "text" => new AnswerFormat(AnswerFormatKind.Text) { Extra = format.Rest() },
            "json_object" => new AnswerFormat(AnswerFormatKind.JsonObject) { Extra = format.Rest() },
            "json_schema" => ReadSchema(ref format),
            _ => new AnswerFormat(AnswerFormatKind.Other) { Json = request.Peek("response_format") },
        };
    }

    private static AnswerFormat ReadSchema(ref FieldReader format)
    {
        FieldReader schema = format.Open("json_schema");
        AnswerFormat read = new(AnswerFormatKind.JsonSchema)
        {
            Name = schema.Text("name"),
            Description = schema.Text("description"),
            Schema = schema.Json("schema"),
            Strict = schema.Flag("strict"),
        };
        format.Keep("json_schema", schema.Rest());
        return read with { Extra = format.Rest() };
    }
}
