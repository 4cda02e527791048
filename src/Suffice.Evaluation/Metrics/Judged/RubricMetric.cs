using Suffice.Evaluation.Items;
using Suffice.Evaluation.Judges;

namespace Suffice.Evaluation.Metrics.Judged;

/// <summary>A judge reads the answer against a rubric; what it says passes at the threshold, or by its own word where none is stated.</summary>
/// <remarks>A judge that cannot be reached, or whose verdict cannot be read, makes an error, never a score.</remarks>
internal sealed class RubricMetric : IMetric
{
    private readonly MetricSpec spec;

    private RubricMetric(MetricSpec spec) => this.spec = spec.Value is null ? throw Standard.Missing(spec, "the rubric, in words") : spec;

    public static MetricDefinition Definition { get; } =
        new("llm-rubric", "A judge reads the answer against a rubric.", spec => new RubricMetric(spec)) { Aliases = ["rubric"], AsksAJudge = true };

    public string Name => spec.Name;

    public async ValueTask<MetricResult> MeasureAsync(MeasuredAnswer measured, CancellationToken cancellationToken)
    {
        if (measured.Judges is null)
        {
            return MetricResult.Failed("there is no judge; name one with --judge MODEL");
        }

        JudgeReply reply = await measured.Judges.AskAsync(
            spec.Judge, RubricPrompt.Of(measured, Standard.TextOf(spec, measured)!), answer => RubricVerdict.Read(answer) is not null, cancellationToken).ConfigureAwait(false);
        MetricResult result = reply.Answer is null ? MetricResult.Failed($"the judge failed: {reply.Failure}")
            : RubricVerdict.Read(reply.Answer) is not { } verdict ? MetricResult.Failed($"the judge's verdict cannot be read: {Standard.Quote(reply.Answer.Text)}")
            : MetricResult.Graded(verdict.Score, spec.Threshold is { } threshold ? verdict.Score >= threshold : verdict.IsPassed, verdict.Reason);
        return result with { CostUsd = reply.CostUsd };
    }
}
