using System.Globalization;
using Suffice.Evaluation.Items;

namespace Suffice.Evaluation.Metrics.Given;

/// <summary>The answer took no longer than the threshold, in milliseconds; an answer of an earlier run is taken at its own time.</summary>
internal sealed class LatencyMetric(MetricSpec spec) : IMetric
{
    private readonly double most = spec.Threshold ?? throw new InvalidDataException($"{spec.Name}: threshold is missing; the most milliseconds an answer may take is wanted");

    public static MetricDefinition Definition { get; } = new("latency", "The answer took no longer than the threshold in milliseconds.", spec => new LatencyMetric(spec));

    public string Name => spec.Name;

    public ValueTask<MetricResult> MeasureAsync(MeasuredAnswer measured, CancellationToken cancellationToken) => new(measured.Latency is { } latency
        ? MetricResult.Of(latency.TotalMilliseconds <= most, string.Create(CultureInfo.InvariantCulture, $"took {latency.TotalMilliseconds:0} ms, more than {most:0}"))
        : MetricResult.NotApplicable("how long it took is not known"));
}
