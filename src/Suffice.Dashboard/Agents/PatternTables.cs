using System.Collections.Immutable;
using Suffice.Dashboard.Tables;
using Suffice.Files;

namespace Suffice.Dashboard.Agents;

/// <summary>The tables of one pattern.</summary>
public static class PatternTables
{
    /// <summary>Makes them.</summary>
    /// <param name="figures">The pattern.</param>
    /// <returns>Proposals, what was noted, what was decided.</returns>
    public static ImmutableArray<PageTable> Of(PatternFigures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);

        return [AgentsTables.Proposals(figures.Proposals), Observations(figures), Decisions(figures)];
    }

    private static PageTable Observations(PatternFigures figures) => new(
        "observations",
        "What it rests on",
        [
            new PageColumn("at", "Noted", CellKind.Time), new PageColumn("by", "By"), new PageColumn("ticket", "Ticket", CellKind.Code), new PageColumn("trace", "Trace", CellKind.Code),
            .. figures.IsWithheld ? [] : (PageColumn[])[new PageColumn("quote", "Words of the ticket or answer")],
        ],
        [
            .. from said in figures.Observations
               select (ImmutableArray<Cell>)
               [
                   Cell.Time(said.At), Cell.Text(said.By), Cell.Text(Known(said.Ticket)), Cell.Text(Known(said.Trace), TraceLink(said.Trace)),
                   .. figures.IsWithheld ? [] : (Cell[])[Cell.Text(Known(said.Quote)) with { Shown = said.Quote.Length == 0 ? "(nothing there to quote)" : null }],
               ],
        ]);

    private static PageTable Decisions(PatternFigures figures) => new(
        "decisions",
        "What was decided of it",
        [new PageColumn("at", "When", CellKind.Time), new PageColumn("action", "What", CellKind.State), new PageColumn("by", "By"), new PageColumn("why", "Why"), new PageColumn("until", "Until or into", CellKind.Code)],
        [
            .. from decision in figures.Decisions
               select (ImmutableArray<Cell>)
               [
                   Cell.Time(decision.At), Cell.State(EnumWord.Spaced(decision.Action), Tone.Plain), Cell.Text(decision.By), Cell.Text(Known(decision.Why)),
                   Cell.Text(decision.Into ?? (decision.Until is { } until ? Reports.Figures.Day(until) : null)),
               ],
        ])
    {
        IsOrdered = true,
        Empty = "Nobody has decided anything of it.",
    };

    // A trace is a request of the ledger where a worker noted it; other systems have traces of their own.
    private static string? TraceLink(string trace) => trace.StartsWith("req_", StringComparison.Ordinal) ? $"/requests/{Uri.EscapeDataString(trace)}" : null;

    private static string? Known(string text) => text.Length > 0 ? text : null;
}
