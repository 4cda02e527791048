using System.Collections.Immutable;
using System.Text.Json;

namespace Suffice.Evaluation.Items;

/// <summary>One metric that is asked for: which, against what, and how much it weighs.</summary>
/// <param name="Type">The metric, such as <c>contains</c>, without <c>not-</c>.</param>
public sealed record MetricSpec(string Type)
{
    /// <summary>True for <c>not-</c>: what the metric would pass fails.</summary>
    public bool IsNegated { get; init; }

    /// <summary>What it is measured against; <see langword="null"/> for the item's own reference.</summary>
    public JsonElement? Value { get; init; }

    /// <summary>The score (or the distance, cost or milliseconds) that still passes; <see langword="null"/> for the metric's own.</summary>
    public double? Threshold { get; init; }

    /// <summary>How much it weighs; with 0 it is reported and decides nothing.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>The name it is reported under, when it is another than its type.</summary>
    public string? Label { get; init; }

    /// <summary>The model that judges, where one is asked; <see langword="null"/> for the run's judge.</summary>
    public string? Judge { get; init; }

    /// <summary>Further settings of the metric.</summary>
    public JsonElement? Config { get; init; }

    /// <summary>The metrics inside an <c>assert-set</c>, which pass and weigh as one.</summary>
    public ImmutableArray<MetricSpec> Of { get; init; } = [];

    /// <summary>What it is called in reports.</summary>
    public string Name => Label ?? (IsNegated ? $"not-{Type}" : Type);

    /// <summary>The metrics that measure: itself, or those inside it, however deep.</summary>
    internal IEnumerable<MetricSpec> Single => Of.IsEmpty ? [this] : Of.SelectMany(inner => inner.Single);

    /// <summary>The same with values put into its texts.</summary>
    /// <param name="values">The values by name.</param>
    /// <returns>The metric for one item.</returns>
    /// <exception cref="InvalidDataException">A value is missing.</exception>
    internal MetricSpec Filled(IReadOnlyDictionary<string, JsonElement> values) => this with
    {
        Value = Value is { } value ? PromptTemplate.Fill(value, values) : null,
        Of = [.. Of.Select(inner => inner.Filled(values))],
    };
}
