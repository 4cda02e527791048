using System.Collections.Immutable;
using Suffice.Dashboard.Requests;
using Suffice.Dashboard.Tables;
using Suffice.Ledger;

namespace Suffice.Dashboard.Live;

/// <summary>A row of the live page, as its script puts it there: the cells that the page itself would have.</summary>
/// <param name="Id">The request.</param>
/// <param name="Cells">The cells, in the order of the columns.</param>
public sealed record LiveRow(string Id, ImmutableArray<LiveCell> Cells)
{
    /// <summary>Makes it.</summary>
    /// <param name="request">The request.</param>
    /// <returns>The row.</returns>
    public static LiveRow Of(RequestEntry request)
    {
        ArgumentNullException.ThrowIfNull(request);
        PageTable table = RequestsTables.Table([request]);

        return new LiveRow(request.Id, [.. table.Rows[0].Select((cell, at) => LiveCell.Of(cell, table.Columns[at]))]);
    }
}

/// <summary>A cell.</summary>
/// <param name="Text">What people see.</param>
/// <param name="Class">Its class; <see langword="null"/> for none.</param>
/// <param name="Value">The exact value; <see langword="null"/> where the text is it.</param>
/// <param name="Link">Where it leads; <see langword="null"/> for nowhere.</param>
/// <param name="Note">Said below it; <see langword="null"/> for nothing.</param>
/// <param name="Badge">The class of its tone, for a state; <see langword="null"/> for what is none.</param>
/// <param name="Time">True for a moment, which the script shows in the viewer's zone.</param>
public sealed record LiveCell(string Text, string? Class, string? Value, string? Link, string? Note, string? Badge, bool Time)
{
    internal static LiveCell Of(Cell cell, PageColumn column) => new(
        Shown.Text(CellText.Of(cell, column.Kind)),
        column.IsNumeric ? "n" : column.Kind == CellKind.Code ? "code" : null,
        cell.Value is null or string ? null : CellText.Exact(cell.Value),
        cell.Link,
        cell.Note is null ? null : Shown.Text(cell.Note),
        column.Kind == CellKind.State ? $"badge {Tones.ClassOf(cell.Tone)}" : null,
        cell.Value is DateTimeOffset);
}
