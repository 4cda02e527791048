using System.Runtime.CompilerServices;
using Suffice.Chat;
using Suffice.Chat.Streaming;
using Suffice.Chat.Wires;
using Suffice.Files;
using Suffice.Providers.Failures;

namespace Suffice.Providers.Http;

/// <summary>One streamed answer as it arrives.</summary>
/// <param name="response">The response; owned from here on.</param>
/// <param name="clock">The call's limits; owned from here on.</param>
/// <param name="wire">The protocol.</param>
/// <param name="provider">Who answers.</param>
/// <param name="failures">Explains what breaks.</param>
internal sealed class AnswerStream(
    HttpResponseMessage response,
    CallClock clock,
    IChatWire wire,
    ProviderDefinition provider,
    FailureReader failures) : IAsyncDisposable
{
    /// <summary>What came before the first content, and the first content itself.</summary>
    private readonly List<ChatEvent> opening = [];
    private WatchedStream? body;
    private IAsyncEnumerator<ChatEvent>? source;

    /// <summary>Reads up to the first content, so that a failure before it is still one to recover from.</summary>
    /// <returns>The failure, or <see langword="null"/> when the stream has begun.</returns>
    public async ValueTask<CallFailure?> OpenAsync()
    {
        body = new WatchedStream(await response.Content.ReadAsStreamAsync(clock.Token), clock);
        source = ChatStream.ReadAsync(wire, body, clock.Token).GetAsyncEnumerator();
        while (await source.MoveNextAsync())
        {
            opening.Add(source.Current);
            switch (source.Current)
            {
                case StreamFailed failed:
                    return failures.Read(failed);
                case AnswerStopped or AnswerEnded or { IsContent: true }:
                    Begin();
                    return null;
            }
        }

        return failures.Of(FailureKind.InvalidResponse, "the stream ended without an answer");
    }

    /// <summary>Hands out the events; a break becomes the last of them.</summary>
    public async IAsyncEnumerable<ChatEvent> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using CancellationTokenRegistration leaving = cancellationToken.Register(clock.End);
        try
        {
            foreach (ChatEvent next in opening)
            {
                yield return next;
            }

            while (await NextAsync(cancellationToken) is { } next)
            {
                yield return next is StreamFailed failed ? failures.Masked(failed) : next;
                if (next is StreamFailed)
                {
                    yield break;
                }
            }
        }
        finally
        {
            await DisposeAsync();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // First the connection, so that nothing waits for an answer that nobody wants any more.
        response.Dispose();
        if (source is not null)
        {
            await source.DisposeAsync();
        }

        if (body is not null)
        {
            await body.DisposeAsync();
        }

        clock.Dispose();
    }

    /// <summary>From here on the stream is somebody's; if nobody ever reads it, its total limit closes it.</summary>
    private void Begin()
    {
        body!.BeginPieces();
        clock.Token.Register(response.Dispose);
    }

    private async ValueTask<ChatEvent?> NextAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await source!.MoveNextAsync() ? Explained(source.Current, cancellationToken) : null;
        }
        catch (Exception e) when (BrokenCall.Is(e))
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Failed(BrokenCall.Read(e, clock, provider, failures));
        }
    }

    /// <summary>A stream that broke because a limit passed says which; one closed by the caller ends as that.</summary>
    /// <remarks>A connection closed in the middle of a read may look like its end as well as like a break.</remarks>
    private ChatEvent Explained(ChatEvent next, CancellationToken cancellationToken)
    {
        if (next is not StreamFailed { Kind: StreamFailed.Broken or StreamFailed.Incomplete })
        {
            return next;
        }

        cancellationToken.ThrowIfCancellationRequested();
        clock.ThrowIfCallerLeft();
        return clock.Passed is { } limit ? Failed(failures.Of(FailureKind.Timeout, limit)) : next;
    }

    private static StreamFailed Failed(CallFailure failure) => new(EnumWord.Of(failure.Kind), failure.Message);
}
