using System.Collections.Immutable;
using Spectre.Console;
using Suffice.Agents.Comparing;
using static System.FormattableString;

namespace Suffice.Cli.Output.Work;

/// <summary>How far rungs agree on tickets, on a terminal.</summary>
internal static class ComparisonTable
{
    private const int MostTold = 10;
    private const int LongestId = 60;

    /// <summary>Writes it.</summary>
    /// <param name="console">Where.</param>
    /// <param name="comparisons">Each rung beside the last.</param>
    public static void Write(IAnsiConsole console, ImmutableArray<RungComparison> comparisons)
    {
        foreach (RungComparison one in comparisons)
        {
            console.WriteLine(Printable.Of(Invariant($"{one.Small} beside {one.Large}, on {one.Tickets:N0} tickets{(one.Unpaired > 0 ? Invariant($" ({one.Unpaired:N0} left out: one of them has no verdict)") : string.Empty)}; a ticket costs {Amounts.Usd(one.SmallPerTicketUsd)} against {Amounts.Usd(one.LargePerTicketUsd)}, 62 cost {Amounts.Usd(one.SmallPerTicketUsd * 62)} against {Amounts.Usd(one.LargePerTicketUsd * 62)}")));
            Table table = new Table().Border(TableBorder.Rounded).AddColumn("what").AddColumn("tickets").AddColumn("the same").AddColumn("always the commonest").AddColumn("kappa");
            foreach (ComparedPart part in one.Parts.Where(part => part.Items > 0))
            {
                table.AddRow(
                    Markup.Escape(Printable.Of(part.Part)),
                    Invariant($"{part.Items:N0}"),
                    Markup.Escape(Amounts.Percent(part.Share, part.ShareInterval)),
                    Amounts.Percent(part.Constant),
                    Markup.Escape(part.Kappa is { } kappa ? Invariant($"{kappa.Kappa:0.000} [{kappa.Interval.Low:0.000}, {kappa.Interval.High:0.000}]") : "none: chance would agree as well"));
            }

            console.Write(table);
            if (!one.Differing.IsEmpty)
            {
                console.WriteLine(Printable.Of(Invariant($"they differ on {one.Differing.Length:N0}: {string.Join(", ", one.Differing.Take(MostTold).Select(id => Printable.Cut(id, LongestId)))}{(one.Differing.Length > MostTold ? ", ..." : string.Empty)}")));
            }
        }
    }
}
