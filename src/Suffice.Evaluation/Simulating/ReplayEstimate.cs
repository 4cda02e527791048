namespace Suffice.Evaluation.Simulating;

/// <summary>What asking anew is going to take, before anybody is called.</summary>
/// <param name="Calls">Past calls to be run.</param>
/// <param name="MostCalls">Calls to models, when every rung not at hand is asked once; corrections and models that checks ask come on top.</param>
/// <param name="LikelyUsd">What these cost in USD with answers as long as those at hand; <see langword="null"/> when a price is not known.</param>
/// <param name="MostUsd">The most they can cost; <see langword="null"/> when a price or a longest answer is not known.</param>
public sealed record ReplayEstimate(long Calls, long MostCalls, decimal? LikelyUsd, decimal? MostUsd)
{
    /// <summary>True when somebody bills it: not all answers come from recordings.</summary>
    public bool NeedsProviders { get; init; }
}
