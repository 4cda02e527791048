using System.Collections.Immutable;
using Suffice.Dashboard.Tables;
using Suffice.Ledger.Policies;
using Suffice.Yaml;

namespace Suffice.Dashboard.Policies;

/// <summary>The tables of policies.</summary>
public static class PolicyTables
{
    private static readonly ImmutableArray<PageColumn> ValueColumns = [new("path", "Value", CellKind.Code), new("value", "Is", CellKind.Code), new("origin", "From", CellKind.Code)];

    /// <summary>The tables of the one in force.</summary>
    /// <param name="figures">The policy.</param>
    /// <returns>The tables.</returns>
    public static ImmutableArray<PageTable> Of(PolicyFigures figures) => [History(figures), Values(figures), Refusals(figures)];

    /// <summary>The tables of one that was in force.</summary>
    /// <param name="figures">The policy.</param>
    /// <returns>The tables.</returns>
    public static ImmutableArray<PageTable> Of(PolicyVersionFigures figures) => [Changes(figures), Values(figures)];

    /// <summary>The policies that came into force.</summary>
    /// <param name="figures">The policy in force.</param>
    /// <returns>The table.</returns>
    public static PageTable History(PolicyFigures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);

        return new PageTable(
            "history",
            "History",
            [new("version", "Version", CellKind.Code), new("at", "In force from", CellKind.Time), new("until", "Until", CellKind.Time), new("price_version", "Price table", CellKind.Code), new("state", "State", CellKind.State)],
            [.. figures.History.Select((note, place) => RowOf(note, place == 0 && note.Version == figures.Version))])
        { IsOrdered = true, Empty = "The ledger has kept no policy yet: a gateway keeps each one as it comes into force (suffice serve)." };
    }

    /// <summary>The values in force.</summary>
    /// <param name="figures">The policy in force.</param>
    /// <returns>The table.</returns>
    public static PageTable Values(PolicyFigures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);

        return new PageTable("values", "Values in force", ValueColumns, [.. figures.Values.Select(RowOf)]) { IsOrdered = true, Empty = "No value fits; take the filter away." };
    }

    /// <summary>Why the latest change was refused.</summary>
    /// <param name="figures">The policy in force.</param>
    /// <returns>The table.</returns>
    public static PageTable Refusals(PolicyFigures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);

        return new PageTable(
            "refusals",
            "Why the latest change is not in force",
            [new("place", "Where", CellKind.Code), new("wrong", "What is wrong"), new("right", "What would be right")],
            [.. (figures.LastReload?.Errors ?? []).Select(error => (ImmutableArray<Cell>)[Cell.Text($"{error.File}:{error.Line}", note: error.Path), Cell.Text(error.Wrong), Cell.Text(error.Right)])])
        { IsOrdered = true, Empty = "The files' content is in force." };
    }

    /// <summary>What is otherwise than in the other one.</summary>
    /// <param name="figures">The policies.</param>
    /// <returns>The table.</returns>
    public static PageTable Changes(PolicyVersionFigures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);

        return new PageTable(
            "changes",
            figures.Against is null ? "Changes" : $"Changes since {figures.Against.Version}",
            [new("group", "Of"), new("path", "Value", CellKind.Code), new("kind", "Change", CellKind.State), new("before", "Before", CellKind.Code), new("after", "After", CellKind.Code), new("origin", "From", CellKind.Code)],
            [.. figures.Changes.Select(RowOf)])
        {
            IsOrdered = true,
            Empty = figures.Against is null ? "The ledger knows no policy before this one; choose one to hold it against." : "Both say the same.",
        };
    }

    /// <summary>All values of one.</summary>
    /// <param name="figures">The policy.</param>
    /// <returns>The table.</returns>
    public static PageTable Values(PolicyVersionFigures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);

        return new PageTable("values", "All its values", ValueColumns, [.. figures.Values.Select(RowOf)]) { IsOrdered = true };
    }

    private static ImmutableArray<Cell> RowOf(ValueOrigin value) => [Cell.Text(value.Path), Cell.Text(value.Value), Cell.Text(value.Origin)];

    private static ImmutableArray<Cell> RowOf(PolicyNote note, bool isInForce) =>
    [
        Cell.Text(note.Version, $"/policy/{Uri.EscapeDataString(note.Version)}"),
        Cell.Time(note.At),
        Cell.Time(note.Until) with { Shown = note.Until is null ? "now" : null },
        Cell.Text(note.PriceVersion),
        isInForce ? Cell.State("in force", Tone.Good) : Cell.State("before", Tone.Plain),
    ];

    private static ImmutableArray<Cell> RowOf(PolicyChange change) =>
    [
        Cell.Text(change.Group),
        Cell.Text(change.Path),
        change.Kind switch
        {
            PolicyChangeKind.Added => Cell.State("added", Tone.Good),
            PolicyChangeKind.Removed => Cell.State("removed", Tone.Bad),
            _ => Cell.State("changed", Tone.Warn),
        },
        Cell.Text(change.Before),
        Cell.Text(change.After),
        Cell.Text(change.Origin),
    ];
}
