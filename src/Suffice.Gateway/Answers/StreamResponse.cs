using Suffice.Chat;
using Suffice.Chat.Streaming;
using Suffice.Chat.Wires;
using Suffice.Engine;

namespace Suffice.Gateway.Answers;

/// <summary>Writes an answer as a stream of server-sent events.</summary>
internal static class StreamResponse
{
    // Of a held answer: a piece is small against a network packet's worth and large against an event's frame.
    private const int PieceCharacters = 1024;

    /// <summary>Passes a stream on as it arrives.</summary>
    /// <param name="live">The response; the turn is held, and is held again at the end.</param>
    /// <param name="writer">Writes the caller's protocol.</param>
    /// <param name="streaming">The stream.</param>
    /// <param name="cancellationToken">The caller's end, or ours.</param>
    /// <returns>When the stream has ended.</returns>
    public static async Task PassOnAsync(
        LiveStream live, IChatStreamWriter writer, StreamingReply streaming, CancellationToken cancellationToken)
    {
        live.Begin();

        // What follows the stop is held for a moment: the cost is known only then, and goes out with the last usage.
        List<ChatEvent> tail = [];
        await using IAsyncEnumerator<ChatEvent> events = streaming.Events.GetAsyncEnumerator(cancellationToken);
        while (await NextAsync(events, live).ConfigureAwait(false))
        {
            ChatEvent step = events.Current;
            if (step is CallSettled settled)
            {
                writer.Notes = StreamNotes.Of(settled.Entry, LossyText.Of(streaming.Lost, writer.Lost));
                continue;
            }

            long mark = streaming.Waits.Mark();

            // Some servers count in every piece, and of several choices one stops first: more content means that was not the end.
            bool isEnd = step is AnswerEnded or StreamFailed;
            if (tail.Count > 0 && (step.IsContent || isEnd))
            {
                tail.ForEach(held => Write(writer, held, live));
                tail.Clear();
            }

            if (!isEnd && (tail.Count > 0 || step is AnswerStopped or UsageReported))
            {
                tail.Add(step);
                continue;
            }

            Write(writer, step, live);

            // Sending is the caller's pace; writing is our work.
            streaming.Waits.ExcludeSince(mark);
            await live.SendIfMuchAsync().ConfigureAwait(false);
        }

        await live.SendAsync().ConfigureAwait(false);
    }

    /// <summary>Writes a held answer as a well-formed stream, in pieces.</summary>
    /// <param name="live">The response; the turn is held.</param>
    /// <param name="writer">Writes the caller's protocol.</param>
    /// <param name="answered">The answer.</param>
    /// <returns>When the stream has ended.</returns>
    public static async Task ReplayAsync(LiveStream live, IChatStreamWriter writer, AnsweredReply answered)
    {
        live.Begin();
        foreach (ChatEvent step in AnswerEvents.Of(answered.Answer, PieceCharacters))
        {
            if (step is UsageReported or AnswerStopped or AnswerEnded && writer.Notes.Count == 0)
            {
                writer.Notes = StreamNotes.Of(answered.Entry, LossyText.Of(answered.Lost, writer.Lost));
            }

            Write(writer, step, live);
            await live.SendIfMuchAsync().ConfigureAwait(false);
        }

        await live.SendAsync().ConfigureAwait(false);
    }

    /// <summary>Waits for the next event; what has been written goes out, and the turn is given up, only when there is something to wait for.</summary>
    private static async ValueTask<bool> NextAsync(IAsyncEnumerator<ChatEvent> events, LiveStream live)
    {
        ValueTask<bool> next = events.MoveNextAsync();
        if (next.IsCompleted)
        {
            return await next.ConfigureAwait(false);
        }

        try
        {
            await live.SendAsync().ConfigureAwait(false);
        }
        catch
        {
            // The enumerator may not be disposed while it moves.
            await Settled(next).ConfigureAwait(false);
            throw;
        }

        live.Pass();
        try
        {
            return await next.ConfigureAwait(false);
        }
        finally
        {
            await live.TakeAsync().ConfigureAwait(false);
        }
    }

    private static async ValueTask Settled(ValueTask<bool> next)
    {
        try
        {
            await next.ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The sending failed for the same reason, and that is told.
        }
    }

    private static void Write(IChatStreamWriter writer, ChatEvent step, LiveStream live)
    {
        if (step is StreamFailed failed)
        {
            writer.WriteError(new ChatError(502, failed.Message) { Code = failed.Kind }, live.Body);
            return;
        }

        writer.Write(step, live.Body);
    }
}
