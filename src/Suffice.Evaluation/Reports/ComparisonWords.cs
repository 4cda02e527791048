using System.Globalization;
using Suffice.Evaluation.Verdicts;
using Suffice.Reports;

namespace Suffice.Evaluation.Reports;

/// <summary>Says a comparison with an earlier run.</summary>
public static class ComparisonWords
{
    /// <summary>Says how one model stands to what it was.</summary>
    /// <param name="model">The model.</param>
    /// <returns>A sentence.</returns>
    public static string Of(ModelComparison model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Difference95 is not { } ends ? "No item has a verdict in both runs." : string.Create(
            CultureInfo.InvariantCulture,
            $"{Figures.Count(model.Items, "item")} compared: {model.Better.Length} better, {model.Worse.Length} worse; the share that passes changed by {VerdictSentences.Signed(model.Difference)} points, 95% interval {VerdictSentences.Signed(ends.Low)} to {VerdictSentences.Signed(ends.High)} (p of no change {model.PValue:0.0000}).");
    }

    /// <summary>Says what was not compared, or is not quite the same.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <returns>Sentences; none when there is nothing to say.</returns>
    public static IEnumerable<string> Notes(RunComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        (int Count, string What)[] all =
        [
            (comparison.Reworded, "asked otherwise than then: another prompt, other tools or another schema"),
            (comparison.Relabelled.Length, "left out, for the right answer is another by now"),
            (comparison.New.Length, "new"),
            (comparison.Gone.Length, "no longer there"),
        ];
        return all.Where(note => note.Count > 0).Select(note => $"{Figures.Count(note.Count, "item")} {note.What}.");
    }
}
