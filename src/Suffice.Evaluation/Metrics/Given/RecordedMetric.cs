using Suffice.Evaluation.Items;

namespace Suffice.Evaluation.Metrics.Given;

/// <summary>The verdict that came with a recorded answer.</summary>
internal sealed class RecordedMetric(MetricSpec spec) : IMetric
{
    public static MetricDefinition Definition { get; } = new("recorded", "The verdict that came with a recorded answer.", spec => new RecordedMetric(spec));

    public string Name => spec.Name;

    public ValueTask<MetricResult> MeasureAsync(MeasuredAnswer measured, CancellationToken cancellationToken) => new(measured.RecordedVerdict is { } right
        ? MetricResult.Of(right, "was judged wrong where it was recorded")
        : MetricResult.NotApplicable("the answer came without a verdict"));
}
