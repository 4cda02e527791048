using System.Runtime.CompilerServices;
using Suffice.Chat;
using Suffice.Chat.Streaming;
using Suffice.Providers.Failures;

namespace Suffice.Providers.Recordings;

/// <summary>Passes calls on to another client and records what comes back.</summary>
/// <remarks>
/// Recording never breaks a call: when the file cannot be written the answer goes out all the same, the first such failure is
/// logged and all are counted in <see cref="RecordingLosses"/>. A call that its caller gave up is not recorded.
/// </remarks>
/// <param name="inner">Sends the calls.</param>
/// <param name="writer">Takes the items.</param>
/// <param name="time">Times the streams.</param>
/// <param name="losses">Counts what could not be recorded.</param>
internal sealed class RecordingClient(IModelClient inner, RecordingWriter writer, TimeProvider time, RecordingLosses losses)
    : IModelClient
{
    public async ValueTask<ModelReply> SendAsync(ModelCall call, CancellationToken cancellationToken)
    {
        ModelReply reply = await inner.SendAsync(call, cancellationToken);
        if (call.Request.Kind != CallKind.Chat)
        {
            // A recording holds conversations, to be replayed on other ladders; vectors and counts have none.
            return reply;
        }

        await RecordAsync(call, new RecordedOutput
        {
            Model = call.Model.Id,
            Answer = reply.Answer,
            Failure = reply.Failure,
            Usage = reply.Answer?.Usage ?? default,
            Latency = reply.Elapsed,
        });
        return reply;
    }

    public async ValueTask<ModelStream> OpenAsync(ModelCall call, CancellationToken cancellationToken)
    {
        long started = time.GetTimestamp();
        ModelStream stream = await inner.OpenAsync(call, cancellationToken);
        if (stream.Events is { } events)
        {
            return stream with { Events = PassAsync(call, events, started, CancellationToken.None) };
        }

        await RecordAsync(call, new RecordedOutput
        {
            Model = call.Model.Id,
            Failure = stream.Failure,
            Latency = time.GetElapsedTime(started),
        });
        return stream;
    }

    private async IAsyncEnumerable<ChatEvent> PassAsync(
        ModelCall call, IAsyncEnumerable<ChatEvent> events, long started, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        AnswerCollector collected = new();
        TimeSpan? first = null;
        await foreach (ChatEvent next in events.WithCancellation(cancellationToken))
        {
            first ??= next.IsContent ? time.GetElapsedTime(started) : null;
            collected.Add(next);
            if (next is AnswerEnded or StreamFailed)
            {
                await RecordAsync(call, OutputOf(call, collected, first, time.GetElapsedTime(started)));
            }

            yield return next;
        }
    }

    private static RecordedOutput OutputOf(ModelCall call, AnswerCollector collected, TimeSpan? first, TimeSpan whole) => new()
    {
        Model = call.Model.Id,
        Answer = collected.Failure is null ? collected.Build() : null,
        Failure = collected.Failure is { } failed
            ? new CallFailure(StreamFailure.KindOf(failed) ?? FailureKind.ServerError, failed.Message) { Code = failed.Kind }
            : null,
        Usage = collected.Usage,
        Latency = whole,
        FirstPiece = first,
    };

    private async ValueTask RecordAsync(ModelCall call, RecordedOutput output)
    {
        try
        {
            await writer.AddAsync(RecordedItem.Of(call.Request, output), call.Provider.ApiKey);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            losses.Add(e, writer.Path);
        }
    }
}
