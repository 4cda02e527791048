using System.Collections.Immutable;
using Suffice.Evaluation.Items;

namespace Suffice.Evaluation.Metrics.Scoring;

/// <summary>A metric with what it weighs, or several that pass and weigh as one.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Weight">How much it weighs.</param>
internal sealed record WeightedMetric(string Name, double Weight)
{
    /// <summary>The metric; <see langword="null"/> for several.</summary>
    public IMetric? Metric { get; init; }

    /// <summary>True for <c>not-</c>.</summary>
    public bool IsNegated { get; init; }

    /// <summary>True when a model is asked, which costs something known or not.</summary>
    public bool AsksAJudge { get; init; }

    /// <summary>The several.</summary>
    public ImmutableArray<WeightedMetric> Inner { get; init; } = [];

    /// <summary>The weighted score from which the several pass; <see langword="null"/> when each must.</summary>
    public double? Threshold { get; init; }

    /// <summary>Makes it of what is asked for.</summary>
    /// <exception cref="InvalidDataException">There is no such metric, or it cannot be used so.</exception>
    public static WeightedMetric Of(MetricSpec spec) => spec.Of.IsEmpty
        ? new WeightedMetric(spec.Name, spec.Weight) { Metric = BuiltInMetrics.Make(spec), AsksAJudge = BuiltInMetrics.Find(spec.Type)!.AsksAJudge, IsNegated = spec.IsNegated }
        : new WeightedMetric(spec.Name, spec.Weight) { Inner = [.. spec.Of.Select(Of)], Threshold = spec.Threshold, IsNegated = spec.IsNegated };

    /// <summary>A metric that somebody wrote, with the weight of any other.</summary>
    public static WeightedMetric Of(IMetric metric) => new(metric.Name, 1) { Metric = metric };
}
