using System.Text.Json;
using Suffice.Audit.Formats.Values;
using Suffice.Chat;

namespace Suffice.Audit.Formats.Messages;

/// <summary>Reads the form that a call asks of its answer, of any vendor.</summary>
internal static class AskedForm
{
    /// <summary>Reads the form of a request.</summary>
    /// <param name="body">The request, or the parameters beside its messages.</param>
    /// <param name="protocol">The protocol, whose own field alone then counts; <see langword="null"/> for any.</param>
    /// <returns>The form; <see langword="null"/> where it asks for none.</returns>
    public static AnswerFormat? Of(JsonElement body, ChatProtocol? protocol = null) => protocol switch
    {
        ChatProtocol.OpenAI => OfChat(body),
        ChatProtocol.Responses => OfResponses(body),
        ChatProtocol.Anthropic => OfAnthropic(body),
        _ => OfChat(body) ?? OfResponses(body) ?? OfAnthropic(body) ?? OfGemini(body.Either("generationConfig"u8, "generation_config"u8)),
    };

    private static AnswerFormat? OfChat(JsonElement body) =>
        body.Inner("response_format"u8) is { ValueKind: JsonValueKind.Object } format ? Read(format, format.Get("json_schema"u8)) : null;

    private static AnswerFormat? OfResponses(JsonElement body) =>
        body.Get("text"u8).Get("format"u8) is { ValueKind: JsonValueKind.Object } format ? Read(format, format) : null;

    private static AnswerFormat? OfAnthropic(JsonElement body) =>
        body.Get("output_format"u8) is { ValueKind: JsonValueKind.Object } older ? Read(older, older)
        : body.Get("output_config"u8).Get("format"u8) is { ValueKind: JsonValueKind.Object } format ? Read(format, format)
        : null;

    private static AnswerFormat? Read(JsonElement format, JsonElement holder) => format.Text("type"u8) switch
    {
        "text" => new AnswerFormat(AnswerFormatKind.Text),
        "json_object" => new AnswerFormat(AnswerFormatKind.JsonObject),
        "json_schema" => OfSchema(holder.Get("schema"u8), holder.Text("name"u8)),
        null => null,
        _ => new AnswerFormat(AnswerFormatKind.Other) { Json = format },
    };

    private static AnswerFormat? OfGemini(JsonElement settings)
    {
        JsonElement schema = settings.Either("responseSchema"u8, "responseJsonSchema"u8);
        schema = schema.IsThere() ? schema : settings.Either("response_schema"u8, "response_json_schema"u8);
        return schema.IsObject() ? OfSchema(schema, null)
            : (settings.Text("responseMimeType"u8) ?? settings.Text("response_mime_type"u8)) == "application/json" ? new AnswerFormat(AnswerFormatKind.JsonObject)
            : null;
    }

    private static AnswerFormat OfSchema(JsonElement schema, string? name) =>
        new(AnswerFormatKind.JsonSchema) { Name = name, Schema = schema.IsThere() ? schema : null };
}
