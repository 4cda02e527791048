namespace Suffice.Reports.Csv;

/// <summary>Writes a line of comma-separated values (RFC 4180).</summary>
internal static class CsvLine
{
    /// <summary>Writes it.</summary>
    /// <param name="to">Where.</param>
    /// <param name="values">Its values, as <see cref="CsvValue"/> makes them.</param>
    public static void Write(TextWriter to, IEnumerable<string> values) => to.WriteLine(string.Join(',', values.Select(Quoted)));

    private static string Quoted(string value) => value.AsSpan().IndexOfAny(",\"\r\n") < 0 ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
