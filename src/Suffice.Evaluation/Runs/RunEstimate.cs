using System.Collections.Immutable;

namespace Suffice.Evaluation.Runs;

/// <summary>What a run is going to take, before anybody is called.</summary>
/// <param name="Models">Each model.</param>
public sealed record RunEstimate(ImmutableArray<ModelEstimate> Models)
{
    /// <summary>Calls still to be made.</summary>
    public long Calls => Models.Sum(model => model.Calls);

    /// <summary>What they are likely to cost in USD; <see langword="null"/> when a price is not known.</summary>
    public decimal? LikelyUsd => Models.Any(model => model is { Calls: > 0, LikelyUsd: null }) ? null : Models.Sum(model => model.LikelyUsd ?? 0);

    /// <summary>The most they can cost in USD; <see langword="null"/> when a price or a longest answer is not known.</summary>
    public decimal? MostUsd => Models.Any(model => model is { Calls: > 0, MostUsd: null }) ? null : Models.Sum(model => model.MostUsd ?? 0);
}

/// <summary>What one model is going to take.</summary>
/// <param name="Model">Its name.</param>
/// <param name="Calls">Calls still to be made; answers that are at hand need none.</param>
/// <param name="AtHand">Answers that are at hand.</param>
/// <param name="LikelyUsd">What the calls are likely to cost: their prompts, and answers as long as the references.</param>
/// <param name="MostUsd">The most they can cost.</param>
public sealed record ModelEstimate(string Model, long Calls, long AtHand, decimal? LikelyUsd, decimal? MostUsd);
