using System.Globalization;
using Spectre.Console;
using Suffice.Agents.Contexts;
using Suffice.Agents.Mining;

namespace Suffice.Cli.Output.Mining;

/// <summary>What was mined, for people.</summary>
internal static class MiningTable
{
    private const int MostCriteria = 15;
    private const int MostValues = 8;
    private const int MostOfValue = 3;
    private const int MostKept = 5;

    /// <summary>Writes it.</summary>
    /// <param name="console">Where.</param>
    /// <param name="report">What was found and written.</param>
    public static void Write(IAnsiConsole console, MineReport report)
    {
        MinedStandard mined = report.Mined;
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{report.Task}[/]: {mined.Tickets:N0} tickets, {mined.Distinct:N0} when near-duplicates count once; outcome {Printable.Of(mined.Outcome)}{(mined.IsOutcomeGuessed ? " (guessed; --outcome names another)" : string.Empty)}{(mined.WithoutOutcome > 0 ? $", {mined.WithoutOutcome} without one" : string.Empty)}");
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"learned from {mined.Split.Training:N0}, held out {mined.Split.HeldOut:N0} ({(mined.Split.From is { } from ? $"from {from.UtcDateTime:yyyy-MM-dd} on, by {Printable.Of(mined.Split.By!)}" : "by lot")})");
        console.WriteLine();
        if (mined.Comparisons.Any(comparison => !comparison.Criteria.IsEmpty))
        {
            console.Write(Criteria(mined));
        }

        WriteAreas(console, mined);
        Written(console, report);
    }

    private static Table Criteria(MinedStandard mined)
    {
        Table table = new Table().Border(TableBorder.Rounded)
            .AddColumns("outcome", "a ticket that ...", "of its tickets", "of the rest", "log-odds [95%]".EscapeMarkup(), "weight", "held out");
        bool isOne = mined.Comparisons.Length == 1;
        foreach (MinedComparison comparison in mined.Comparisons.Take(MostValues))
        {
            foreach (MinedCriterion criterion in comparison.Criteria.Take(isOne ? MostCriteria : MostOfValue))
            {
                table.AddRow(
                    Shown(comparison.Value),
                    Shown(criterion.Sign.WhenShown()),
                    Share(criterion.Training.Shown, criterion.Training.Of),
                    Share(criterion.Training.ShownElsewhere, criterion.Training.OfElsewhere),
                    Text($"{criterion.LogOdds:+0.00;-0.00} [{criterion.LogOdds95.Low:+0.00;-0.00}, {criterion.LogOdds95.High:+0.00;-0.00}]").EscapeMarkup(),
                    Text($"{criterion.Weight:+0.00;-0.00}"),
                    Text($"{Share(criterion.HeldOut.Shown, criterion.HeldOut.Of)} / {Share(criterion.HeldOut.ShownElsewhere, criterion.HeldOut.OfElsewhere)}"));
            }
        }

        return table;
    }

    private static void WriteAreas(IAnsiConsole console, MinedStandard mined)
    {
        foreach (MinedComparison comparison in mined.Comparisons.Take(MostValues))
        {
            string area = comparison.Area is { } known ? Text($"AUC {known:0.000} [{comparison.Area95?.Low:0.000}, {comparison.Area95?.High:0.000}]") : "not measured: one side has no held-out ticket";
            console.WriteLine(comparison.Criteria.IsEmpty
                ? Text($"{Printable.Of(comparison.Value)}: no sign separates its {comparison.Training:0} training tickets from the other {comparison.TrainingRest:0} at a false discovery rate of 5%")
                : Text($"{Printable.Of(comparison.Value)}: {comparison.Criteria.Length} signs of {comparison.Passing} that pass a false discovery rate of 5%; on held-out tickets {area}"));
        }

        if (mined.Comparisons.Length > MostValues)
        {
            console.WriteLine(Text($"and {mined.Comparisons.Length - MostValues} more values; the mean AUC of all is {mined.Area:0.000} (--json tells all)"));
        }
    }

    private static void Written(IAnsiConsole console, MineReport report)
    {
        console.WriteLine();
        foreach (string file in report.Files)
        {
            int items = report.Items.Count(item => ContextFile.NameOf(item.Kind) == Path.GetFileName(file));
            console.WriteLine($"written: {file} ({(file.EndsWith(".jsonl", StringComparison.Ordinal) ? $"{report.Evals} tickets to label" : $"{items} items")})");
        }

        if (report.Prose is { } prose)
        {
            console.WriteLine(Text($"prose: {prose.Written} items; {prose.Kept.Length} kept their plain line; {(prose.CostUsd is { } cost ? $"{cost:0.0000} USD" : "cost unknown")}"));
            foreach (string kept in prose.Kept.Take(MostKept))
            {
                console.WriteLine($"  {Printable.Of(kept)}");
            }
        }

        foreach (string note in report.Notes.Concat(report.Mined.Notes))
        {
            console.WriteLine($"note: {Printable.Of(note)}");
        }

        console.WriteLine("These are drafts: what goes with an outcome need not be why. Read them, keep what holds, and let a person approve them.");
    }

    private static string Shown(string text) => Markup.Escape(Printable.Of(text));

    private static string Share(double count, double all) => all > 0 ? Text($"{100 * count / all:0.#}%") : "-";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
