using System.Globalization;
using Spectre.Console;
using Suffice.Evaluation.Simulating;
using Suffice.Evaluation.Statistics.Intervals;
using static System.FormattableString;

namespace Suffice.Cli.Output;

/// <summary>A simulation as a table and sentences.</summary>
internal static class SimulationTable
{
    /// <summary>Writes it.</summary>
    /// <param name="console">Where.</param>
    /// <param name="report">The simulation.</param>
    public static void Write(IAnsiConsole console, SimulationReport report)
    {
        SimulatedTask total = report.Total;
        console.WriteLine(Invariant($"{total.Calls} calls of the {report.From}: {total.Exact} known exactly, {total.Bounded} within bounds, {total.LeftOut} not at all; {total.Differing} are served another answer"));
        Table table = new Table().Border(TableBorder.Rounded)
            .AddColumns("task", "calls", "cost now", "cost then", "change", "another answer", "good now", "good then", "difference [[95%]]");
        foreach (SimulatedTask task in report.Tasks)
        {
            Add(table, task.Task ?? "named models", task);
        }

        if (report.Tasks.Length > 1)
        {
            Add(table, "all", total);
        }

        console.Write(table);
        WriteQuality(console, total.Quality);
        WriteLogged(console, report);
        foreach (UnknownPart part in report.Unknown)
        {
            console.WriteLine(Invariant($"not known of {part.Calls} calls: {Printable.Of(part.What)}"));
        }

        if (report.OtherVersions > 0)
        {
            console.WriteLine(Invariant($"{report.OtherVersions} calls were made under other versions of the policy in force; they are taken to have been judged as it judges"));
        }

        if (report.Replayed is { } replayed)
        {
            console.WriteLine(Invariant($"{replayed.Calls} calls were run anew with {replayed.Asked} calls to models for {Amounts.Usd(replayed.SpentUsd)}; {replayed.Carried} were carried over{(replayed.Stopped is { } why ? $". Not all were run: {why}" : string.Empty)}"));
        }
    }

    private static void WriteQuality(IAnsiConsole console, PairedQuality quality)
    {
        if (quality.Differing > 0)
        {
            console.WriteLine(Invariant($"of the {quality.Differing} calls served another answer, {quality.Known} have a verdict on both: {quality.Better} are good only then, {quality.Worse} only now"));
        }
    }

    private static void WriteLogged(IAnsiConsole console, SimulationReport report)
    {
        if (report.Value is { } value)
        {
            console.WriteLine(Invariant($"by logged propensities ({value.Effective:0} effective of {value.Calls} calls): {Amounts.Percent(value.Robust, value.Robust95)} as good as the last rung's (doubly robust), {Amounts.Percent(value.Normalised)} (self-normalised)"));
        }
        else if (report.ValueRefused is { } why)
        {
            console.WriteLine($"by logged propensities: nothing; {why}");
        }
    }

    private static void Add(Table table, string name, SimulatedTask task) => table.AddRow(
        Markup.Escape(Printable.Of(name)),
        Invariant($"{task.Calls}"),
        Amounts.Usd(task.NowUsd),
        task.LowUsd == task.HighUsd ? Amounts.Usd(task.LowUsd) : $"{Amounts.Usd(task.LowUsd)} to {Amounts.Usd(task.HighUsd)}",
        task.NowUsd == 0 ? "unknown"
            : task.LowUsd == task.HighUsd ? Change(task.HighUsd, task.NowUsd)
            : $"{Change(task.LowUsd, task.NowUsd)} to {Change(task.HighUsd, task.NowUsd)}",
        Invariant($"{task.Differing}"),
        Amounts.Percent(task.Quality.Now),
        Amounts.Percent(task.Quality.Next),
        Markup.Escape(Points(task.Quality.Difference, task.Quality.Difference95)));

    private static string Change(decimal then, decimal now) => ((then / now) - 1).ToString("+0.0%;-0.0%;0.0%", CultureInfo.InvariantCulture);

    private static string Points(double? difference, Interval? interval) => (difference, interval) switch
    {
        ({ } points, { } ends) => Invariant($"{points:+0.0%;-0.0%;0.0%} [{ends.Low:+0.0%;-0.0%;0.0%}, {ends.High:+0.0%;-0.0%;0.0%}]"),
        _ => "unknown",
    };
}
