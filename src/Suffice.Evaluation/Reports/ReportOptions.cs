using Suffice.Evaluation.Runs;
using Suffice.Evaluation.Verdicts;
using Suffice.Policy;

namespace Suffice.Evaluation.Reports;

/// <summary>How runs are held against their marks.</summary>
public sealed record ReportOptions
{
    /// <summary>The quality to reach, in place of the one each run was begun with; <see langword="null"/> for that one.</summary>
    public QualityFloor? Floor { get; init; }

    /// <summary>How many points below the last model still count as as good; <see langword="null"/> for the floor's own, else 2.</summary>
    public double? MarginPoints { get; init; }

    /// <summary>The metric whose mean is compared; <see langword="null"/> for the floor's own, else the share of items that pass.</summary>
    public string? ByMetric { get; init; }

    /// <summary>How sure a verdict has to be, above 0.5 and below 1; 0.95 by default.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>Seed of the bootstrap: the same seed gives the same intervals.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The quality that a run has to reach.</summary>
    internal QualityFloor? FloorOf(EvalRunHead run) => Floor ?? run.Floor;

    /// <summary>The metric whose mean is compared; <see langword="null"/> for the share of items that pass.</summary>
    /// <remarks>Of answers that are only held against each other, wins make up for losses: their mean says more than the share that does not lose.</remarks>
    internal string? MetricOf(EvalRunHead run) => ByMetric ?? FloorOf(run)?.Metric ?? (run.Metrics is ["pairwise"] ? "pairwise" : null);

    /// <summary>What good enough means for a run.</summary>
    internal VerdictRule RuleOf(EvalRunHead run) => new()
    {
        FloorMark = FloorOf(run)?.AtLeast,
        MarginPoints = MarginPoints ?? FloorOf(run)?.Margin ?? QualityFloor.UsualMargin,
        Confidence = Confidence,
    };
}
