namespace Suffice.Evaluation.Metrics.OfSets;

/// <summary>A figure over all labelled answers of a model, which no single answer has.</summary>
internal interface ISetMetric
{
    /// <summary>What it is called.</summary>
    string Name { get; }

    /// <summary>Counts it.</summary>
    /// <param name="pairs">The labels; at least one.</param>
    /// <returns>The figure, 0 to 1.</returns>
    double Measure(IReadOnlyCollection<LabelPair> pairs);
}
