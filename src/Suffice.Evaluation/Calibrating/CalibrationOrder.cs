using System.Collections.Immutable;
using Suffice.Confidence;
using Suffice.Learning.Ladders;

namespace Suffice.Evaluation.Calibrating;

/// <summary>What calibration is asked for.</summary>
public sealed record CalibrationOrder
{
    /// <summary>The task.</summary>
    public required string Task { get; init; }

    /// <summary>The ladder, cheapest first, with its pins.</summary>
    public required ImmutableArray<PinnedModel> Ladder { get; init; }

    /// <summary>The second model; <see langword="null"/> for none.</summary>
    public PinnedModel? Second { get; init; }

    /// <summary>Identifies the checks that judged the answers before.</summary>
    public required string Gate { get; init; }

    /// <summary>What is to hold; <see langword="null"/> for a threshold without a certificate, chosen so that <see cref="Keep"/> of the last rung's accuracy is kept on calls not fitted on.</summary>
    public Promise? Promise { get; init; }

    /// <summary>Without a promise, the share of the last rung's accuracy to keep.</summary>
    /// <value>0.99.</value>
    public double Keep { get; init; } = 0.99;

    /// <summary>With a promise, the share of the calls held back from fitting for the threshold; above 0 and below 1.</summary>
    /// <value>0.5.</value>
    public double HeldShare { get; init; } = 0.5;

    /// <summary>How long the calibration is served by before a person must look again.</summary>
    /// <value>90 days.</value>
    public TimeSpan GoodFor { get; init; } = TimeSpan.FromDays(90);

    /// <summary>What a second of waiting is worth in USD when ways to serve are compared.</summary>
    /// <value>0.</value>
    public decimal SecondWorthUsd { get; init; }

    /// <summary>How the estimator is fitted; its seed splits the calls too.</summary>
    public LadderLearning Learning { get; init; } = new();
}
