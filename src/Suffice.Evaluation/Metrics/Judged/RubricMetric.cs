using Suffice.Evaluation.Items;
using Suffice.Evaluation.Judges;

namespace Suffice.Evaluation.Metrics.Judged;

/// <summary>A judge reads the answer against a rubric; what it says passes at the threshold, or by its own word where none is stated.</summary>
internal sealed class RubricMetric : IMetric
{
    private readonly MetricSpec spec;

    private RubricMetric(MetricSpec spec) => this.spec = spec.Value is null ? throw Standard.Missing(spec, "the rubric, in words") : spec;

    public static MetricDefinition Definition { get; } =
        new("llm-rubric", "A judge reads the answer against a rubric.", spec => new RubricMetric(spec)) { Aliases = ["rubric"], AsksAJudge = true };

    public string Name => spec.Name;

    public async ValueTask<MetricResult> MeasureAsync(MeasuredAnswer measured, CancellationToken cancellationToken)
    {
        if (measured.Judges is not { } judges)
        {
            return MetricResult.Failed(JudgeReply.Nobody.Failure!);
        }

        Judgement<RubricVerdict> said = await Judgement<RubricVerdict>.AskAsync(
            judges, spec, RubricPrompt.Of(measured.Item, measured.Answer, Standard.TextOf(spec, measured)!), RubricVerdict.Read, cancellationToken).ConfigureAwait(false);
        MetricResult result = said.Verdict is { } verdict
            ? MetricResult.Graded(verdict.Score, spec.Threshold is { } threshold ? verdict.Score >= threshold : verdict.IsPassed, verdict.Reason)
            : MetricResult.Failed(said.Failure!);
        return result with { CostUsd = said.CostUsd };
    }
}
