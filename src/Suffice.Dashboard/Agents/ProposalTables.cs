using System.Collections.Immutable;
using Suffice.Agents.Proposing;
using Suffice.Dashboard.Tables;
using Suffice.Files;

namespace Suffice.Dashboard.Agents;

/// <summary>The tables of one proposal.</summary>
public static class ProposalTables
{
    /// <summary>Makes them.</summary>
    /// <param name="figures">The proposal.</param>
    /// <returns>What trying it showed, each case, its evidence, where it has stood.</returns>
    public static ImmutableArray<PageTable> Of(ProposalFigures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);

        return [.. figures.Proposal.Gate is { } gate ? (PageTable[])[Tried(gate), Cases(figures)] : [], Evidence(figures), Steps(figures)];
    }

    private static PageTable Tried(GateFigures gate) => new(
        "tried",
        "The same cases before and after",
        [
            new PageColumn("part", "Cases"), new PageColumn("n", "How many", CellKind.Count), new PageColumn("before", "Right before", CellKind.Share), new PageColumn("after", "Right after", CellKind.Share),
            new PageColumn("difference", "Difference", CellKind.Share) { HasInterval = true, Hint = "After less before, with Tango's 95% interval" },
            new PageColumn("fixed", "Fixed", CellKind.Count), new PageColumn("broken", "Broken", CellKind.Count),
            new PageColumn("p", "p (McNemar)", CellKind.Number) { Hint = "Exact, two-sided: the chance of so uneven a split, were nothing changed" },
        ],
        [
            Row("validation: what could break", gate.Validation),
            Row("the pattern's own", gate.Targets),
            .. gate.Targets.Unseen is { } unseen ? (ImmutableArray<Cell>[])[Row("of them, not seen by the proposer", unseen)] : [],
            Row("the pattern's own that no person checked (told, not counted)", gate.Unchecked),
            Row("final: seen by nobody, decides nothing", gate.Final),
            .. from other in gate.OtherAgents where other.Figures is not null select Row($"of {other.Agent}", other.Figures!),
            .. from slice in gate.SlicesWorse select (ImmutableArray<Cell>)[Cell.Text($"worse: {slice.Tag}"), Cell.Count(slice.N), Cell.None, Cell.None, Cell.None, Cell.Count(slice.Fixed), Cell.Count(slice.Broken), Cell.None],
        ])
    {
        IsOrdered = true,
    };

    private static PageTable Cases(ProposalFigures figures) => new(
        "cases",
        "Case by case",
        [
            new PageColumn("case", "Case", CellKind.Code), new PageColumn("part", "Part"), new PageColumn("before", "Before", CellKind.State), new PageColumn("after", "After", CellKind.State), new PageColumn("change", "Change", CellKind.State),
            .. figures.IsWithheld ? [] : (PageColumn[])[new PageColumn("ticket", "Ticket")],
        ],
        [
            .. from one in figures.Cases
               select (ImmutableArray<Cell>)
               [
                   Cell.Text(one.Id),
                   Cell.Text($"{(one.IsOfPattern ? "the pattern's" : EnumWord.Of(one.Part))}{(one.Counts ? string.Empty : ", nobody stands behind it")}"),
                   Right(one.Before),
                   Right(one.After),
                   one.Before == one.After ? Cell.State("as before", Tone.Plain) : one.After ? Cell.State("fixed", Tone.Good) : Cell.State("broken", Tone.Bad),
                   .. figures.IsWithheld ? [] : (Cell[])[Cell.Text(Short(one.Text))],
               ],
        ])
    {
        Empty = "What each case gave cannot be told any more: the files or the cases are not those that it was tried on.",
    };

    private static PageTable Evidence(ProposalFigures figures) => new(
        "evidence",
        "What it rests on",
        [new PageColumn("ticket", "Ticket", CellKind.Code), new PageColumn("trace", "Trace", CellKind.Code), .. figures.IsWithheld ? [] : (PageColumn[])[new PageColumn("quote", "Words of the ticket")]],
        [
            .. from one in figures.Proposal.Evidence
               select (ImmutableArray<Cell>)
               [
                   Cell.Text(one.Ticket), Cell.Text(one.Trace),
                   .. figures.IsWithheld ? [] : (Cell[])[Cell.Text(one.Quote) with { Shown = one.Quote.Length == 0 ? "(nothing there to quote)" : null }],
               ],
        ])
    {
        IsOrdered = true,
        Empty = "It cites nothing.",
    };

    private static PageTable Steps(ProposalFigures figures) => new(
        "steps",
        "Where it has stood",
        [new PageColumn("at", "When", CellKind.Time), new PageColumn("state", "Stood", CellKind.State), new PageColumn("by", "By")],
        [.. from step in figures.Steps select (ImmutableArray<Cell>)[Cell.Time(step.At), Cell.State(EnumWord.Spaced(step.State), AgentsTables.ToneOf(step.State)), Cell.Text(step.By)]])
    {
        IsOrdered = true,
    };

    private static ImmutableArray<Cell> Row(string name, PairedFigures figures) =>
    [
        Cell.Text(name),
        Cell.Count(figures.N),
        Cell.Share(figures.N == 0 ? null : figures.Before),
        Cell.Share(figures.N == 0 ? null : figures.After),
        Cell.Share(figures.N == 0 ? null : figures.After - figures.Before, figures.Difference),
        Cell.Count(figures.Fixed),
        Cell.Count(figures.Broken),
        Chances.Cell(figures.N == 0 ? null : figures.McNemarP),
    ];

    private static ImmutableArray<Cell> Row(string name, TargetFigures figures) =>
    [
        Cell.Text(name),
        Cell.Count(figures.N),
        Cell.Share(figures.N == 0 ? null : (double)figures.Before / figures.N),
        Cell.Share(figures.N == 0 ? null : (double)figures.After / figures.N),
        Cell.Share(figures.N == 0 ? null : (double)(figures.After - figures.Before) / figures.N),
        Cell.None,
        Cell.None,
        Cell.None,
    ];

    private static Cell Right(bool isRight) => Cell.State(isRight ? "right" : "wrong", isRight ? Tone.Good : Tone.Bad);

    private static string Short(string text) => text.Length <= 160 ? text : $"{text[..(char.IsHighSurrogate(text[159]) ? 159 : 160)]}…";
}
