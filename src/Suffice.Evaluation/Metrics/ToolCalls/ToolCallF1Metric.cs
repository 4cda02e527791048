using System.Globalization;
using Suffice.Chat;
using Suffice.Evaluation.Items;

namespace Suffice.Evaluation.Metrics.ToolCalls;

/// <summary>Precision and recall of the calls that were made, together as F1; calls are compared by name alone where the reference has names alone.</summary>
internal sealed class ToolCallF1Metric(MetricSpec spec) : IMetric
{
    public static MetricDefinition Definition { get; } =
        new("tool-call-f1", "Precision and recall of the tool calls made, together as F1.", spec => new ToolCallF1Metric(spec)) { NeedsReference = true };

    public string Name => spec.Name;

    public ValueTask<MetricResult> MeasureAsync(MeasuredAnswer measured, CancellationToken cancellationToken)
    {
        if (Standard.Of(spec, measured) is not { } reference)
        {
            return new(Standard.None);
        }

        if (WantedCalls.Read(reference, measured.Item.Request.Tools) is not { } wanted)
        {
            return new(MetricResult.Failed("the reference is no form of tool calls"));
        }

        List<ToolCallPart> made = [.. measured.Answer.ToolCalls];
        int right = wanted.CountIn(made, out _);
        int all = wanted.Calls.Length + made.Count;
        double f1 = all == 0 ? 1 : 2.0 * right / all;
        return new(MetricResult.Graded(f1, spec.Threshold ?? 1, string.Create(CultureInfo.InvariantCulture, $"{right} of {wanted.Calls.Length} wanted calls among {made.Count} made")));
    }
}
