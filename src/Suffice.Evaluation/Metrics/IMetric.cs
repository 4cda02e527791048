namespace Suffice.Evaluation.Metrics;

/// <summary>Measures one answer to one item.</summary>
/// <remarks>
/// One instance serves many answers at once: it holds no state of one. A fault of the answer is a result; what keeps the metric from
/// measuring (a judge that cannot be reached) is <see cref="MetricResult.Failed"/>, never a bad score; an exception counts as that too.
/// </remarks>
public interface IMetric
{
    /// <summary>What it is called in reports.</summary>
    string Name { get; }

    /// <summary>Measures an answer.</summary>
    /// <param name="measured">The item and the answer.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>What was measured.</returns>
    ValueTask<MetricResult> MeasureAsync(MeasuredAnswer measured, CancellationToken cancellationToken);
}
