namespace Suffice.Evaluation.Metrics.OfSets;

/// <summary>What always saying the commonest label would reach: the line below which an accuracy means nothing.</summary>
internal sealed class CommonestLabelMetric : ISetMetric
{
    /// <inheritdoc/>
    public string Name => "always-commonest";

    /// <inheritdoc/>
    public double Measure(IReadOnlyCollection<LabelPair> pairs)
    {
        return (double)pairs.CountBy(pair => pair.Right, StringComparer.Ordinal).Max(label => label.Value) / pairs.Count;
    }
}
