using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using Suffice.Spending;

namespace Suffice.Chat;

/// <summary>Guesses tokens without a tokenizer, rather a little too many than too few.</summary>
/// <remarks>
/// Good for asking whether a call fits and for worst cases; never for a bill: everything made of it has basis
/// <see cref="UsageBasis.Estimated"/>. Text is weighed character by character (see <see cref="CharacterWeights"/>); messages, tools and images
/// get a flat allowance. Tokenizers of different vendors differ by a third on the same text, so no guess is closer than that for all.
/// </remarks>
public static class TokenEstimate
{
    /// <summary>Tokens allowed for an image: near the usual cap of Claude (1,568), above one of 1024² at gpt-4o (765). Of gpt-4o-mini, whose images count some 33 times, it is far too few.</summary>
    public const int ImageTokens = 1_600;

    private const int MessageTokens = 4;
    private const int ToolTokens = 12;

    /// <summary>What vendors add once to a prompt that offers tools.</summary>
    private const int ToolUseTokens = 350;

    /// <summary>Tokens of a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The guess; 0 for an empty text.</returns>
    public static long Text(string text) => Text(text.AsSpan());

    /// <summary>Tokens of a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The guess; 0 for an empty text.</returns>
    public static long Text(ReadOnlySpan<char> text) => CharacterWeights.Tokens(text);

    /// <summary>Tokens of a call's prompt: messages, tools, the schema of the answer.</summary>
    /// <param name="request">The call.</param>
    /// <returns>The guess.</returns>
    public static long Prompt(ChatRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);

        long tokens = MessageTokens;
        foreach (ChatMessage message in request.Messages)
        {
            tokens += MessageTokens + Parts(message.Parts);
        }

        foreach (ToolDefinition tool in request.Tools)
        {
            tokens += ToolTokens + Text(tool.Name) + Text(tool.Description ?? string.Empty) + Json(tool.Parameters ?? tool.Json);
        }

        return tokens + (request.Tools.IsEmpty ? 0 : ToolUseTokens) + Json(request.Format?.Schema);
    }

    /// <summary>Tokens of what an answer says, whole or as far as it came.</summary>
    /// <param name="answer">The answer.</param>
    /// <returns>The guess.</returns>
    public static long Answer(ChatAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);

        long tokens = Parts(answer.Parts);
        foreach (ChatAnswer alternative in answer.Alternatives)
        {
            tokens += Parts(alternative.Parts);
        }

        return tokens;
    }

    /// <summary>The usage of a call whose provider told none.</summary>
    /// <param name="request">The call.</param>
    /// <param name="answer">What came back, as far as it came; <see langword="null"/> when nothing did.</param>
    /// <returns>The guess, with basis <see cref="UsageBasis.Estimated"/>.</returns>
    public static TokenUsage Usage(ChatRequest request, ChatAnswer? answer) => new()
    {
        Input = Prompt(request),
        Output = answer is null ? 0 : Answer(answer),
        Basis = UsageBasis.Estimated,
    };

    private static long Parts(ImmutableArray<ContentPart> parts)
    {
        long tokens = 0;
        foreach (ContentPart part in parts)
        {
            tokens += part switch
            {
                TextPart text => Text(text.Text),
                ImagePart => ImageTokens,
                ToolCallPart call => ToolTokens + Text(call.Name) + Text(call.ArgumentsJson),
                ToolResultPart result => ToolTokens + Parts(result.Parts),
                ThinkingPart thinking => Text(thinking.Text) + CharacterWeights.EncodedTokens((thinking.RedactedBytes ?? thinking.EncryptedContent)?.Length ?? 0),
                RefusalPart refusal => Text(refusal.Text),
                TokensPart tokenized => tokenized.Count,
                OpaquePart opaque => Opaque(opaque.Json),
                _ => 0,
            };
        }

        return tokens;
    }

    private static long Json(JsonElement? json) =>
        json is { ValueKind: not JsonValueKind.Undefined } value ? CharacterWeights.Tokens(JsonMarshal.GetRawUtf8Value(value)) : 0;

    /// <summary>A long part of unknown kind is mostly encoded bytes (a document, a sound), which no vendor bills by their letters.</summary>
    private static long Opaque(JsonElement json)
    {
        ReadOnlySpan<byte> raw = json.ValueKind == JsonValueKind.Undefined ? [] : JsonMarshal.GetRawUtf8Value(json);
        const int Readable = 4_096;
        return raw.Length <= Readable
            ? CharacterWeights.Tokens(raw)
            : CharacterWeights.Tokens(raw[..Readable]) + CharacterWeights.EncodedTokens(raw.Length - Readable);
    }
}
