namespace Suffice.Evaluation.Metrics.OfSets;

/// <summary>The share of labels that are right.</summary>
internal sealed class LabelAccuracyMetric : ISetMetric
{
    /// <inheritdoc/>
    public string Name => "label-accuracy";

    /// <inheritdoc/>
    public double Measure(IReadOnlyCollection<LabelPair> pairs)
    {
        return (double)pairs.Count(pair => pair.Given == pair.Right) / pairs.Count;
    }
}
