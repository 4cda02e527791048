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
    /// <param name="confidence">How sure verdicts have to be.</param>
    /// <param name="together">How many verdicts were watched together.</param>
    /// <returns>The verdict that holds; the same where nothing was watched.</returns>
    public static Verdict Of(Verdict verdict, EvalOutcome outcome, double confidence, int together)
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
            Sentences = [.. SentencesOf(verdict with { Outcome = found }, watched, interval, outcome, confidence, together)],
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

    private static IEnumerable<string> SentencesOf(
        Verdict verdict, WatchedVerdict watched, Interval interval, EvalOutcome outcome, double confidence, int together)
    {
        yield return verdict.Outcome == VerdictOutcome.Inconclusive ? $"Nothing is settled for {verdict.Task} yet." : VerdictSentences.Outcome(verdict);
        yield return $"{verdict.Small} beside {verdict.Large}, watched: {char.ToLowerInvariant(watched.Sentence[0])}{watched.Sentence[1..]}";
        yield return $"The difference is {VerdictSentences.Signed(watched.Difference)} points; it lies between {VerdictSentences.Signed(interval.Low)} and {VerdictSentences.Signed(interval.High)} at whatever time one looks.";
        if (verdict.Floor is { Mean: { } mean, Interval: { } ends } floor)
        {
            yield return $"Beside the floor of {100 * floor.Mark:0.#}%: {100 * mean:0.0}%, {100 * confidence:0.#}% interval {100 * ends.Low:0.0}% to {100 * ends.High:0.0}%{(outcome.Run.IsWhole ? "" : ", which proves nothing of a run that was ended early")}.";
        }

        if (together > 1)
        {
            yield return $"{together} verdicts were watched together: each had to show as much more.";
        }
    }
}
