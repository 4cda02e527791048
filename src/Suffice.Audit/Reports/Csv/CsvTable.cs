using System.Globalization;
using nietras.SeparatedValues;
using Suffice.Reports.Csv;

namespace Suffice.Audit.Reports.Csv;

/// <summary>Writes rows as comma-separated values that a spreadsheet takes for values and never for formulas.</summary>
internal static class CsvTable
{
    /// <summary>Writes a table: a line of names, then a line for each row.</summary>
    /// <typeparam name="T">What a row is made of.</typeparam>
    /// <param name="to">Where.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="columns">The columns.</param>
    public static void Write<T>(TextWriter to, IEnumerable<T> rows, IReadOnlyList<CsvColumn<T>> columns)
    {
        using SepWriter writer = Sep.New(',')
            .Writer(options => options with { Escape = true, CultureInfo = CultureInfo.InvariantCulture })
            .To(to, leaveOpen: true);
        writer.Header.Add([.. columns.Select(column => column.Name)]);
        foreach (T row in rows)
        {
            using SepWriter.Row line = writer.NewRow();
            foreach (CsvColumn<T> column in columns)
            {
                line[column.Name].Set(column.Value(row));
            }
        }
    }
}

/// <summary>One column.</summary>
/// <typeparam name="T">What a row is made of.</typeparam>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value of a row, written by <see cref="CsvValue"/>.</param>
internal sealed record CsvColumn<T>(string Name, Func<T, string> Value);
