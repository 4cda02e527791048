using System.Collections.Immutable;
using System.Globalization;
using Suffice.Catalog;
using Suffice.Evaluation.Advising.Points;
using Suffice.Reports;

namespace Suffice.Evaluation.Advising.Known;

/// <summary>What speaks for or against tuning beside the money: failures of form, jargon, retirements of the models in use.</summary>
internal static class TuningSigns
{
    private static readonly ImmutableArray<string> NotOfForm = ["confidence", "agreement", "refusal", "grounded", "contradiction"];

    /// <summary>Tells them.</summary>
    /// <param name="known">What is known.</param>
    /// <returns>A sentence each.</returns>
    public static ImmutableArray<string> Of(TaskKnown known) => [.. Form(known), .. Jargon(known), .. Retirements(known)];

    private static IEnumerable<string> Form(TaskKnown known)
    {
        string[] checks = [.. known.Task.Gate.Select(item => item.Check.Name).Except(NotOfForm, StringComparer.Ordinal)];
        if (known.Ledger is not { Line.Requests: > 0 } ledger || checks.Length == 0)
        {
            yield return "format: no gate of this task has judged the form of answers in the ledger";
            yield break;
        }

        long left = ledger.Latest.Count(entry => entry.Reason.Length > 0);
        long form = ledger.Latest.Count(entry => entry.Reason.Split(',').Any(reason => checks.Contains(reason, StringComparer.Ordinal)));
        yield return left == 0
            ? $"format: none of the latest {Figures.Count(ledger.Latest.Length)} calls left a rung or was refused"
            : $"format: of the latest calls that left a rung or were refused, {ShareWords.Of(form, left)} did so for the form of the answer ({string.Join(", ", checks)}); a schema that the provider enforces, and repair, cost nothing and come first";
    }

    private static IEnumerable<string> Jargon(TaskKnown known)
    {
        (long codes, long words) = known.Sample.Jargon;
        if (words > 0)
        {
            yield return $"jargon: {Figures.Percent(Math.Min(1, (double)codes / words))} of the words in {known.Sample.From} are codes or abbreviations; a glossary in the prompt comes first";
        }
    }

    private static IEnumerable<string> Retirements(TaskKnown known)
    {
        foreach (Model model in known.Task.Ladder.Where(model => model.RetiresOn is not null))
        {
            int days = model.RetiresOn!.Value.DayNumber - DateOnly.FromDateTime(known.Now.UtcDateTime).DayNumber;
            yield return string.Create(CultureInfo.InvariantCulture, $"retirement: {model.Name} {(days < 0 ? "retired" : "retires")} on {model.RetiresOn:yyyy-MM-dd}; what is tuned on its base has to be trained anew then");
        }
    }
}
