using Suffice.Checks;
using Suffice.Checks.Kinds;
using Suffice.Evaluation.Items;

namespace Suffice.Evaluation.Metrics.ToolCalls;

/// <summary>The answer calls an offered tool with valid arguments.</summary>
internal sealed class ToolCallValidMetric(MetricSpec spec) : IMetric
{
    private readonly ToolCallCheck check = new(new ToolCallOptions { Require = ToolCallRequirement.Always });

    public static MetricDefinition Definition { get; } =
        new("is-valid-openai-tools-call", "The answer calls an offered tool with valid arguments.", spec => new ToolCallValidMetric(spec))
        {
            Aliases = ["is-valid-function-call", "is-valid-openai-function-call", "tool-call-valid"],
        };

    public string Name => spec.Name;

    public async ValueTask<MetricResult> MeasureAsync(MeasuredAnswer measured, CancellationToken cancellationToken)
    {
        Finding finding = await check.JudgeAsync(measured.Judged, cancellationToken).ConfigureAwait(false);
        return MetricResult.Of(finding.Kind == FindingKind.Passed, finding.Violation);
    }
}
