using System.Text.Json;
using Suffice.Checks;
using Suffice.Evaluation.Items;
using Suffice.Schemas;

namespace Suffice.Evaluation.Metrics.Structured;

/// <summary>The answer is JSON, or holds some; with a value, JSON after that schema.</summary>
internal sealed class IsJsonMetric(MetricSpec spec, bool contained) : IMetric
{
    private readonly JsonSchema? schema = JsonSchemaMetric.SchemaOf(spec);

    public static MetricDefinition Definition { get; } =
        new("is-json", "The answer is JSON and nothing else; with a value, after that schema.", spec => new IsJsonMetric(spec, contained: false));

    public static MetricDefinition Contained { get; } =
        new("contains-json", "The answer holds JSON; with a value, after that schema.", spec => new IsJsonMetric(spec, contained: true));

    public string Name => spec.Name;

    public ValueTask<MetricResult> MeasureAsync(MeasuredAnswer measured, CancellationToken cancellationToken)
    {
        AnswerJson read = measured.Judged.Json;
        JsonElement? json = contained ? measured.Json : read.Root;
        return new(json is not { } found ? MetricResult.Of(isPassed: false, contained ? "holds no JSON" : read.Error)
            : JsonSchemaMetric.Against(schema, found));
    }
}
