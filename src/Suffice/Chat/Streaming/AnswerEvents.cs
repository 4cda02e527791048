using System.Collections.Immutable;
using Suffice.Spending;

namespace Suffice.Chat.Streaming;

/// <summary>Tells a whole answer as events, so that an answer that was held back can go out as a stream.</summary>
public static class AnswerEvents
{
    /// <summary>The events of an answer. Collected again they give the same answer.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="pieceLength">The most characters of one piece of text; <see langword="null"/> leaves texts whole.</param>
    /// <returns>The events.</returns>
    public static IEnumerable<ChatEvent> Of(ChatAnswer answer, int? pieceLength = null)
    {
        ArgumentNullException.ThrowIfNull(answer);

        yield return new AnswerStarted(answer.Id, answer.Model)
        {
            CreatedAt = answer.CreatedAt,
            ServiceTier = answer.ServiceTier,
            Usage = answer.Usage.Basis == UsageBasis.None ? null : answer.Usage with { Output = 0, Reasoning = 0, AudioOutput = 0 },
            Extra = answer.Extra,
        };
        ImmutableArray<ChatAnswer> choices = [answer, .. answer.Alternatives];
        foreach (ChatEvent step in choices.SelectMany((choice, index) => ContentOf(choice, index, pieceLength)))
        {
            yield return step;
        }

        if (answer.Usage.Basis != UsageBasis.None || answer.UsageJson is not null)
        {
            yield return new UsageReported(answer.Usage, answer.UsageJson)
            {
                ServiceTier = answer.ServiceTier,
                Region = answer.Region,
                ReportedCostUsd = answer.ReportedCostUsd,
            };
        }

        foreach (ChatEvent step in choices.Select((choice, index) => StopOf(choice, index)))
        {
            yield return step;
        }

        yield return new AnswerEnded();
    }

    private static AnswerStopped StopOf(ChatAnswer choice, int index) =>
        new(choice.StopReason, choice.StopReasonRaw, choice.StopSequence)
        {
            Choice = index,
            StatedConfidence = choice.StatedConfidence,
            LabelProbabilities = choice.LabelProbabilities,
        };

    private static IEnumerable<ChatEvent> ContentOf(ChatAnswer choice, int index, int? pieceLength)
    {
        for (int block = 0; block < choice.Parts.Length; block++)
        {
            ResponsesItem? item = choice.Parts[block].Item;
            foreach (ChatEvent step in BlockOf(choice.Parts[block], block, index, pieceLength))
            {
                yield return item is null ? step : step with { Item = item };
            }

            yield return new BlockEnded(block) { Choice = index };
        }

        ExtraFields ofChoice = choice.Logprobs is { } logprobs
            ? new([.. choice.ChoiceExtra.Items, KeyValuePair.Create("logprobs", logprobs)])
            : choice.ChoiceExtra;
        if (!ofChoice.IsEmpty || !choice.MessageExtra.IsEmpty)
        {
            yield return new FieldsReported(ExtraFields.None, ofChoice, choice.MessageExtra) { Choice = index };
        }
    }

    private static IEnumerable<ChatEvent> BlockOf(ContentPart part, int block, int choice, int? pieceLength) => part switch
    {
        TextPart text => Pieces(text.Text, pieceLength).Select((piece, i) =>
            new TextDelta(block, piece) { Choice = choice, Extra = i == 0 ? text.Extra : ExtraFields.None }),
        RefusalPart refusal => Pieces(refusal.Text, pieceLength).Select((piece, i) =>
            new RefusalDelta(block, piece) { Choice = choice, Extra = i == 0 ? refusal.Extra : ExtraFields.None }),
        ThinkingPart thinking => ThinkingOf(thinking, block, choice, pieceLength),
        ToolCallPart call =>
        [
            new ToolCallStarted(block, call.Id, call.Name) { Choice = choice, Extra = call.Extra },
            .. Pieces(call.ArgumentsJson, pieceLength).Select(piece => new ToolArgumentsDelta(block, piece) { Choice = choice }),
        ],
        OpaquePart opaque => [new OpaqueDelta(block, opaque.Json) { Choice = choice, IsToolCall = opaque.IsToolCall, IsItem = opaque.IsItem }],
        _ => [],
    };

    private static IEnumerable<ChatEvent> ThinkingOf(ThinkingPart thinking, int block, int choice, int? pieceLength)
    {
        if (thinking.RedactedBytes is not null)
        {
            return [new ThinkingDelta(block, string.Empty, null, thinking.RedactedBytes) { Choice = choice, Extra = thinking.Extra }];
        }

        IEnumerable<ChatEvent> pieces = Pieces(thinking.Text, pieceLength).Select((piece, i) =>
            new ThinkingDelta(block, piece) { Choice = choice, Field = thinking.Field, Extra = i == 0 ? thinking.Extra : ExtraFields.None });
        return thinking is { Signature: null, EncryptedContent: null }
            ? pieces
            : pieces.Append(new ThinkingDelta(block, string.Empty, thinking.Signature) { Choice = choice, EncryptedContent = thinking.EncryptedContent });
    }

    /// <summary>Cuts a text, never inside a surrogate pair; an empty text is one empty piece.</summary>
    private static IEnumerable<string> Pieces(string text, int? length)
    {
        int at = 0;
        do
        {
            int end = Math.Min(text.Length, at + Math.Max(1, length ?? text.Length));
            end += end < text.Length && char.IsHighSurrogate(text[end - 1]) ? 1 : 0;
            yield return text[at..end];
            at = end;
        }
        while (at < text.Length);
    }
}
