using System.Collections.Immutable;
using Suffice.Chat;

namespace Suffice.Providers;

/// <summary>What came of a call sent for a stream: exactly one of the two is set.</summary>
/// <param name="Events">The events; enumerated once. A break comes as <see cref="StreamFailed"/>, never as an exception, except for the caller's own cancellation. Disposing the enumerator early cancels the upstream call.</param>
/// <param name="Failure">Why none could be opened.</param>
public sealed record ModelStream(IAsyncEnumerable<ChatEvent>? Events, CallFailure? Failure)
{
    /// <summary>The names of what the provider's protocol could not carry of the call.</summary>
    public ImmutableArray<string> Lost { get; init; } = [];
}
