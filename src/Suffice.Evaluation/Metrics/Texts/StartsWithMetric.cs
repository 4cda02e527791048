using Suffice.Evaluation.Items;

namespace Suffice.Evaluation.Metrics.Texts;

/// <summary>The answer begins with a text.</summary>
internal sealed class StartsWithMetric(MetricSpec spec) : IMetric
{
    public static MetricDefinition Definition { get; } =
        new("starts-with", "The answer begins with a text.", spec => new StartsWithMetric(spec)) { NeedsReference = true };

    public string Name => spec.Name;

    public ValueTask<MetricResult> MeasureAsync(MeasuredAnswer measured, CancellationToken cancellationToken) => new(Standard.TextOf(spec, measured) is { } wanted
        ? MetricResult.Of(measured.Text.StartsWith(wanted, StringComparison.Ordinal), $"does not begin with {Standard.Quote(wanted)}")
        : Standard.None);
}
