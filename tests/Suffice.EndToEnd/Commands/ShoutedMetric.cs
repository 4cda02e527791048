using Suffice.Evaluation.Metrics;

namespace Suffice.EndToEnd.Commands;

/// <summary>A metric as a user writes one: an answer is good when it is shouted.</summary>
public sealed class ShoutedMetric : IMetric
{
    public string Name => "shouted";

    public ValueTask<MetricResult> MeasureAsync(MeasuredAnswer measured, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(measured);

        return new(MetricResult.Of(!measured.Text.Any(char.IsLower), "is not shouted"));
    }
}
