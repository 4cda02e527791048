using System.Text.Json;
using Suffice.Evaluation.Items;
using Suffice.Schemas;

namespace Suffice.Evaluation.Metrics.Structured;

/// <summary>The answer is JSON after a schema: the one that the metric states, else the call's own.</summary>
internal sealed class JsonSchemaMetric(MetricSpec spec) : IMetric
{
    private readonly JsonSchema? stated = SchemaOf(spec);

    public static MetricDefinition Definition { get; } =
        new("json-schema", "The answer is JSON after a schema: the metric's or the call's own.", spec => new JsonSchemaMetric(spec));

    public string Name => spec.Name;

    public ValueTask<MetricResult> MeasureAsync(MeasuredAnswer measured, CancellationToken cancellationToken)
    {
        if (stated is null && measured.Item.Request.Format?.Schema is null)
        {
            return new(MetricResult.NotApplicable("neither the metric nor the call has a schema"));
        }

        try
        {
            JsonSchema schema = stated ?? JsonSchema.Parse(measured.Item.Request.Format!.Schema!.Value);
            return new(measured.Judged.Json.Root is { } json ? Against(schema, json) : MetricResult.Of(isPassed: false, measured.Judged.Json.Error));
        }
        catch (JsonSchemaException unusable)
        {
            return new(MetricResult.Failed($"the call's schema cannot be used: {unusable.Message}"));
        }
    }

    /// <summary>Holds a value against a schema; without one every value passes.</summary>
    public static MetricResult Against(JsonSchema? schema, JsonElement json) => schema is null || schema.IsValid(json)
        ? MetricResult.Of(isPassed: true)
        : MetricResult.Of(isPassed: false, string.Join(" ", schema.Validate(json, 3).Violations.Select(violation => violation.Message)));

    /// <summary>The schema that a metric states as its value.</summary>
    /// <exception cref="InvalidDataException">It is none that can be used.</exception>
    public static JsonSchema? SchemaOf(MetricSpec spec)
    {
        try
        {
            return spec.Value switch
            {
                null => null,
                { ValueKind: JsonValueKind.String } text => JsonSchema.Parse(text.GetString()!),
                { } schema => JsonSchema.Parse(schema),
            };
        }
        catch (JsonSchemaException unusable)
        {
            throw new InvalidDataException($"{spec.Name}: the schema cannot be used: {unusable.Message}", unusable);
        }
    }
}
