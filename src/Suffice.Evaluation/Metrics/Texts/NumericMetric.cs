using System.Globalization;
using System.Text.Json;
using Suffice.Checks.Agreeing;
using Suffice.Checks.Canonical;
using Suffice.Evaluation.Items;

namespace Suffice.Evaluation.Metrics.Texts;

/// <summary>The number that the answer comes to lies within a tolerance of the reference.</summary>
/// <remarks>
/// The threshold is the largest difference that passes, 0 where none is stated; <c>config: {relative: 0.01}</c> allows a share of the reference instead.
/// The answer's number is the one after its last mark (<c>answer:</c>, <c>####</c>), or the <c>answer</c> of a JSON answer, else its last.
/// </remarks>
internal sealed class NumericMetric(MetricSpec spec) : IMetric
{
    private readonly decimal? relative = spec.Config is { ValueKind: JsonValueKind.Object } config
        && config.TryGetProperty("relative", out JsonElement share) && share.ValueKind == JsonValueKind.Number ? share.GetDecimal() : null;

    public static MetricDefinition Definition { get; } =
        new("numeric", "The number that the answer comes to lies within a tolerance of the reference.", spec => new NumericMetric(spec)) { Aliases = ["number"], NeedsReference = true };

    public string Name => spec.Name;

    public ValueTask<MetricResult> MeasureAsync(MeasuredAnswer measured, CancellationToken cancellationToken)
    {
        if (Standard.TextOf(spec, measured) is not { } reference)
        {
            return new(Standard.None);
        }

        if (NumberOf(reference) is not { } wanted)
        {
            return new(MetricResult.Failed($"the reference {Standard.Quote(reference)} holds no number"));
        }

        if (AnswerOf(measured) is not { } given)
        {
            return new(MetricResult.Of(isPassed: false, "the answer holds no number"));
        }

        decimal allowed = relative is { } of ? Math.Abs(wanted) * of : (decimal)(spec.Threshold ?? 0);
        return new(MetricResult.Of(
            Math.Abs(given - wanted) <= allowed, string.Create(CultureInfo.InvariantCulture, $"comes to {given:0.##########}, not {wanted:0.##########}")));
    }

    private static decimal? NumberOf(string text) => CanonicalValue.NumberIn(text, out _) ?? FinalNumber.Of(text);

    private static decimal? AnswerOf(MeasuredAnswer measured) =>
        measured.Json is { ValueKind: JsonValueKind.Object } json && json.TryGetProperty("answer", out JsonElement answer)
            ? NumberOf(JsonScalar.TextOf(answer))
            : NumberOf(measured.Text);
}
