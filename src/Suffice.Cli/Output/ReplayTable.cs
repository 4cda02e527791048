using System.Globalization;
using Spectre.Console;
using Suffice.Evaluation.Replay;
using static System.FormattableString;

namespace Suffice.Cli.Output;

/// <summary>A replay as tables.</summary>
internal static class ReplayTable
{
    /// <summary>Writes it.</summary>
    /// <param name="console">Where.</param>
    /// <param name="report">The replay.</param>
    public static void Write(IAnsiConsole console, ReplayReport report)
    {
        console.WriteLine(Invariant($"{report.Items} items through {string.Join(" > ", report.Ladder)}; gate: {(report.Gate.Count == 0 ? "none" : string.Join(", ", report.Gate))}"));
        if (report.Skipped > 0)
        {
            console.WriteLine($"{report.Skipped} items left out: a model has no recorded answer to them, or no task takes them");
        }

        if (report.BadLines > 0)
        {
            console.WriteLine($"{report.BadLines} lines cannot be used; the first: {report.FirstBadLine}");
        }

        Table table = new Table().Border(TableBorder.Rounded)
            .AddColumns("", "right [[95%]]", "cost", "share of last [[95%]]", "saving [[95%]]");
        Add(table, "served", report.Served);
        Add(table, $"always {report.Ladder[0]}", report.First);
        Add(table, $"always {report.Ladder[^1]}", report.Last);
        Add(table, "oracle", report.Oracle);
        console.Write(table);
        console.WriteLine($"left the first rung: {Amounts.Percent(report.EscalationRate, report.EscalationRate95)}; tokens: {report.Tokens}");
        WriteChecks(console, report);
        if (report.Calibrated is { } calibrated)
        {
            WriteCalibrated(console, calibrated);
        }

        if (report.Table is { } figures)
        {
            WriteTable(console, figures);
        }

        if (report.Abandoned > 0)
        {
            console.WriteLine($"stopped while arriving: {report.Abandoned} answers, {report.TokensSavedByAbandon} answer tokens never generated");
        }

        if (report.Unpriced.Count > 0)
        {
            console.WriteLine($"costs are over {report.PricedItems} of {report.Items} items: {string.Join(", ", report.Unpriced)} has no known price for the others (--prices FILE gives one)");
        }
    }

    private static void WriteCalibrated(IAnsiConsole console, CalibratedFigures figures)
    {
        string promised = figures is { Promise: { } promise, Certificate: { } proof }
            ? Invariant($"promised: {promise.Kind.ToString().ToLowerInvariant()} {promise.Value:0.0%}, {promise.Confidence:0%} sure, proved on {proof.Items} calls")
            : "promised: nothing that was proved";
        console.WriteLine(promised);
        console.WriteLine($"served wrong where the last rung is right: {Amounts.Percent(figures.RealisedRegret, figures.RealisedRegret95)}; unlike the calibrated calls: {figures.Unlike} items");
        console.WriteLine(Invariant($"confidence: AUROC {Amounts.Percent(figures.Auroc, figures.Auroc95)}, calibration error {(figures.Ece is { } error ? Invariant($"{error:0.000} (by chance alone {figures.EceNull:0.000})") : "unknown: no call was like the calibrated ones")}"));
        RouterTable.Write(console, figures.Router);
    }

    private static void WriteTable(IAnsiConsole console, TableFigures figures)
    {
        console.WriteLine($"served by: {string.Join(", ", figures.ModelShares.Select(model => $"{Printable.Of(model.Key)} {Amounts.Percent(model.Value)}"))}");
        foreach ((string name, TableBaseline way) in new[] { ("the same models by lot", figures.RandomMix), ("the longest prompts to the dearest", figures.Length), ($"best single model afterwards, {Printable.Of(figures.BestSingle.Model!)}", figures.BestSingle) })
        {
            console.WriteLine($"{name}: share of last {Amounts.Percent(way.ShareOfLast, way.ShareOfLast95)}, saving {Amounts.Percent(way.Saving, way.Saving95)}");
        }

        if (figures.UnknownCalls > 0)
        {
            console.WriteLine($"{figures.UnknownCalls} calls are of tasks that the table does not know ({string.Join(", ", figures.UnknownTasks.Select(Printable.Of))}): {Printable.Of(figures.Ceiling)} served them");
        }
    }

    private static void Add(Table table, string name, ReplayFigures figures) => table.AddRow(
        Markup.Escape(name),
        Markup.Escape(Amounts.Percent(figures.Accuracy, figures.Accuracy95)),
        Amounts.Usd(figures.CostUsd),
        Markup.Escape(Amounts.Percent(figures.ShareOfLast, figures.ShareOfLast95)),
        Markup.Escape(Amounts.Percent(figures.Saving, figures.Saving95)));

    private static void WriteChecks(IAnsiConsole console, ReplayReport report)
    {
        if (report.Checks.Count == 0)
        {
            return;
        }

        Table table = new Table().Border(TableBorder.Rounded)
            .AddColumns("check", "wrong answers caught", "right answers refused", "refusals that were right to make [[95%]]");
        foreach ((string check, CheckWorth worth) in report.Checks)
        {
            table.AddRow(
                Markup.Escape(check),
                worth.WrongCaught.ToString(CultureInfo.InvariantCulture),
                worth.RightRefused.ToString(CultureInfo.InvariantCulture),
                Markup.Escape(Amounts.Percent(worth.Precision, worth.Precision95)));
        }

        console.Write(table);
    }
}
