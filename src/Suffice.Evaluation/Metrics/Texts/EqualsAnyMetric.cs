using System.Text.Json;
using Suffice.Evaluation.Items;

namespace Suffice.Evaluation.Metrics.Texts;

/// <summary>The answer is one of several right ones.</summary>
internal sealed class EqualsAnyMetric(MetricSpec spec) : IMetric
{
    public static MetricDefinition Definition { get; } =
        new("equals-any", "The answer is one of several right ones.", spec => new EqualsAnyMetric(spec)) { NeedsReference = true };

    public string Name => spec.Name;

    public ValueTask<MetricResult> MeasureAsync(MeasuredAnswer measured, CancellationToken cancellationToken) => new(Standard.Of(spec, measured) switch
    {
        null => Standard.None,
        { ValueKind: JsonValueKind.Array } list => MetricResult.Of(
            list.EnumerateArray().Any(one => EqualsMetric.Same(one, measured)), $"is {Standard.Quote(measured.Text)}, none of the {list.GetArrayLength()} right ones"),
        { } one => MetricResult.Of(EqualsMetric.Same(one, measured), $"is {Standard.Quote(measured.Text)}"),
    });
}
