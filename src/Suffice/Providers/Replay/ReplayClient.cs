using System.Runtime.CompilerServices;
using Suffice.Chat;
using Suffice.Chat.Streaming;
using Suffice.Providers.Recordings;

namespace Suffice.Providers.Replay;

/// <summary>Answers with what a model really answered when it was recorded: its text, its tokens and, scaled, its time.</summary>
/// <remarks>
/// A model is looked for under its id, its name and its aliases. A call that was never recorded, or not with this model, fails with
/// <see cref="FailureKind.NotFound"/>. Reads its recordings when first used.
/// </remarks>
/// <param name="files">The recordings.</param>
/// <param name="time">Waits out the recorded latency.</param>
internal sealed class ReplayClient(IReadOnlyList<string> files, TimeProvider time) : IModelClient, IDisposable
{
    /// <summary>About what providers send at a time: four to five tokens.</summary>
    private const int PieceLength = 20;

    private readonly Lazy<Task<RecordingIndex>> index =
        new(() => Task.Run(() => RecordingIndex.LoadAsync(files, CancellationToken.None)));

    /// <summary>Reads the recordings now.</summary>
    /// <param name="cancellationToken">Ends the waiting, not the reading.</param>
    /// <returns>The index of the recordings.</returns>
    /// <exception cref="RecordingException">A file cannot be read, or no line of it can be used.</exception>
    public Task<RecordingIndex> LoadAsync(CancellationToken cancellationToken = default) => index.Value.WaitAsync(cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<ModelReply> SendAsync(ModelCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        long started = time.GetTimestamp();
        RecordedReply reply = await FindAsync(call, cancellationToken);
        await WaitAsync(reply.Pace.Whole, cancellationToken);
        return new ModelReply(reply.Answer, reply.Failure, time.GetElapsedTime(started)) { RecordedLatency = reply.Latency };
    }

    /// <inheritdoc/>
    public async ValueTask<ModelStream> OpenAsync(ModelCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        RecordedReply reply = await FindAsync(call, cancellationToken);
        if (reply.Answer is { } answer)
        {
            return new ModelStream(StreamAsync(answer, reply.Pace, cancellationToken), null);
        }

        await WaitAsync(reply.Pace.Whole, cancellationToken);
        return new ModelStream(null, reply.Failure);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (index is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            index.Value.GetAwaiter().GetResult().Dispose();
        }
    }

    private async ValueTask<RecordedReply> FindAsync(ModelCall call, CancellationToken cancellationToken)
    {
        try
        {
            RecordingIndex recordings = await LoadAsync(cancellationToken);
            string[] names = [call.Model.Id, call.Model.Name, .. call.Model.Aliases];
            RecordedItem? item = await recordings.FindAsync(call.Request, names, cancellationToken);
            return item is null ? RecordedReply.OfUnknownCall(recordings.Count) : RecordedReply.Of(item, names, call.Provider);
        }
        catch (RecordingException e)
        {
            return new RecordedReply(null, new CallFailure(FailureKind.NotFound, e.Message) { Status = 404 }, default);
        }
    }

    private async IAsyncEnumerable<ChatEvent> StreamAsync(
        ChatAnswer answer, ReplayPace pace, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ChatEvent[] events = [.. AnswerEvents.Of(answer, PieceLength)];
        int pieces = events.Count(e => e.IsContent);
        int sent = 0;
        await WaitAsync(pieces == 0 ? pace.Whole : TimeSpan.Zero, cancellationToken);
        foreach (ChatEvent next in events)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (next.IsContent)
            {
                await WaitAsync(pace.Before(sent++, pieces), cancellationToken);
            }

            yield return next;
        }
    }

    private Task WaitAsync(TimeSpan wait, CancellationToken cancellationToken) =>
        wait > TimeSpan.Zero ? Task.Delay(wait, time, cancellationToken) : Task.CompletedTask;
}
