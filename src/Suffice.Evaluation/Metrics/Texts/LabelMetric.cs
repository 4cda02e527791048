using System.Text.Json;
using Suffice.Checks.Canonical;
using Suffice.Evaluation.Items;

namespace Suffice.Evaluation.Metrics.Texts;

/// <summary>The answer's label is the reference's; the share of these is the accuracy, and macro-F1 is counted of the same labels.</summary>
/// <remarks>
/// The label of a JSON answer stands in the only <c>enum</c> of its schema, or in the field named by <c>config: {field: NAME}</c>, or is its only text. Case, white space and
/// punctuation do not tell labels apart; where the schema or <c>config: {labels: [...]}</c> lists them, an answer that means one of them has it.
/// </remarks>
internal sealed class LabelMetric : IMetric
{
    private readonly MetricSpec spec;
    private readonly string? field;
    private readonly LabelSet? stated;
    private readonly SchemaLabels schemas = new();

    private LabelMetric(MetricSpec spec)
    {
        this.spec = spec;
        if (spec.Config is { ValueKind: JsonValueKind.Object } config)
        {
            field = config.TryGetProperty("field", out JsonElement name) && name.ValueKind == JsonValueKind.String ? name.GetString() : null;
            stated = config.TryGetProperty("labels", out JsonElement labels) && labels.ValueKind == JsonValueKind.Array
                ? new LabelSet([.. labels.EnumerateArray().Select(JsonScalar.TextOf)])
                : null;
        }
    }

    public static MetricDefinition Definition { get; } =
        new("label", "The answer's label is the reference's (label accuracy, and macro-F1 over all items).", spec => new LabelMetric(spec))
        {
            Aliases = ["label-accuracy", "accuracy", "classification"],
            NeedsReference = true,
        };

    public string Name => spec.Name;

    public ValueTask<MetricResult> MeasureAsync(MeasuredAnswer measured, CancellationToken cancellationToken)
    {
        if (Standard.JsonOf(spec, measured) is not { } reference)
        {
            return new(Standard.None);
        }

        (LabelSet? labels, Checks.Paths.JsonPath? path) = schemas.Of(measured.Item.Request);
        labels = stated ?? labels;
        string wanted = Known(LabelIn(reference, path), labels);
        string given = Known(measured.Json is { } json ? LabelIn(json, path) : measured.Text, labels);
        bool same = given == wanted || CanonicalValue.SameText(given, wanted);
        return new(MetricResult.Of(same, $"says {Standard.Quote(given)}, not {Standard.Quote(wanted)}") with { Prediction = same ? wanted : given, Truth = wanted });
    }

    private string LabelIn(JsonElement json, Checks.Paths.JsonPath? path)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return JsonScalar.TextOf(json);
        }

        if (field is not null)
        {
            return json.TryGetProperty(field, out JsonElement named) ? JsonScalar.TextOf(named) : string.Empty;
        }

        if (path?.Select(json) is [var chosen, ..])
        {
            return JsonScalar.TextOf(chosen);
        }

        JsonProperty[] texts = [.. json.EnumerateObject().Where(property => property.Value.ValueKind == JsonValueKind.String)];
        return texts is [var only] ? JsonScalar.TextOf(only.Value) : json.GetRawText();
    }

    private static string Known(string text, LabelSet? labels) => labels?.Match(text) ?? text.Trim();
}
