using System.Collections.Immutable;
using Spectre.Console;
using Suffice.Dashboard.Tables;

namespace Suffice.Cli.Output;

/// <summary>A page of the dashboard on a terminal.</summary>
internal static class PageText
{
    /// <summary>Writes it.</summary>
    /// <param name="screen">Where.</param>
    /// <param name="lead">What is said first, a line each.</param>
    /// <param name="tables">Its tables.</param>
    public static void Write(IAnsiConsole screen, IEnumerable<string> lead, IEnumerable<PageTable> tables)
    {
        foreach (string line in lead)
        {
            screen.WriteLine(Printable.Of(line));
        }

        foreach (PageTable table in tables)
        {
            Write(screen, table);
        }
    }

    private static void Write(IAnsiConsole screen, PageTable table)
    {
        screen.WriteLine();
        screen.MarkupLine($"[bold]{Markup.Escape(Printable.Of(table.Caption))}[/]");
        if (table.Rows.IsEmpty)
        {
            screen.WriteLine(Printable.Of(table.Empty));
            return;
        }

        Table drawn = new Table().Border(TableBorder.Rounded);
        foreach (PageColumn column in table.Columns)
        {
            drawn.AddColumn(new TableColumn(Markup.Escape(column.Title)) { Alignment = column.IsNumeric ? Justify.Right : Justify.Left });
        }

        foreach (ImmutableArray<Cell> row in table.Rows)
        {
            drawn.AddRow([.. row.Select((cell, at) => TextOf(cell, table.Columns[at].Kind))]);
        }

        if (!table.Foot.IsDefaultOrEmpty)
        {
            drawn.AddRow([.. table.Foot.Select((cell, at) => TextOf(cell, table.Columns[at].Kind))]);
        }

        screen.Write(drawn);
    }

    private static string TextOf(Cell cell, CellKind kind)
    {
        string value = Markup.Escape(Printable.Of(CellText.Of(cell, kind)));
        string interval = CellText.IntervalOf(cell, kind) is { } told ? $" [grey]{Markup.Escape(told)}[/]" : string.Empty;
        string note = cell.Note is { } said ? $"\n[grey]{Markup.Escape(Printable.Of(said))}[/]" : string.Empty;

        return value + interval + note;
    }
}
