using Suffice.Chat;
using Suffice.Chat.Streaming;
using Suffice.Providers;
using Suffice.Routing;

namespace Suffice.Cascade.Calling;

/// <summary>A stream that has begun to answer, or why none has.</summary>
/// <param name="Rung">The rung that answers.</param>
/// <param name="Attempt">Its attempt, to be ended with the stream.</param>
/// <param name="Head">The events up to and including the first content.</param>
/// <param name="Rest">What follows; to be disposed.</param>
/// <param name="Failure">Why no rung answers.</param>
internal sealed record OpenedStream(
    Rung? Rung, Attempt? Attempt, IReadOnlyList<ChatEvent> Head, IAsyncEnumerator<ChatEvent>? Rest, CallFailure? Failure)
{
    /// <summary>No rung was called: none takes the call now.</summary>
    public static OpenedStream Skipped { get; } = new(null, null, [], null, null);

    /// <summary>True when no rung was called.</summary>
    public bool IsSkipped => ReferenceEquals(this, Skipped);

    /// <summary>What had come when it was opened.</summary>
    /// <returns>The answer so far.</returns>
    public ChatAnswer Seen()
    {
        AnswerCollector collector = new(Rung!.Provider.Wire);
        foreach (ChatEvent step in Head)
        {
            collector.Add(step);
        }

        return collector.Build();
    }

    /// <summary>No stream.</summary>
    /// <param name="attempt">The attempt that failed; <see langword="null"/> when a limit forbade one.</param>
    /// <param name="failure">Why.</param>
    /// <returns>The failure.</returns>
    public static OpenedStream Failed(Attempt? attempt, CallFailure failure) => new(null, attempt, [], null, failure);
}
