using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Suffice.Chat;
using Suffice.Engine;

namespace Suffice.Gateway.Answers;

/// <summary>Writes an answer as a stream of server-sent events.</summary>
internal static class StreamResponse
{
    /// <summary>Passes a stream on as it arrives.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <param name="wire">The caller's protocol.</param>
    /// <param name="asked">The call.</param>
    /// <param name="streaming">The stream.</param>
    /// <param name="labels">What to say where the answer says nothing.</param>
    /// <returns>When the stream has ended.</returns>
    public static async Task PassOnAsync(
        HttpContext context, IChatWire wire, ChatRequest asked, StreamingReply streaming, AnswerLabels labels)
    {
        Begin(context);
        PipeWriter body = context.Response.BodyWriter;
        IChatStreamWriter writer = wire.NewStreamWriter(asked, streaming.Source, labels);

        // What follows the stop is held for a moment: the cost is known only then, and goes out with the last usage.
        List<ChatEvent> tail = [];
        await foreach (ChatEvent step in streaming.Events.WithCancellation(context.RequestAborted).ConfigureAwait(false))
        {
            if (step is CallSettled settled)
            {
                writer.Notes = StreamNotes.Of(settled.Entry);
                continue;
            }

            long mark = streaming.Waits.Mark();

            // Some servers count in every piece, and of several choices one stops first: more content means that was not the end.
            if (step.IsContent && tail.Count > 0)
            {
                tail.ForEach(held => Write(writer, held, body));
                tail.Clear();
            }

            if (tail.Count > 0 || step is AnswerStopped or UsageReported)
            {
                tail.Add(step);
                if (step is not (AnswerEnded or StreamFailed))
                {
                    continue;
                }

                tail.ForEach(held => Write(writer, held, body));
                tail.Clear();
            }
            else
            {
                Write(writer, step, body);
            }

            // Sending is the caller's pace; writing is our work.
            streaming.Waits.ExcludeSince(mark);
            await body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
        }
    }

    /// <summary>Writes a held answer as a well-formed stream.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <param name="wire">The caller's protocol.</param>
    /// <param name="asked">The call.</param>
    /// <param name="answered">The answer.</param>
    /// <param name="labels">What to say where the answer says nothing.</param>
    /// <returns>When the stream has ended.</returns>
    public static async Task ReplayAsync(
        HttpContext context, IChatWire wire, ChatRequest asked, AnsweredReply answered, AnswerLabels labels)
    {
        Begin(context);
        PipeWriter body = context.Response.BodyWriter;
        IChatStreamWriter writer = wire.NewStreamWriter(asked, answered.Answer.Protocol, labels);
        writer.Notes = StreamNotes.Of(answered.Entry);
        foreach (ChatEvent step in AnswerEvents.Of(answered.Answer))
        {
            Write(writer, step, body);
        }

        await body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
    }

    private static void Begin(HttpContext context)
    {
        context.Response.ContentType = "text/event-stream; charset=utf-8";
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers["x-accel-buffering"] = "no";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
    }

    private static void Write(IChatStreamWriter writer, ChatEvent step, PipeWriter body)
    {
        if (step is StreamFailed failed)
        {
            writer.WriteError(new ChatError(502, failed.Message) { Code = failed.Kind }, body);
            return;
        }

        writer.Write(step, body);
    }
}
