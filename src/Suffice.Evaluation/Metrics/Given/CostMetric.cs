using System.Globalization;
using Suffice.Evaluation.Items;

namespace Suffice.Evaluation.Metrics.Given;

/// <summary>The answer cost no more than the threshold, in US dollars.</summary>
internal sealed class CostMetric(MetricSpec spec) : IMetric
{
    private readonly double most = spec.Threshold ?? throw new InvalidDataException($"{spec.Name}: threshold is missing; the most US dollars an answer may cost is wanted");

    public static MetricDefinition Definition { get; } = new("cost", "The answer cost no more than the threshold in US dollars.", spec => new CostMetric(spec));

    public string Name => spec.Name;

    public ValueTask<MetricResult> MeasureAsync(MeasuredAnswer measured, CancellationToken cancellationToken) => new(measured.CostUsd is { } cost
        ? MetricResult.Of(cost <= (decimal)most, string.Create(CultureInfo.InvariantCulture, $"cost {cost:0.########} USD, more than {most:0.########}"))
        : MetricResult.NotApplicable("what it cost is not known"));
}
