using Suffice.Evaluation.Runs;
using Suffice.Evaluation.Statistics.Intervals;
using Suffice.Evaluation.Verdicts;

namespace Suffice.Evaluation.Reports;

/// <summary>Puts what was watched in the place of a test with a fixed number of items: a run that might have been stopped by its own figures has no fixed number.</summary>
internal static class WatchedVerdicts
{
    /// <summary>Puts it there.</summary>
    /// <param name="verdict">The verdict as if the number of items had been fixed.</param>
    /// <param name="outcome">The run.</param>
    /// <param name="together">How many verdicts were watched together.</param>
    /// <returns>The verdict that holds; the same where nothing was watched.</returns>
    public static Verdict Of(Verdict verdict, EvalOutcome outcome, int together)
    {
        if (outcome.Watch?.Of(verdict.Small) is not { } watched)
        {
            return verdict;
        }

        VerdictOutcome found = OutcomeOf(verdict, watched, outcome);
        Interval interval = watched.ReadInterval();
        return verdict with
        {
            Outcome = found,
            PValue = null,
            AdjustedP = null,
            MoreItems = found == VerdictOutcome.Inconclusive ? watched.MoreItems : null,
            Obstacles = watched.Obstacle is { } obstacle ? [obstacle] : [],
            Ceiling = verdict.Ceiling is not { } ceiling ? null : ceiling with
            {
                Items = (int)watched.Items,
                Difference = watched.Difference,
                Interval = interval,
                Method = "betting, holds at every time at once",
                NonInferiorityP = null,
                InferiorityP = null,
                MoreItems = watched.MoreItems,
            },
            Sentences = [.. SentencesOf(verdict, found, watched, interval, outcome, together)],
        };
    }

    // A floor is tested once, on the whole run; to end it for a loss alone does not help anybody to pass.
    private static VerdictOutcome OutcomeOf(Verdict verdict, WatchedVerdict watched, EvalOutcome outcome) => (watched.Outcome, verdict.Floor) switch
    {
        (VerdictOutcome.Insufficient, _) or (_, null) => watched.Outcome,
        _ when !outcome.Run.IsWhole || watched.Obstacle is not null => VerdictOutcome.Inconclusive,
        (_, { Status: FloorStatus.Fails }) => VerdictOutcome.Insufficient,
        (VerdictOutcome.Sufficient, { Status: FloorStatus.MeetsFloor }) => VerdictOutcome.Sufficient,
        _ => VerdictOutcome.Inconclusive,
    };

    private static IEnumerable<string> SentencesOf(Verdict verdict, VerdictOutcome found, WatchedVerdict watched, Interval interval, EvalOutcome outcome, int together)
    {
        yield return found switch
        {
            VerdictOutcome.Sufficient => $"{verdict.Small} is sufficient for {verdict.Task}.",
            VerdictOutcome.Insufficient => $"{verdict.Small} is not sufficient for {verdict.Task}.",
            _ => $"Nothing is settled for {verdict.Task} yet.",
        };
        yield return $"{verdict.Small} beside {verdict.Large}, watched: {char.ToLowerInvariant(watched.Sentence[0])}{watched.Sentence[1..]}";
        yield return $"The difference is {100 * watched.Difference:+0.0;-0.0;0.0} points; it lies between {100 * interval.Low:+0.0;-0.0;0.0} and {100 * interval.High:+0.0;-0.0;0.0} at whatever time one looks.";
        if (verdict.Floor is { Mean: { } mean, Interval: { } ends } floor)
        {
            yield return $"Beside the floor of {100 * floor.Mark:0.#}%: {100 * mean:0.0}%, 95% interval {100 * ends.Low:0.0}% to {100 * ends.High:0.0}%{(outcome.Run.IsWhole ? "" : ", which proves nothing of a run that was ended early")}.";
        }

        if (together > 1)
        {
            yield return $"{together} verdicts were watched together: each had to show as much more.";
        }
    }
}
