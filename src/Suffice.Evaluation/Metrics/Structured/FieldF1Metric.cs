using System.Globalization;
using System.Text.Json;
using Suffice.Evaluation.Items;

namespace Suffice.Evaluation.Metrics.Structured;

/// <summary>How many fields of the reference's JSON the answer fills rightly, and how many of its own are right: their F1.</summary>
/// <remarks>
/// A field is a value that is no object and no list, at its place; an empty (null) one counts as absent. Values are compared by meaning
/// (numbers by value, dates in any form, words whatever the case) unless <c>config: {exact: true}</c>. Lists are compared whatever their order: each element
/// with the one that shares most with it. The threshold, 1 where none is stated, is the F1 that passes.
/// </remarks>
internal sealed class FieldF1Metric(MetricSpec spec) : IMetric
{
    private readonly JsonFields fields = new(
        IsExact: spec.Config is { ValueKind: JsonValueKind.Object } config && config.TryGetProperty("exact", out JsonElement exact) && exact.ValueKind == JsonValueKind.True);

    public static MetricDefinition Definition { get; } =
        new("field-f1", "Precision and recall over the fields of a JSON answer, together as F1.", spec => new FieldF1Metric(spec)) { Aliases = ["json-f1"], NeedsReference = true };

    public string Name => spec.Name;

    public ValueTask<MetricResult> MeasureAsync(MeasuredAnswer measured, CancellationToken cancellationToken)
    {
        if (Standard.JsonOf(spec, measured) is not { } reference)
        {
            return new(Standard.None);
        }

        if (measured.Json is not { } answer)
        {
            return new(MetricResult.Graded(0, spec.Threshold ?? 1, "the answer holds no JSON"));
        }

        (int right, int wanted, int given) = (fields.Shared(reference, answer), JsonFields.Count(reference), JsonFields.Count(answer));
        double f1 = F1.Of(right, wanted, given);
        string? reason = f1 >= 1 ? null : string.Create(
            CultureInfo.InvariantCulture, $"{right} of {wanted} fields right, {given} given{(fields.FirstDifference(reference, answer) is { } first ? $"; {first}" : "")}");
        return new(MetricResult.Graded(f1, spec.Threshold ?? 1, reason));
    }
}
