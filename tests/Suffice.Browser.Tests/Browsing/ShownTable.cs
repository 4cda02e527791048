using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;

namespace Suffice.Browser.Browsing;

/// <summary>A table as it stands on a page: of each cell its exact value where it has one, else its words.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Csv">Where its CSV file is; <see langword="null"/> for a table without rows.</param>
/// <param name="Rows">Its rows.</param>
internal sealed record ShownTable(string Name, string? Csv, ImmutableArray<ImmutableArray<ShownCell>> Rows)
{
    private const string Reading = """
        () => [...document.querySelectorAll('section.table')].map(section => ({
          name: section.id,
          csv: section.querySelector('a.csv')?.getAttribute('href') ?? null,
          rows: [...section.querySelectorAll('tbody tr')].map(row => [...row.children].map(cell => {
            const exact = cell.querySelector('data, time'), words = cell.querySelector('span');
            return { isExact: exact !== null, text: exact ? exact.getAttribute(exact.tagName === 'TIME' ? 'datetime' : 'value') : (words ?? cell).textContent };
          })),
        }))
        """;

    /// <summary>Reads all tables of a page.</summary>
    public static async Task<ImmutableArray<ShownTable>> ReadAsync(IPage page)
    {
        JsonElement found = await page.EvaluateAsync<JsonElement>(Reading);

        return JsonSerializer.Deserialize<ImmutableArray<ShownTable>>(found, JsonSerializerOptions.Web);
    }

    /// <summary>Holds that a CSV file says what the table says, to the digit; of a table in parts the file holds all.</summary>
    /// <param name="csv">The file.</param>
    /// <param name="within">By which share a number may differ; 0 but for what is another a moment later.</param>
    public void ShouldBe(string csv, decimal within)
    {
        ImmutableArray<ImmutableArray<string>> lines = CsvRows.Read(csv);
        int[] columns = [.. Enumerable.Range(0, lines[0].Length).Where(at => !IsInterval(lines[0], at))];
        lines.Length.ShouldBeGreaterThanOrEqualTo(Rows.Length + 1, Name);
        foreach ((ImmutableArray<ShownCell> row, ImmutableArray<string> line) in Rows.Zip(lines.Skip(1)))
        {
            row.Length.ShouldBe(columns.Length, Name);
            row.Zip(columns, (cell, at) => (cell, Value: line[at])).Where(pair => !pair.cell.Says(pair.Value, within))
                .Select(pair => $"{Name}: shown {pair.cell.Text}, in the file {pair.Value}").ShouldBeEmpty();
        }
    }

    private static bool IsInterval(ImmutableArray<string> head, int at) =>
        head[at].Length > 4 && (head[at].EndsWith("_low", StringComparison.Ordinal) || head[at].EndsWith("_high", StringComparison.Ordinal)) && head.Contains(head[at][..head[at].LastIndexOf('_')]);
}

/// <summary>A cell.</summary>
/// <param name="IsExact">True when the text is its exact value.</param>
/// <param name="Text">Its value, or its words.</param>
internal sealed record ShownCell(bool IsExact, string Text)
{
    /// <summary>True when a value of a file is what the cell shows; what is not known is nothing in a file.</summary>
    public bool Says(string value, decimal within) => value.Length == 0 ? !IsExact : IsExact ? IsSame(value, Text, within) : Plain(value.TrimStart('\'')) == Plain(Text.TrimStart('\''));

    // A time on a page is told to the second; in a file it is exact.
    private static bool IsSame(string one, string other, decimal within) => one == other
        || (one.EndsWith('Z') && other.EndsWith('Z') && one[..19] == other[..19])
        || (decimal.TryParse(one, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal a) && decimal.TryParse(other, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal b) && Math.Abs(a - b) <= within * Math.Abs(a));

    // Marks for a character that turns text round, or that nobody sees, are for the page alone.
    private static string Plain(string text) => string.Concat(text.Where(c => char.IsAsciiLetterOrDigit(c)));
}
