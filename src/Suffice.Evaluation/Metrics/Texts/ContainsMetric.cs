using Suffice.Evaluation.Items;

namespace Suffice.Evaluation.Metrics.Texts;

/// <summary>The answer holds a text.</summary>
internal sealed class ContainsMetric(MetricSpec spec, StringComparison comparison) : IMetric
{
    public static MetricDefinition Definition { get; } =
        new("contains", "The answer holds a text.", spec => new ContainsMetric(spec, StringComparison.Ordinal)) { NeedsReference = true };

    public static MetricDefinition AnyCase { get; } =
        new("icontains", "The answer holds a text, whatever the case.", spec => new ContainsMetric(spec, StringComparison.OrdinalIgnoreCase)) { NeedsReference = true };

    public string Name => spec.Name;

    public ValueTask<MetricResult> MeasureAsync(MeasuredAnswer measured, CancellationToken cancellationToken) => new(Standard.TextOf(spec, measured) is { } wanted
        ? MetricResult.Of(measured.Text.Contains(wanted, comparison), $"does not hold {Standard.Quote(wanted)}")
        : Standard.None);
}
