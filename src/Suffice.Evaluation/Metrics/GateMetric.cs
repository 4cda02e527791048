using Suffice.Checks;

namespace Suffice.Evaluation.Metrics;

/// <summary>A check of the task's own gate: what it refuses never reaches a caller from this rung, so the answer is no pass.</summary>
/// <param name="check">The check.</param>
internal sealed class GateMetric(ICheck check) : IMetric
{
    public string Name => $"gate:{check.Name}";

    public async ValueTask<MetricResult> MeasureAsync(MeasuredAnswer measured, CancellationToken cancellationToken)
    {
        Finding finding = await check.JudgeAsync(measured.Judged, cancellationToken).ConfigureAwait(false);
        return finding.Kind == FindingKind.NotApplicable ? MetricResult.NotApplicable() : MetricResult.Of(!finding.IsFailed, finding.Violation);
    }
}
