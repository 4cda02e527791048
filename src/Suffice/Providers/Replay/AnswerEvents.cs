using Suffice.Chat;

namespace Suffice.Providers.Replay;

/// <summary>Cuts a whole answer into the events of a stream; collected again they give the same answer.</summary>
internal static class AnswerEvents
{
    /// <summary>About what providers send at a time: four to five tokens.</summary>
    private const int PieceLength = 20;

    public static IEnumerable<ChatEvent> Of(ChatAnswer answer)
    {
        yield return new AnswerStarted(answer.Id, answer.Model) { CreatedAt = answer.CreatedAt };
        for (int block = 0; block < answer.Parts.Length; block++)
        {
            foreach (ChatEvent piece in OfPart(block, answer.Parts[block], answer))
            {
                yield return piece;
            }

            yield return new BlockEnded(block);
        }

        yield return new AnswerStopped(answer.StopReason, answer.StopReasonRaw, answer.StopSequence);
        yield return new UsageReported(answer.Usage, answer.UsageJson) { ServiceTier = answer.ServiceTier };
        yield return new AnswerEnded();
    }

    private static IEnumerable<ChatEvent> OfPart(int block, ContentPart part, ChatAnswer answer) => part switch
    {
        TextPart text => OfText(block, text.Text, block == FirstText(answer) ? answer : null),
        RefusalPart refusal => Pieces(refusal.Text).Select(piece => new RefusalDelta(block, piece)),
        ThinkingPart thinking => OfThinking(block, thinking),
        ToolCallPart call => Pieces(call.ArgumentsJson)
            .Select(ChatEvent (piece) => new ToolArgumentsDelta(block, piece))
            .Prepend(new ToolCallStarted(block, call.Id, call.Name)),
        OpaquePart opaque => [new OpaqueDelta(block, opaque.Json)],
        _ => [],
    };

    /// <summary>Log-probabilities come with the first text they belong to, so that none is lost or told twice.</summary>
    private static IEnumerable<ChatEvent> OfText(int block, string text, ChatAnswer? owner)
    {
        bool first = true;
        foreach (string piece in Pieces(text))
        {
            yield return new TextDelta(block, piece) { Logprobs = first ? owner?.Logprobs : null };
            first = false;
        }
    }

    private static IEnumerable<ChatEvent> OfThinking(int block, ThinkingPart thinking) =>
        Pieces(thinking.Text)
            .Select(piece => new ThinkingDelta(block, piece))
            .Append(new ThinkingDelta(block, string.Empty, thinking.Signature, thinking.RedactedBytes));

    private static int FirstText(ChatAnswer answer)
    {
        for (int block = 0; block < answer.Parts.Length; block++)
        {
            if (answer.Parts[block] is TextPart)
            {
                return block;
            }
        }

        return -1;
    }

    /// <summary>Pieces of a text, never cutting a surrogate pair; one empty piece for an empty text, which is a block too.</summary>
    private static IEnumerable<string> Pieces(string text)
    {
        int start = 0;
        do
        {
            int end = Math.Min(start + PieceLength, text.Length);
            if (end < text.Length && char.IsHighSurrogate(text[end - 1]))
            {
                end++;
            }

            yield return text[start..end];
            start = end;
        }
        while (start < text.Length);
    }
}
