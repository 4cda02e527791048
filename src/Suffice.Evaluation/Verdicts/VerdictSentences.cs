using System.Collections.Immutable;

namespace Suffice.Evaluation.Verdicts;

/// <summary>Says a verdict in plain sentences.</summary>
internal static class VerdictSentences
{
    /// <summary>Writes them, the outcome first.</summary>
    /// <param name="verdict">What was found and decided.</param>
    /// <param name="run">The run.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="tasks">How many tasks were decided together.</param>
    /// <returns>The sentences.</returns>
    public static ImmutableArray<string> Of(Verdict verdict, TaskRun run, VerdictRule rule, int tasks)
    {
        List<string> sentences = [Outcome(verdict)];
        sentences.AddRange(verdict.Obstacles.Select(obstacle => $"{char.ToUpperInvariant(obstacle[0])}{obstacle[1..]}."));
        sentences.AddRange(verdict.Floor is { } floor ? [Floor(verdict.Small, floor, rule)] : []);
        sentences.AddRange(verdict.Ceiling is { } ceiling ? Ceiling(verdict, ceiling, run, rule) : []);
        if (tasks > 1 && verdict is { PValue: { } p, AdjustedP: { } adjusted } && verdict.Outcome != VerdictOutcome.Insufficient)
        {
            sentences.Add($"{tasks} verdicts were decided together: the p-value of {P(p)} counts as {P(adjusted)} (Holm).");
        }

        if (verdict.SmallErrors + verdict.LargeErrors > 0 && verdict.Items > 0)
        {
            sentences.Add($"Errors, left out and never a pass: {verdict.SmallErrors:#,0} of {verdict.Small}{(verdict.Large is null ? "" : $", {verdict.LargeErrors:#,0} of {verdict.Large}")}.");
        }

        return [.. sentences];
    }

    /// <summary>The outcome.</summary>
    public static string Outcome(Verdict verdict) => verdict switch
    {
        { Outcome: VerdictOutcome.Sufficient } => $"{verdict.Small} is sufficient for {verdict.Task}.",
        { Outcome: VerdictOutcome.Insufficient } => $"{verdict.Small} is not sufficient for {verdict.Task}.",
        { Obstacles.Length: > 0 } => $"Nothing is settled for {verdict.Task}.",
        { MoreItems: { } more } => $"Nothing is settled for {verdict.Task} yet: about {more:#,0} more items would.",
        _ => $"Nothing is settled for {verdict.Task}: {verdict.Small} lies so near the limit that no practical number of items would tell.",
    };

    private static string Floor(string small, FloorFinding floor, VerdictRule rule)
    {
        string mark = $"the floor of {Percent(floor.Mark)}";
        if (floor is not { Mean: { } mean, Interval: { } interval })
        {
            return $"Nothing can be said of {mark}: {small} has no score that counts.";
        }

        string figure = $"{Percent(mean)}, {100 * rule.Confidence:0.#}% interval {Percent(interval.Low)} to {Percent(interval.High)} ({floor.Method})";
        string more = floor.MoreItems is { } items ? $"; about {items:#,0} more items would tell" : "";

        return floor.Status switch
        {
            FloorStatus.MeetsFloor => $"{small} meets {mark}: {figure}.",
            FloorStatus.Fails => $"{small} fails {mark}: {figure}.",
            FloorStatus.Likely => $"{small} likely meets {mark}: {figure}{more}.",
            _ => $"There are too few items to hold {small} against {mark}: {figure}{more}.",
        };
    }

    private static IEnumerable<string> Ceiling(Verdict verdict, CeilingFinding ceiling, TaskRun run, VerdictRule rule)
    {
        yield return $"On the same {ceiling.Items:#,0} items {verdict.Small} scores {Percent(ceiling.SmallMean)} and {verdict.Large ?? "the large model"} {Percent(ceiling.LargeMean)}; "
            + $"the difference is {Points(ceiling.Difference)}, {100 * ceiling.IntervalConfidence:0.#}% interval {Points(ceiling.Interval.Low)} to {Points(ceiling.Interval.High)} ({ceiling.Method}).";
        if (ceiling is { TestedMargin: { } margin, NonInferiorityP: { } better, InferiorityP: { } worse })
        {
            double level = 1 - rule.Confidence;
            string loss = $"a loss of {100 * margin:0.##} points or more";
            yield return better <= level ? $"{Upper(loss)} is ruled out at {100 * rule.Confidence:0.#}% confidence (p = {P(better)})."
                : worse <= level ? $"{Upper(loss)} is shown at {100 * rule.Confidence:0.#}% confidence (p = {P(worse)})."
                : $"{Upper(loss)} is neither ruled out (p = {P(better)}) nor shown (p = {P(worse)}).";
        }

        if (run is { Source: ScoreSource.Judge, Judge: { } judge } && ceiling.TestedMargin < ceiling.Margin)
        {
            yield return $"A judge scored that is wrong on {Percent(judge.ErrorRate)} of the answers people labelled, which shrinks differences: the margin of {100 * ceiling.Margin:0.##} points is tested as {100 * ceiling.TestedMargin:0.##}.";
        }

        if (ceiling is { WithPeople: { } people, WithPeopleInterval: { } interval })
        {
            yield return $"With the {people.Labelled:#,0} items that people labelled, the difference is {Points(people.Mean)}, {100 * ceiling.IntervalConfidence:0.#}% interval {Points(interval.Low)} to {Points(interval.High)} (prediction-powered).";
        }
    }

    /// <summary>A difference in points of 100, with its sign.</summary>
    public static string Signed(double share) => $"{100 * share:+0.0;-0.0;0.0}";

    private static string Percent(double share) => $"{100 * share:0.0}%";

    private static string Points(double share) => $"{Signed(share)} points";

    private static string P(double p) => p < 0.0001 ? "below 0.0001" : p.ToString("0.####");

    private static string Upper(string sentence) => char.ToUpperInvariant(sentence[0]) + sentence[1..];
}
