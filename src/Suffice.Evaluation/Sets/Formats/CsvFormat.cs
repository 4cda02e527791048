using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using nietras.SeparatedValues;
using Suffice.Evaluation.Items;
using Suffice.Evaluation.Sets.Promptfoo;

namespace Suffice.Evaluation.Sets.Formats;

/// <summary>A table whose first line names its columns: values, and promptfoo's <c>__expected</c> columns, or a column with the right answer.</summary>
internal sealed class CsvFormat : IEvalFormat
{
    private static readonly string[] ReferenceColumns = ["reference", "expected", "ideal", "label", "target", "answer"];

    public string Name => "table (CSV)";

    public bool Fits(EvalSource source) => source.Extension is ".csv" or ".tsv";

    public Task ReadAsync(EvalSource source, SetBuilder into, CancellationToken cancellationToken)
    {
        ReadTests(source, new PromptfooItems(PromptsOf(into.Options), PromptfooTest.None, into), into);
        return Task.CompletedTask;
    }

    /// <summary>The prompt that was named, when one was.</summary>
    public static ImmutableArray<EvalPrompt> PromptsOf(SetOptions options) =>
        options.PromptFile is { } file ? [EvalPrompt.Read(file)] : [];

    /// <summary>Reads the rows of a table as tests.</summary>
    /// <exception cref="EvalSetException">It is no table.</exception>
    public static void ReadTests(EvalSource source, PromptfooItems items, SetBuilder into)
    {
        try
        {
            using SepReader reader = Sep.Reader(options => options with { Unescape = true, DisableColCountCheck = true }).FromText(source.Text);
            ImmutableArray<string> columns = [.. reader.Header.ColNames.Select(name => name.Trim())];
            foreach (SepReader.Row row in reader)
            {
                Add(row, columns, source.Path, items, into);
            }
        }
        catch (Exception e) when (e is NotSupportedException or ArgumentException)
        {
            throw new EvalSetException($"{source.Path}: the table cannot be read: {e.Message}", e);
        }
    }

    private static void Add(SepReader.Row row, ImmutableArray<string> columns, string file, PromptfooItems items, SetBuilder into)
    {
        int line = row.LineNumberFrom;
        if (row.ColCount != columns.Length)
        {
            into.Problem(file, line, $"{row.ColCount} cells where the first line names {columns.Length}");
            return;
        }

        Dictionary<string, string> cells = new(StringComparer.Ordinal);
        for (int i = 0; i < columns.Length; i++)
        {
            cells[columns[i]] = row[i].ToString();
        }

        RowReading.One(file, line, into, () => items.Add(TestOf(cells), file, line));
    }

    private static PromptfooTest TestOf(Dictionary<string, string> cells)
    {
        PromptfooTest test = PromptfooTest.None;
        foreach ((string column, string cell) in cells)
        {
            string value = cell.Trim();
            test = column switch
            {
                "id" => test with { Id = value.Length > 0 ? value : null },
                "__description" or "__metric" => test,
                "__prefix" or "__suffix" when value.Length == 0 => test,
                "__threshold" => test with { Threshold = value.Length > 0 ? NumberIn(column, value) : null },
                _ when IsExpected(column) => value.Length == 0 ? test : test with { Metrics = [.. test.Metrics, ExpectedCell.Read(value, cells.GetValueOrDefault("__metric"))] },
                _ when column.StartsWith("__metadata:", StringComparison.Ordinal) => value.Length == 0 ? test
                    : test with { Tags = [.. test.Tags, .. TagsOf(column["__metadata:".Length..], value)] },
                _ when column.StartsWith("__", StringComparison.Ordinal) => throw new InvalidDataException($"the column '{column}' is not known; __expected, __expected1, ..., __metric, __threshold, __description, __metadata:NAME are"),
                _ => test with { Vars = test.Vars.SetItem(column, JsonSerializer.SerializeToElement(cell)) },
            };
        }

        return WithReference(test);
    }

    private static bool IsExpected(string column) =>
        column.StartsWith("__expected", StringComparison.Ordinal) && column["__expected".Length..].All(char.IsAsciiDigit);

    private static IEnumerable<EvalTag> TagsOf(string name, string value) => name.EndsWith("[]", StringComparison.Ordinal)
        ? value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(one => new EvalTag(name[..^2], one))
        : [new EvalTag(name, value)];

    private static PromptfooTest WithReference(PromptfooTest test)
    {
        if (!test.Metrics.IsEmpty || Array.Find(ReferenceColumns, test.Vars.ContainsKey) is not { } column)
        {
            return test;
        }

        JsonElement reference = test.Vars[column];
        return reference.ValueEquals(string.Empty) ? test with { Vars = test.Vars.Remove(column) } : test with { Vars = test.Vars.Remove(column).SetItem("reference", reference) };
    }

    private static double NumberIn(string column, string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            ? number
            : throw new InvalidDataException($"{column} is '{value}'; a number is wanted");
}
