using System.Collections.Immutable;

namespace Suffice.Evaluation.Metrics.OfSets;

/// <summary>The figures over all labelled answers; one line each.</summary>
internal static class SetMetrics
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<ISetMetric> All { get; } = [new LabelAccuracyMetric(), new MacroF1Metric(), new CommonestLabelMetric()];
}
