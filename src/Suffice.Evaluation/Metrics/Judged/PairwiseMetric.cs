using Suffice.Chat;
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
        if (measured.Judges is null)
        {
            return MetricResult.Failed("there is no judge; name one with --judge MODEL");
        }

        if (measured.Ceiling is null)
        {
            return MetricResult.Graded(0.5, isPassed: true, "it is the answer that others are compared with");
        }

        if (await measured.Ceiling(cancellationToken).ConfigureAwait(false) is not { } other)
        {
            return MetricResult.Failed("the last model has no answer to compare with");
        }

        PairVerdict first = await AskAsync(measured, measured.Answer, other, cancellationToken).ConfigureAwait(false);
        PairVerdict second = await AskAsync(measured, other, measured.Answer, cancellationToken).ConfigureAwait(false);
        return Joined(first, second) with { CostUsd = first.CostUsd + second.CostUsd };
    }

    private MetricResult Joined(PairVerdict first, PairVerdict second)
    {
        if ((first.Failure ?? second.Failure) is { } failure)
        {
            return MetricResult.Failed(failure);
        }

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

    private async ValueTask<PairVerdict> AskAsync(MeasuredAnswer measured, ChatAnswer one, ChatAnswer two, CancellationToken cancellationToken)
    {
        JudgeReply reply = await measured.Judges!.AskAsync(
            spec.Judge,
            PairPrompt.Of(measured.Item, one, two, spec.Value is { } rubric ? Checks.Canonical.JsonScalar.TextOf(rubric) : null),
            answer => PairVerdict.Read(answer) is not null,
            cancellationToken).ConfigureAwait(false);
        return reply.Answer is null ? PairVerdict.Failed($"the judge failed: {reply.Failure}") with { CostUsd = reply.CostUsd }
            : (PairVerdict.Read(reply.Answer) ?? PairVerdict.Failed($"the judge's verdict cannot be read: {Standard.Quote(reply.Answer.Text)}")) with { CostUsd = reply.CostUsd };
    }
}
