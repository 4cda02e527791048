using System.Collections.Immutable;
using Suffice.Evaluation.Items;

namespace Suffice.Evaluation.Metrics;

/// <summary>A kind of metric: its names, and how one is made of what an item asks for.</summary>
/// <param name="Name">Its name.</param>
/// <param name="About">What it measures, in one sentence.</param>
/// <param name="Make">Makes one; throws <see cref="InvalidDataException"/> saying what is wrong with what was asked for.</param>
internal sealed record MetricDefinition(string Name, string About, Func<MetricSpec, IMetric> Make)
{
    /// <summary>Other names for the same.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>True when it has nothing to say without a value or a reference.</summary>
    public bool NeedsReference { get; init; }

    /// <summary>True when a model is asked.</summary>
    public bool AsksAJudge { get; init; }

    /// <summary>True for any of its names.</summary>
    public bool IsCalled(string name) => Name == name || Aliases.Contains(name, StringComparer.Ordinal);
}
