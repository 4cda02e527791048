using System.Text;
using System.Text.Json;
using Suffice.Audit.Calls;
using Suffice.Audit.Formats;

namespace Suffice.Audit.Tests.Formats;

/// <summary>Example files, each named after its format: <c>openai.jsonl</c>, <c>otel.vercel.jsonl</c>.</summary>
internal static class Fixture
{
    public static IReadOnlyList<string> Files { get; } =
        [.. Directory.EnumerateFiles(Folder()).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    public static ILogFormat Format(string name) => LogFormats.All.Single(format => format.Name == name);

    public static string FormatOf(string file) => file[..file.IndexOf('.', StringComparison.Ordinal)];

    public static IReadOnlyList<JsonElement> Rows(string file)
    {
        string text = File.ReadAllText(Path.Combine(Folder(), file));
        return file.EndsWith(".csv", StringComparison.Ordinal)
            ? CsvRows(text)
            : [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Json)];
    }

    public static RowReadings Read(string format, JsonElement row)
    {
        RowReadings found = new();
        Format(format).Read(row, found);
        return found;
    }

    /// <summary>The one call of a row, counted from 0.</summary>
    public static LoggedCall Call(string file, int row)
    {
        RowReadings found = Read(FormatOf(file), Rows(file)[row]);
        found.Faults.ShouldBeEmpty();
        return found.Calls.ShouldHaveSingleItem();
    }

    public static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;

    private static string Folder() => Path.Combine(AppContext.BaseDirectory, "Formats", "fixtures");

    private static List<JsonElement> CsvRows(string text)
    {
        List<List<string>> lines = CsvLines(text);
        return [.. lines.Skip(1).Select(cells => Json(JsonSerializer.Serialize(lines[0].Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second))))];
    }

    private static List<List<string>> CsvLines(string text)
    {
        List<List<string>> lines = [[]];
        StringBuilder cell = new();
        bool quoted = false;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (quoted)
            {
                if (c == '"' && i + 1 < text.Length && text[i + 1] == '"')
                {
                    cell.Append(text[i++]);
                }
                else if (c == '"')
                {
                    quoted = false;
                }
                else
                {
                    cell.Append(c);
                }
            }
            else if (c == '"')
            {
                quoted = true;
            }
            else if (c is ',' or '\n')
            {
                lines[^1].Add(cell.ToString());
                cell.Clear();
                if (c == '\n')
                {
                    lines.Add([]);
                }
            }
            else
            {
                cell.Append(c);
            }
        }

        lines.RemoveAll(line => line.Count == 0);
        return lines;
    }
}
