using Suffice.Reports.Csv;

namespace Suffice.Dashboard.Tables;

/// <summary>A table as comma-separated values (RFC 4180): a line a row, exact values, nothing for what is not known.</summary>
public static class TableCsv
{
    /// <summary>Writes it.</summary>
    /// <param name="table">The table.</param>
    /// <returns>The file's text.</returns>
    public static string Write(PageTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        using StringWriter to = new();
        to.NewLine = "\r\n";
        CsvLine.Write(to, table.Columns.SelectMany(column => column.HasInterval ? [column.Name, $"{column.Name}_low", $"{column.Name}_high"] : (string[])[column.Name]));
        foreach (System.Collections.Immutable.ImmutableArray<Cell> row in table.Rows)
        {
            CsvLine.Write(to, table.Columns.Zip(row).SelectMany(pair => ValuesOf(pair.First, pair.Second)));
        }

        return to.ToString();
    }

    private static IEnumerable<string> ValuesOf(PageColumn column, Cell cell)
    {
        yield return cell.Value switch
        {
            string text => CsvValue.Text(text),
            decimal number => CsvValue.Number(number),
            _ => CellText.Exact(cell.Value),
        };
        if (column.HasInterval)
        {
            yield return CellText.Exact(cell.Interval?.Low);
            yield return CellText.Exact(cell.Interval?.High);
        }
    }
}
