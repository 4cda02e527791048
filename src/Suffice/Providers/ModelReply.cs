using System.Collections.Immutable;
using Suffice.Chat;

namespace Suffice.Providers;

/// <summary>What came of a call sent for a whole answer: exactly one of the two is set.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Failure">The failure.</param>
/// <param name="Elapsed">From sending to the end.</param>
public sealed record ModelReply(ChatAnswer? Answer, CallFailure? Failure, TimeSpan Elapsed)
{
    /// <summary>From sending to the first byte of the body, where known.</summary>
    public TimeSpan? FirstByte { get; init; }

    /// <summary>The part of <see cref="Elapsed"/> that was not waiting: writing the call and reading the answer; zero where not measured.</summary>
    public TimeSpan OwnWork { get; init; }

    /// <summary>How long the answer took when it was recorded; <see langword="null"/> for one that is no replay, or where that is not known.</summary>
    public TimeSpan? RecordedLatency { get; init; }

    /// <summary>The names of what the provider's protocol could not carry of the call.</summary>
    public ImmutableArray<string> Lost { get; init; } = [];
}
