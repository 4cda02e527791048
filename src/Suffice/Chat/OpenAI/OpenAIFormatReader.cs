using Suffice.Chat.Json;

namespace Suffice.Chat.OpenAI;

/// <summary>Reads the form asked of the answer as both of OpenAI's protocols word it; only where the schema stands differs.</summary>
internal static class OpenAIFormatReader
{
    /// <summary>Reads it.</summary>
    /// <param name="outer">The object that holds it.</param>
    /// <param name="name">Its name there.</param>
    /// <param name="isNested">True where the schema stands in an object of its own, as in Chat Completions.</param>
    public static AnswerFormat Read(ref FieldReader outer, string name, bool isNested)
    {
        FieldReader format = outer.Open(name);
        return format.RequiredText("type", "use text, json_object or json_schema") switch
        {
            "text" => new AnswerFormat(AnswerFormatKind.Text) { Extra = format.Rest() },
            "json_object" => new AnswerFormat(AnswerFormatKind.JsonObject) { Extra = format.Rest() },
            "json_schema" when isNested => ReadNested(ref format),
            "json_schema" => ReadSchema(ref format) with { Extra = format.Rest() },
            _ => new AnswerFormat(AnswerFormatKind.Other) { Json = outer.Peek(name) },
        };
    }

    private static AnswerFormat ReadNested(ref FieldReader format)
    {
        FieldReader schema = format.Open("json_schema");
        AnswerFormat read = ReadSchema(ref schema);
        format.Keep("json_schema", schema.Rest());
        return read with { Extra = format.Rest() };
    }

    private static AnswerFormat ReadSchema(ref FieldReader schema) => new(AnswerFormatKind.JsonSchema)
    {
        Name = schema.Text("name"),
        Description = schema.Text("description"),
        Schema = schema.Json("schema"),
        Strict = schema.Flag("strict"),
    };
}
