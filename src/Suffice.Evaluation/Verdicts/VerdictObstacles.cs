using Suffice.Evaluation.Judges;

namespace Suffice.Evaluation.Verdicts;

/// <summary>What keeps a run from settling anything, whatever its figures are.</summary>
internal static class VerdictObstacles
{
    /// <summary>Lists them.</summary>
    /// <param name="verdict">What was found.</param>
    /// <param name="run">The run.</param>
    /// <param name="rule">The rule.</param>
    /// <returns>A sentence each.</returns>
    public static IEnumerable<string> Of(Verdict verdict, TaskRun run, VerdictRule rule)
    {
        if (verdict.Items == 0)
        {
            yield return "there are no items";
            yield break;
        }

        if (verdict.PValue is null)
        {
            yield return "there is nothing to hold it against: set a floor, or run a large model on the same items with a margin";
        }

        int broken = run.Items.Count(item => item.Small.IsError || item.Large is { IsError: true });
        if (OfErrors(broken, verdict.Items, rule) is { } errors)
        {
            yield return errors;
        }

        int unasked = run.Items.Count(item => item.Large is null);
        if (unasked > 0 && unasked < verdict.Items && rule.Margin is not null)
        {
            yield return $"the large model was not asked for {unasked:#,0} of the items; both models answer the same ones";
        }

        foreach (string obstacle in run.Source == ScoreSource.Judge ? OfJudge(verdict, run, rule) : [])
        {
            yield return obstacle;
        }
    }

    /// <summary>More errors than a run may leave out.</summary>
    /// <param name="broken">Items with an error.</param>
    /// <param name="items">All items, those included.</param>
    /// <param name="rule">The rule.</param>
    /// <returns>The sentence; <see langword="null"/> when there are no more.</returns>
    public static string? OfErrors(long broken, long items, VerdictRule rule) => broken > rule.MaxErrorShare * items
        ? $"{broken:#,0} of {items:#,0} items have an error, more than the {100 * rule.MaxErrorShare:0.#}% that may be left out; run those again"
        : null;

    /// <summary>A judge whose verdicts do not count.</summary>
    /// <param name="judge">What it was measured to be worth; <see langword="null"/> when it was not.</param>
    /// <returns>The sentence; <see langword="null"/> when they count.</returns>
    public static string? OfJudge(JudgeTrust? judge) =>
        judge is null ? $"a judge scored, and it was not measured against people; label at least {JudgeTrust.LabelsNeeded} answers" : judge.WhyNot;

    private static IEnumerable<string> OfJudge(Verdict verdict, TaskRun run, VerdictRule rule)
    {
        if (OfJudge(run.Judge) is { } why)
        {
            yield return why;
            yield break;
        }

        bool isGraded = verdict.Ceiling is { Table: null } && run.Items.Any(item => item.Small.Value is > 0 and < 1 || item.Large?.Value is > 0 and < 1);
        int labelled = verdict.Ceiling?.WithPeople?.Labelled ?? 0;
        if (isGraded && labelled < JudgeTrust.LabelsNeeded)
        {
            yield return $"a judge's graded scores count only beside people's: {labelled} items of this run have human scores of both models, and {JudgeTrust.LabelsNeeded} are needed";
        }

        if (rule.Margin is { } margin && labelled >= JudgeTrust.LabelsNeeded && verdict.Ceiling!.WithPeopleInterval!.Value.High < -margin && verdict.Ceiling.InferiorityP > 1 - rule.Confidence)
        {
            yield return $"people see the small model worse by more than the margin where the judge does not ({labelled} labels); the judge favours it, so its verdicts cannot decide";
        }
    }
}
