using System.Text.Json;
using System.Text.Json.Nodes;
using nietras.SeparatedValues;

namespace Suffice.Agents.Tickets.Sources;

/// <summary>A table whose first line names its columns. Quoted cells may hold separators and line ends; an empty cell says nothing.</summary>
internal static class TicketTable
{
    /// <summary>Reads it.</summary>
    /// <param name="content">The text, in UTF-8.</param>
    /// <param name="shown">What problems call it.</param>
    /// <param name="separator">What stands between cells; <see langword="null"/> to see from the first line (comma, semicolon, tab, bar).</param>
    /// <param name="into">Takes the tickets.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static void Read(byte[] content, string shown, char? separator, TicketCollection into, CancellationToken cancellationToken)
    {
        int line = 1;
        try
        {
            using MemoryStream stream = new(content, writable: false);
            SepReaderOptions options = (separator is { } given ? Sep.New(given).Reader() : Sep.Auto.Reader()) with { Unescape = true, DisableColCountCheck = true };
            using SepReader reader = options.From(stream);
            string[] columns = [.. reader.Header.ColNames.Select(name => name.Trim())];
            if (columns.Length == 0)
            {
                into.Problem(shown, "the table has no first line; it names the columns");
                return;
            }

            foreach (SepReader.Row row in reader)
            {
                cancellationToken.ThrowIfCancellationRequested();
                line = row.LineNumberFrom;
                Add(row, columns, $"{shown}:{line}", into);
            }
        }
        catch (Exception broken) when (broken is NotSupportedException or ArgumentException or InvalidDataException)
        {
            into.Problem($"{shown}:{line}", $"the table cannot be read on from here: {broken.Message}");
        }
    }

    private static void Add(SepReader.Row row, string[] columns, string place, TicketCollection into)
    {
        if (row.ColCount == 1 && row[0].Span.IsWhiteSpace() && columns.Length > 1)
        {
            return;
        }

        if (row.ColCount != columns.Length)
        {
            into.Problem(place, $"{row.ColCount} cells where the first line names {columns.Length}; put a cell that holds a separator or a quote in quotes");
            return;
        }

        JsonObject cells = [];
        for (int i = 0; i < columns.Length; i++)
        {
            ReadOnlySpan<char> cell = row[i].Span;
            if (!cell.IsWhiteSpace())
            {
                cells[columns[i].Length > 0 ? columns[i] : $"column_{i + 1}"] = cell.ToString();
            }
        }

        if (row.Span.Length > into.Options.LongestRow)
        {
            into.Problem(place, $"the row is longer than {into.Options.LongestRow} bytes; a ticket is a text that people wrote");
            return;
        }

        into.Add(JsonSerializer.SerializeToElement(cells), place);
    }
}
