using System.Text.Json;
using Spectre.Console;
using Suffice.Files;
using Suffice.Running;
using static System.FormattableString;

namespace Suffice.Cli.Output.Runs;

/// <summary>What came of runs, on a terminal.</summary>
internal static class RunTable
{
    private static readonly JsonSerializerOptions Readable = new(MachineJson.Options) { WriteIndented = true };

    /// <summary>Writes what came of a run: its steps, what they cost, and what it made.</summary>
    /// <param name="console">Where.</param>
    /// <param name="report">The report.</param>
    public static void Write(IAnsiConsole console, RunReport report)
    {
        Table table = new Table().Border(TableBorder.Rounded).AddColumn("step").AddColumn("status").AddColumn("path").AddColumn("why");
        foreach (string column in (string[])["before", "after", "time"])
        {
            table.AddColumn(new TableColumn(column).RightAligned().NoWrap());
        }

        foreach (StepReport step in report.Steps)
        {
            table.AddRow(
                Markup.Escape(StepProgress.NameOf(step)),
                Markup.Escape(StatusOf(step)),
                Markup.Escape(Printable.Of(step.Path is { Length: > 0 } path ? path : step.Model ?? string.Empty)),
                Markup.Escape(Printable.Of(step.Failure?.Message ?? step.Reason ?? string.Empty)),
                Amounts.Usd(step.BaselineCostUsd),
                Amounts.Usd(step.CostUsd),
                Invariant($"{step.Latency.TotalMilliseconds:0} ms"));
        }

        console.Write(table);
        console.WriteLine(Invariant($"run {report.Run}: {EnumWord.Of(report.Status)}{(report.IsRepeated ? " before; nothing was done now" : string.Empty)}; before {Amounts.Usd(report.BaselineCostUsd)}, after {Amounts.Usd(report.CostUsd)}; {report.Latency.TotalMilliseconds:0} ms, its steps in a row {report.LatencyInSequence.TotalMilliseconds:0} ms"));
        if (!report.IsKept)
        {
            console.WriteLine("What was done could not be kept (see the log): a rerun would do it again.");
        }

        if (report.Failure is { } failure)
        {
            console.WriteLine(Printable.Of(Invariant($"the step '{failure.Step}' failed ({failure.Kind}): {failure.Message}")));
            console.WriteLine(Invariant($"go on from there with: suffice run {report.Pipeline} --run {report.Run}"));
        }
        else if (report.Output is { } output)
        {
            foreach (string line in JsonSerializer.Serialize(output, Readable).Split('\n'))
            {
                console.WriteLine(Printable.Of(line));
            }
        }
    }

    /// <summary>Writes what came of a batch.</summary>
    /// <param name="console">Where.</param>
    /// <param name="summary">The summary.</param>
    public static void Write(IAnsiConsole console, BatchSummary summary)
    {
        console.WriteLine(Invariant($"{summary.Runs:N0} runs: {summary.Completed:N0} completed ({summary.Repeated:N0} of them before), {summary.Failed.Values.Sum():N0} stopped, {summary.Refused:N0} not begun; before {Amounts.Usd(summary.BaselineCostUsd)}, after {Amounts.Usd(summary.CostUsd)}"));
        foreach ((string step, int runs) in summary.Failed)
        {
            console.WriteLine(Invariant($"  stopped at {step}: {runs:N0}; the same command again goes on from there"));
        }
    }

    private static string StatusOf(StepReport step) =>
        EnumWord.Of(step.Status) + (step.IsEarlier ? " (before)" : step.IsStandIn ? " (stand-in)" : string.Empty);
}
