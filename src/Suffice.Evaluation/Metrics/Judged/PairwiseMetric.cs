using Suffice.Chat;
using Suffice.Checks.Canonical;
using Suffice.Evaluation.Items;
using Suffice.Evaluation.Judges;

namespace Suffice.Evaluation.Metrics.Judged;

/// <summary>A judge compares the answer with the last model's, in both orders: better 1, as good 0.5, worse 0; an answer that is not worse passes.</summary>
/// <remarks>Where the two orders disagree the judge prefers a place, not an answer: that is as good.</remarks>
internal sealed class PairwiseMetric(MetricSpec spec) : IMetric
{
    public static MetricDefinition Definition { get; } =
        new("pairwise", "A judge compares the answer with the last model's, in both orders.", spec => new PairwiseMetric(spec)) { AsksAJudge = true };

    public string Name => spec.Name;

    public async ValueTask<MetricResult> MeasureAsync(MeasuredAnswer measured, CancellationToken cancellationToken)
    {
        if (measured.Judges is not { } judges)
        {
            return MetricResult.Failed(JudgeReply.Nobody.Failure!);
        }

        if (measured.Ceiling is null)
        {
            return MetricResult.Graded(0.5, isPassed: true, "it is the answer that others are compared with");
        }

        if (await measured.Ceiling(cancellationToken).ConfigureAwait(false) is not { } other)
        {
            return MetricResult.Failed("the last model has no answer to compare with");
        }

        string? standard = spec.Value is { } rubric ? JsonScalar.TextOf(rubric) : null;
        Judgement<PairVerdict> first = await AskAsync(judges, PairPrompt.Of(measured.Item, measured.Answer, other, standard), cancellationToken).ConfigureAwait(false);
        Judgement<PairVerdict> second = await AskAsync(judges, PairPrompt.Of(measured.Item, other, measured.Answer, standard), cancellationToken).ConfigureAwait(false);
        MetricResult result = first.Verdict is { } one && second.Verdict is { } two ? Joined(one, two) : MetricResult.Failed((first.Failure ?? second.Failure)!);
        return result with { CostUsd = first.CostUsd + second.CostUsd };
    }

    private MetricResult Joined(PairVerdict first, PairVerdict second)
    {
        // In the second order the answer stands second.
        double score = (first.Winner, second.Winner) switch
        {
            (PairWinner.First, PairWinner.Second) => 1,
            (PairWinner.Second, PairWinner.First) => 0,
            _ => 0.5,
        };
        string? reason = first.Winner == second.Winner && first.Winner != PairWinner.Neither ? "the judge chose by place: counted as equal" : first.Reason;
        return MetricResult.Graded(score, spec.Threshold ?? 0.5, reason);
    }

    private ValueTask<Judgement<PairVerdict>> AskAsync(IJudgeAsker judges, ChatRequest request, CancellationToken cancellationToken) =>
        Judgement<PairVerdict>.AskAsync(judges, spec, request, PairVerdict.Read, cancellationToken);
}
