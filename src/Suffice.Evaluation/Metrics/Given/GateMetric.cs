using Suffice.Checks;
using Suffice.Policy;

namespace Suffice.Evaluation.Metrics.Given;

/// <summary>A check of the task's own gate: what it refuses never reaches a caller from this rung, so the answer is no pass. What it mends does.</summary>
/// <param name="item">The check, with its plan.</param>
internal sealed class GateMetric(GateCheck item) : IMetric
{
    public string Name => $"gate:{item.Check.Name}";

    public async ValueTask<MetricResult> MeasureAsync(MeasuredAnswer measured, CancellationToken cancellationToken)
    {
        Finding finding = await item.Check.JudgeAsync(measured.AtGate, cancellationToken).ConfigureAwait(false);
        if (finding.IsFailed && item is { OnFail.Repair: true, Check: IRepairingCheck repairing } && repairing.Repair(measured.AtGate) is { } mended)
        {
            measured.AtGate = new JudgedAnswer(measured.Item.Request, measured.AtGate.Answer.WithText(mended)) { AnsweredBy = measured.Model };
            finding = await item.Check.JudgeAsync(measured.AtGate, cancellationToken).ConfigureAwait(false);
        }

        return finding.Kind == FindingKind.NotApplicable ? MetricResult.NotApplicable() : MetricResult.Of(!finding.IsFailed, finding.Violation);
    }
}
