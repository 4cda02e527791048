using System.Collections.Immutable;
using System.Text.Json;
using Suffice.Audit.Formats.Messages;
using Suffice.Audit.Formats.Values;
using Suffice.Chat;

namespace Suffice.Audit.Formats.Answers;

/// <summary>Reads an answer in whatever form a log keeps it: a body of any vendor, whole or streamed, messages, or a bare text.</summary>
internal static class AnswerBodies
{
    /// <summary>Reads an answer.</summary>
    /// <param name="value">What the log keeps.</param>
    /// <returns>What it tells; <see cref="LoggedAnswer.None"/> when it keeps nothing.</returns>
    public static LoggedAnswer Read(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                return ReadText(value, value.GetString()!);
            case JsonValueKind.Array:
                return value.GetArrayLength() == 0 ? LoggedAnswer.None : ReadList(value);
            case JsonValueKind.Object:
                return ReadObject(value);
            default:
                return LoggedAnswer.None;
        }
    }

    private static LoggedAnswer ReadText(JsonElement value, string text)
    {
        if (SseText.Fits(text) && SseText.Open(text) is { ValueKind: JsonValueKind.Array } events)
        {
            return ReadList(events);
        }

        // An answer that is JSON because the caller asked for it stays a text.
        return InnerJson.Of(value) is { ValueKind: not JsonValueKind.String } inner && IsKnown(inner) ? Read(inner) : LoggedAnswer.Of(text);
    }

    private static LoggedAnswer ReadObject(JsonElement body) =>
        ReaderOf(body) is { } read ? read(body)
        : IsError(body) ? LoggedAnswer.Failure
        : ReadMessage(body);

    // What is known to be an answer and how it is read is said once: a text is opened only for what has a reader.
    private static Func<JsonElement, LoggedAnswer>? ReaderOf(JsonElement body) =>
        ChatCompletionAnswer.Fits(body) ? ChatCompletionAnswer.Read
        : ResponsesAnswer.Fits(body) ? ResponsesAnswer.Read
        : AnthropicAnswer.Fits(body) ? AnthropicAnswer.Read
        : GeminiAnswer.Fits(body) ? GeminiAnswer.Read
        : BedrockAnswer.Fits(body) ? BedrockAnswer.Read
        : body.Has("generations"u8) ? LangChainAnswer.Read
        : null;

    private static Func<JsonElement, LoggedAnswer>? PiecesReaderOf(JsonElement first) =>
        ChatCompletionAnswer.Fits(first) ? ChatCompletionAnswer.ReadChunks
        : AnthropicAnswer.FitsEvent(first) ? AnthropicAnswer.ReadEvents
        : ResponsesAnswer.FitsEvent(first) ? ResponsesAnswer.ReadEvents
        : GeminiAnswer.Fits(first) ? GeminiAnswer.ReadPieces
        : BedrockAnswer.FitsPiece(first) ? BedrockAnswer.ReadPieces
        : null;

    private static bool IsError(JsonElement body) =>
        body.Get("error"u8) is { ValueKind: JsonValueKind.Object } || body.Is("type"u8, "error"u8)
            || (body.Get("error"u8).IsText() && body.GetPropertyCount() <= 2);

    private static LoggedAnswer ReadMessage(JsonElement body)
    {
        if (IsMessage(body) && LoggedMessage.Read(body, ChatRole.Assistant) is { } message)
        {
            return new LoggedAnswer { Parts = message.Parts };
        }

        foreach (string name in TextNames)
        {
            if (body.TryGetProperty(name, out JsonElement text) && text.IsText() && body.GetPropertyCount() == 1)
            {
                return LoggedAnswer.Of(text.GetString()!);
            }
        }

        return body.HasParts() ? LoggedAnswer.Of(body.GetRawText()) : LoggedAnswer.None;
    }

    private static LoggedAnswer ReadList(JsonElement list) => PiecesReaderOf(list[0]) is { } read ? read(list) : ReadMessages(list);

    private static LoggedAnswer ReadMessages(JsonElement list)
    {
        ImmutableArray<ContentPart>.Builder parts = ImmutableArray.CreateBuilder<ContentPart>();
        string? stop = null;
        foreach (JsonElement item in list.EnumerateArray())
        {
            if (LoggedMessage.Read(item, ChatRole.Assistant) is { Role: ChatRole.Assistant } said)
            {
                parts.AddRange(said.Parts);
                stop = item.Text("finish_reason"u8) ?? stop;
            }
        }

        return new LoggedAnswer { Parts = parts.DrainToImmutable(), Outcome = StopWords.OutcomeOf(stop) };
    }

    private static bool IsKnown(JsonElement body) => body.IsArray()
        ? body.GetArrayLength() > 0 && (IsKnown(body[0]) || PiecesReaderOf(body[0]) is not null)
        : ReaderOf(body) is not null || IsMessage(body);

    private static bool IsMessage(JsonElement body) =>
        body.Get("role"u8).IsText() || body.Get("kwargs"u8).IsObject() || body.Get("message"u8).Get("role"u8).IsText()
        || (LoggedRoles.Of(body.Text("type"u8)) is not null && (body.Has("content"u8) || body.Has("data"u8)));

    private static readonly string[] TextNames = ["text", "content", "output", "output_text", "completion", "response", "answer", "result"];
}
