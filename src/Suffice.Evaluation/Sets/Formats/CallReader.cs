using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Chat;
using Suffice.Providers.Recordings.Lines;

namespace Suffice.Evaluation.Sets.Formats;

/// <summary>Reads what a model is asked: a text, a list of messages, or a call with messages, tools and limits.</summary>
internal static class CallReader
{
    /// <summary>The model named in a call that is for no model in particular.</summary>
    public const string AnyModel = "auto";

    private static readonly string[] Known =
        ["messages", "prompt", "tools", "tool_choice", "schema", "response_format", "max_tokens", "max_completion_tokens", "temperature", "metadata", "model"];

    /// <summary>Reads a call.</summary>
    /// <param name="input">The text, the messages or the call.</param>
    /// <param name="path">Where it stands in its row.</param>
    /// <param name="into">Is told what is not read.</param>
    /// <exception cref="InvalidDataException">It is none of these.</exception>
    public static ChatRequest Read(JsonElement input, string path, SetBuilder into) => input.ValueKind switch
    {
        JsonValueKind.String => Of([ChatMessage.Of(ChatRole.User, input.GetString()!)]),
        JsonValueKind.Array => Of(MessageReader.Read(input)),
        JsonValueKind.Object => ReadCall(RowFields.Of(input, path), input, into),
        _ => throw RowFields.Wrong(path, input, "a text, a list of messages or an object with messages"),
    };

    /// <summary>A call of messages alone.</summary>
    public static ChatRequest Of(ImmutableArray<ChatMessage> messages) =>
        new() { Protocol = ChatProtocol.OpenAI, Model = AnyModel, Messages = messages };

    /// <summary>The form asked of the answer.</summary>
    public static AnswerFormat? FormatOf(JsonElement? schema) =>
        schema is { } given ? new AnswerFormat(AnswerFormatKind.JsonSchema) { Name = "answer", Schema = given } : null;

    private static ChatRequest ReadCall(RowFields call, JsonElement input, SetBuilder into)
    {
        RowReading.NoteUnread(input, into, Known);
        ImmutableArray<ChatMessage> messages = call.List("messages") is { } list ? MessageReader.Read(list)
            : call.Text("prompt") is { } prompt ? [ChatMessage.Of(ChatRole.User, prompt)]
            : throw new InvalidDataException($"{call.PathOf("messages")} and {call.PathOf("prompt")} are missing; one of them is wanted");
        return Of(messages) with
        {
            Tools = ToolReader.Read(call.List("tools")),
            ToolChoice = ToolChoiceOf(call.Find("tool_choice"), call.PathOf("tool_choice")),
            Format = FormatOf(call.Keep("schema")) ?? WiredFormat(call.Find("response_format")),
            MaxOutputTokens = (int?)(call.Count("max_completion_tokens") ?? call.Count("max_tokens")),
            Temperature = call.Amount("temperature"),
            Metadata = call.Keep("metadata"),
        };
    }

    private static AnswerFormat? WiredFormat(JsonElement? format)
    {
        if (format is not { ValueKind: JsonValueKind.Object } wired)
        {
            return null;
        }

        return wired.TryGetProperty("json_schema", out JsonElement named) && named.ValueKind == JsonValueKind.Object && named.TryGetProperty("schema", out JsonElement schema)
            ? FormatOf(schema.Clone())
            : wired.TryGetProperty("type", out JsonElement type) && type.ValueEquals("json_object") ? new AnswerFormat(AnswerFormatKind.JsonObject) : null;
    }

    private static ToolChoice? ToolChoiceOf(JsonElement? choice, string path) => choice switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } word => word.GetString() switch
        {
            "auto" => new ToolChoice(ToolChoiceMode.Auto),
            "none" => new ToolChoice(ToolChoiceMode.None),
            "required" or "any" => new ToolChoice(ToolChoiceMode.Required),
            var other => throw new InvalidDataException($"{path} is '{other}'; auto, none, required or a named tool is wanted"),
        },
        { ValueKind: JsonValueKind.Object } named => new ToolChoice(ToolChoiceMode.Named, NameIn(named) ?? throw RowFields.Wrong(path, named, "an object that names a tool")),
        { } other => throw RowFields.Wrong(path, other, "auto, none, required or a named tool"),
    };

    private static string? NameIn(JsonElement named) =>
        named.TryGetProperty("name", out JsonElement name) ? name.GetString()
        : named.TryGetProperty("function", out JsonElement function) && function.ValueKind == JsonValueKind.Object ? NameIn(function)
        : null;
}
