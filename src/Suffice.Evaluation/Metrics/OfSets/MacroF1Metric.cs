namespace Suffice.Evaluation.Metrics.OfSets;

/// <summary>The F1 of each label that is right somewhere, each counting the same however rare it is.</summary>
internal sealed class MacroF1Metric : ISetMetric
{
    /// <inheritdoc/>
    public string Name => "macro-f1";

    /// <inheritdoc/>
    public double Measure(IReadOnlyCollection<LabelPair> pairs)
    {
        ILookup<string, LabelPair> right = pairs.ToLookup(pair => pair.Right, StringComparer.Ordinal);
        ILookup<string, LabelPair> given = pairs.ToLookup(pair => pair.Given, StringComparer.Ordinal);
        return right.Average(label =>
            F1.Of(label.Count(pair => pair.Given == pair.Right), label.Count(), given[label.Key].Count()));
    }
}
