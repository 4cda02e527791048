using System.Globalization;
using Suffice.Evaluation.Items;

namespace Suffice.Evaluation.Metrics.ToolCalls;

/// <summary>Precision and recall of the calls that were made, together as F1; calls are compared by name alone where the reference has names alone.</summary>
internal sealed class ToolCallF1Metric(MetricSpec spec) : IMetric
{
    public static MetricDefinition Definition { get; } =
        new("tool-call-f1", "Precision and recall of the tool calls made, together as F1.", spec => new ToolCallF1Metric(spec)) { NeedsReference = true };

    public string Name => spec.Name;

    public ValueTask<MetricResult> MeasureAsync(MeasuredAnswer measured, CancellationToken cancellationToken) => new(WantedCalls.Compare(spec, measured, (wanted, made) =>
    {
        int right = wanted.CountIn(made, out _);
        return MetricResult.Graded(
            F1.Of(right, wanted.Calls.Length, made.Count), spec.Threshold ?? 1, string.Create(CultureInfo.InvariantCulture, $"{right} of {wanted.Calls.Length} wanted calls among {made.Count} made"));
    }));
}
