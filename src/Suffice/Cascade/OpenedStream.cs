using Suffice.Chat;
using Suffice.Providers;
using Suffice.Routing;

namespace Suffice.Cascade;

/// <summary>A stream that has begun to answer, or why none has.</summary>
/// <param name="Rung">The rung that answers.</param>
/// <param name="Attempt">Its attempt, to be ended with the stream.</param>
/// <param name="Head">The events up to and including the first content.</param>
/// <param name="Rest">What follows; to be disposed.</param>
/// <param name="Failure">Why no rung answers.</param>
internal sealed record OpenedStream(
    Rung? Rung, Attempt? Attempt, IReadOnlyList<ChatEvent> Head, IAsyncEnumerator<ChatEvent>? Rest, CallFailure? Failure)
{
    /// <summary>No stream.</summary>
    /// <param name="failure">Why.</param>
    /// <returns>The failure.</returns>
    public static OpenedStream Failed(CallFailure failure) => new(null, null, [], null, failure);
}
