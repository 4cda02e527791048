using System.Collections.Immutable;
using System.Globalization;
using Suffice.Evaluation.Reports;
using Suffice.Evaluation.Verdicts;
using Suffice.Reports;

namespace Suffice.Dashboard.Evals;

/// <summary>Says what a run shows, for a person who signs.</summary>
internal static class EvalWords
{
    /// <summary>A difference in points of 100, with its sign.</summary>
    /// <param name="share">The difference, 1 for all.</param>
    /// <returns>Such as <c>-1.8 points</c>.</returns>
    public static string Points(double share) => string.Create(CultureInfo.InvariantCulture, $"{VerdictSentences.Signed(share)} points");

    /// <summary>Says a verdict: how the items split, how surely, and what it means.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <param name="report">The run.</param>
    /// <returns>Sentences, the outcome first.</returns>
    public static ImmutableArray<string> Of(Verdict verdict, RunReport report) =>
        [.. verdict.Sentences.Take(1), .. Split(verdict, report), .. verdict.Sentences.Skip(1), .. Meaning(verdict, report)];

    private static IEnumerable<string> Split(Verdict verdict, RunReport report)
    {
        if (verdict is not { Large: { } large, Ceiling.Table: { } table })
        {
            yield break;
        }

        yield return table.SmallOnly + table.LargeOnly == 0
            ? $"Both models did the same on every one of {Figures.Count(table.Items, "item")}: both pass {Figures.Count(table.BothPass)}, both fail {Figures.Count(table.BothFail)}."
            : $"Of the same {Figures.Count(table.Items, "item")} both pass {Figures.Count(table.BothPass)} and both fail {Figures.Count(table.BothFail)}; {verdict.Small} alone passes {Figures.Count(table.SmallOnly)}, {large} alone {Figures.Count(table.LargeOnly)}.";

        // Looked at while it grew, or ended early, it has no number of items that a p-value could be of.
        if (report.Whole && !report.Watched && verdict.Ceiling.EqualP is { } p && table.SmallOnly + table.LargeOnly > 0)
        {
            yield return $"If both were equally good, {Figures.Count(table.SmallOnly + table.LargeOnly, "disagreement")} would split as unevenly as {Figures.Count(table.SmallOnly)} to {Figures.Count(table.LargeOnly)} in {Chance(p)} of such runs (McNemar, mid-p {P(p)}). A large p does not say that they are equal; the margin below does that.";
        }
    }

    private static IEnumerable<string> Meaning(Verdict verdict, RunReport report)
    {
        string task = report.Task ?? report.Set;
        string marks = string.Join(" and ", Marks(verdict));
        if (!report.Whole)
        {
            yield return "The run ended before everything was asked; what is said here holds at whatever time one looks. The same command goes on with it.";
        }

        yield return verdict.Outcome switch
        {
            VerdictOutcome.Sufficient => $"What it means: calls of {task} like these items may go to {verdict.Small}; {marks}.",
            VerdictOutcome.Insufficient => $"What it means: {verdict.Small} alone is no answer for {task}. A gate that sends its bad answers up, a better prompt, or another model may be.",
            _ when verdict.MoreItems is { } more => $"What it means: keep {verdict.Large ?? "what serves now"} until it is settled; about {Figures.Count(more, "more item")} like these would settle it four times out of five.",
            _ when !verdict.Obstacles.IsEmpty => "What it means: nothing follows from this run until what stands in the way is mended.",
            _ => $"What it means: keep {verdict.Large ?? "what serves now"}, or decide by cost: more items would not tell them apart.",
        };
    }

    private static IEnumerable<string> Marks(Verdict verdict)
    {
        if (verdict.Ceiling?.Margin is { } margin && verdict.Large is { } large)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"it loses less than {100 * margin:0.##} points against {large}");
        }

        if (verdict.Floor is { } floor)
        {
            yield return $"it reaches the floor of {Figures.Percent(floor.Mark)}";
        }
    }

    private static string Chance(double p) => p < 0.0001 ? "fewer than 0.01%" : p.ToString("0.##%", CultureInfo.InvariantCulture);

    private static string P(double p) => p < 0.0001 ? "below 0.0001" : p.ToString("0.####", CultureInfo.InvariantCulture);
}
