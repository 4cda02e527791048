using Suffice.Chat;
using Suffice.Providers;

namespace Suffice.Evaluation.Runs.Calling;

/// <summary>What came of asking a model: an answer or a failure.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Failure">Why there is none.</param>
internal sealed record CallResult(ChatAnswer? Answer, CallFailure? Failure)
{
    /// <summary>How long the answer took when it was given.</summary>
    public TimeSpan? Latency { get; init; }

    /// <summary>What it costs; <see langword="null"/> when not known.</summary>
    public decimal? CostUsd { get; init; }

    /// <summary>True when it was given to an earlier run.</summary>
    public bool Cached { get; init; }

    /// <summary>The verdict that came with it, where it was recorded with one.</summary>
    public bool? RecordedVerdict { get; init; }
}
