using Spectre.Console;
using Suffice.Agents.Rounds;
using Suffice.Reports;

namespace Suffice.Cli.Output.Reviewing;

/// <summary>A look of the chief of staff on a terminal.</summary>
internal static class RoundTable
{
    /// <summary>Writes it.</summary>
    /// <param name="console">Where.</param>
    /// <param name="report">What was found and done.</param>
    public static void Write(IAnsiConsole console, RoundReport report)
    {
        if (report.IsBusy)
        {
            console.WriteLine("another process is looking; nothing was done");
            return;
        }

        PatternTable.Write(console, report.Patterns);
        foreach (string note in report.Notes)
        {
            console.WriteLine(Printable.Of($"- {note}"));
        }

        if (report.CasesAdded > 0)
        {
            console.WriteLine($"{Figures.Count(report.CasesAdded, "case")} made of tickets, before any fix was tried");
        }

        console.WriteLine(report.IsDryRun ? "nothing was called and nothing written" : $"it cost {Figures.Usd(report.CostUsd)} of at most {Figures.Usd(report.MostUsd)}");
    }
}
