using System.Buffers;
using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Suffice.Chat;
using Suffice.Chat.Wires;
using Suffice.Engine;
using Suffice.Gateway.Answers;
using Suffice.Gateway.Health;
using Suffice.Gateway.Responses;
using Suffice.Ledger;

namespace Suffice.Gateway.Calls;

/// <summary>Has a call answered and brings the answer to its caller, whole or as a stream.</summary>
internal sealed class AnswerDelivery(
    IChatWire wire, ErrorWriter errors, SufficeEngine engine, Draining draining, TimeProvider time, ILogger logger)
{
    private const int LeastAnswer = 4096;

    /// <summary>Answers a call.</summary>
    /// <param name="context">The HTTP call.</param>
    /// <param name="call">The call.</param>
    /// <param name="keepAlive">How long a stream may be silent before it gives a sign of life.</param>
    /// <param name="kept">What to do with an answer that is kept; <see langword="null"/> for nothing.</param>
    /// <returns>When the answer is written.</returns>
    public async Task AnswerAsync(HttpContext context, EngineCall call, TimeSpan keepAlive, KeptCall? kept)
    {
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, draining.Ended);
        if (call.Request.Stream)
        {
            await StreamAsync(context, call, keepAlive, kept, either.Token).ConfigureAwait(false);
        }
        else
        {
            await AnswerWholeAsync(context, call, kept, either.Token).ConfigureAwait(false);
        }
    }

    private async Task AnswerWholeAsync(HttpContext context, EngineCall call, KeptCall? kept, CancellationToken cancellationToken)
    {
        try
        {
            EngineReply reply = await engine.AnswerAsync(call, cancellationToken).ConfigureAwait(false);
            WriteHeaders(context, reply);
            await (reply switch
            {
                AnsweredReply answered => WriteAsync(context, answered, LabelsOf(reply, call.Request, kept), kept),
                FailedReply failed => errors.WriteAsync(context, failed),
                _ => throw new InvalidOperationException($"{reply.GetType().Name} to a call that does not stream"),
            }).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (draining.Ended.IsCancellationRequested && !context.Response.HasStarted)
        {
            await errors.WriteAsync(context, Draining.Stopped, Draining.Again).ConfigureAwait(false);
        }
    }

    private Task WriteAsync(HttpContext context, AnsweredReply answered, AnswerLabels labels, KeptCall? kept)
    {
        ChatAnswer answer = answered.Answer;
        if (answer.Protocol == wire.Protocol && !answer.Body.IsEmpty && kept is null && labels.ContinuedFrom is null)
        {
            // It goes out as it came, without a copy.
            return JsonBody.WriteAsync(context, answer.Body);
        }

        ArrayBufferWriter<byte> output = new(LeastAnswer);
        ImmutableArray<string> lost = wire.WriteAnswer(answer, labels, output);
        kept?.Keep(labels, output.WrittenMemory);
        AnswerHeaders.WriteLossy(context.Response.Headers, LossyText.Of(answered.Lost, lost));

        return JsonBody.WriteAsync(context, output.WrittenMemory);
    }

    private async Task StreamAsync(HttpContext context, EngineCall call, TimeSpan keepAlive, KeptCall? kept, CancellationToken cancellationToken)
    {
        await using LiveStream live = new(context, wire, call.Request, keepAlive, time);
        try
        {
            await StreamAsync(context, call, live, kept, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (draining.Ended.IsCancellationRequested)
        {
            if (!await TryEndAsync(context, call.Request, live, Draining.Stopped).ConfigureAwait(false))
            {
                await errors.WriteAsync(context, Draining.Stopped, Draining.Again).ConfigureAwait(false);
            }
        }
        catch (Exception broken) when (live.HasBegun && broken is not (OperationCanceledException or IOException))
        {
            GatewayLog.CallBroke(logger, broken, context.Request.Path);
            await TryEndAsync(context, call.Request, live, CallErrors.OurMistake).ConfigureAwait(false);
        }
    }

    private async Task StreamAsync(HttpContext context, EngineCall call, LiveStream live, KeptCall? kept, CancellationToken cancellationToken)
    {
        EngineReply reply = await engine.AnswerAsync(call, cancellationToken).ConfigureAwait(false);
        await live.TakeAsync().ConfigureAwait(false);
        try
        {
            WriteHeaders(context, reply);
            switch (reply)
            {
                case AnsweredReply answered:
                    await StreamResponse.ReplayAsync(live, WriterOf(answered.Answer.Protocol), answered).ConfigureAwait(false);
                    return;
                case StreamingReply streaming:
                    await StreamResponse.PassOnAsync(live, WriterOf(streaming.Source), streaming, cancellationToken).ConfigureAwait(false);
                    return;
            }
        }
        finally
        {
            live.Pass();
        }

        FailedReply failed = (FailedReply)reply;
        if (!await TryEndAsync(context, call.Request, live, FailureError.Of(failed)).ConfigureAwait(false))
        {
            await errors.WriteAsync(context, failed).ConfigureAwait(false);
        }

        IChatStreamWriter WriterOf(ChatProtocol? source)
        {
            AnswerLabels labels = LabelsOf(reply, call.Request, kept);
            IChatStreamWriter writer = wire.NewStreamWriter(call.Request, source, labels);

            return live.Writer = kept?.Watch(writer, source, labels) ?? writer;
        }
    }

    /// <summary>Ends a stream by the protocol's error inside it.</summary>
    /// <returns>False while nothing of it is out: then it is refused as any other call.</returns>
    private async Task<bool> TryEndAsync(HttpContext context, ChatRequest asked, LiveStream live, ChatError error)
    {
        await live.DisposeAsync().ConfigureAwait(false);
        if (!live.HasBegun)
        {
            return false;
        }

        (live.Writer ?? wire.NewStreamWriter(asked, null, default)).WriteError(error, live.Body);
        await live.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);

        return true;
    }

    private void WriteHeaders(HttpContext context, EngineReply reply)
    {
        // Nobody finds a request in the ledger that has no row there, so that it is told no id.
        if (context.Response.HasStarted || reply is FailedReply { IsRecorded: false })
        {
            return;
        }

        IHeaderDictionary headers = context.Response.Headers;
        AnswerHeaders.Write(headers, reply.Entry, isSettled: reply is not StreamingReply);
        headers[SufficeHeaders.RequestIdOf(wire.Protocol)] = reply.Entry.Id;
        if (!reply.Lost.IsDefaultOrEmpty)
        {
            AnswerHeaders.WriteLossy(headers, LossyText.Of(reply.Lost));
        }
    }

    private static AnswerLabels LabelsOf(EngineReply reply, ChatRequest asked, KeptCall? kept)
    {
        RequestEntry entry = reply.Entry;

        AnswerLabels labels = new(entry.Id, entry.Model ?? asked.Model, entry.At)
        {
            Asked = asked,
            PromptTokens = reply is StreamingReply streaming ? streaming.PromptTokens : 0,
        };

        return kept?.Label(labels) ?? labels;
    }
}
