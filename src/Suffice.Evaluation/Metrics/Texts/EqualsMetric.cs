using System.Text.Json;
using Suffice.Evaluation.Items;
using Suffice.Schemas.Values;

namespace Suffice.Evaluation.Metrics.Texts;

/// <summary>The answer is the reference: as JSON where that is an object or a list, else as a text, white space around it aside.</summary>
internal sealed class EqualsMetric(MetricSpec spec) : IMetric
{
    public static MetricDefinition Definition { get; } =
        new("equals", "The answer is the reference, as a text or as JSON.", spec => new EqualsMetric(spec)) { Aliases = ["exact", "exact-match"], NeedsReference = true };

    public string Name => spec.Name;

    public ValueTask<MetricResult> MeasureAsync(MeasuredAnswer measured, CancellationToken cancellationToken) => new(Measure(measured));

    private MetricResult Measure(MeasuredAnswer measured) => Standard.Of(spec, measured) is { } standard
        ? MetricResult.Of(Same(standard, measured), $"is {Standard.Quote(measured.Text)}, not {Standard.Quote(Checks.Canonical.JsonScalar.TextOf(standard))}")
        : Standard.None;

    /// <summary>True when an answer is a reference.</summary>
    public static bool Same(JsonElement standard, MeasuredAnswer measured)
    {
        string wanted = Checks.Canonical.JsonScalar.TextOf(standard);
        return string.Equals(wanted.Trim(), measured.Text.Trim(), StringComparison.Ordinal)
            || (Structured(standard) is { } json && measured.Json is { } answer && JsonEquality.Instance.Equals(json, answer));
    }

    private static JsonElement? Structured(JsonElement standard) => standard.ValueKind switch
    {
        JsonValueKind.Object or JsonValueKind.Array => standard,
        JsonValueKind.String when standard.GetString()!.AsSpan().TrimStart() is ['{' or '[', ..] => Checks.AnswerJson.Read(standard.GetString()!).Root,
        _ => null,
    };
}
