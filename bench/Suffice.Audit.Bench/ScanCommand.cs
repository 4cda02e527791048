using System.Diagnostics;
using System.Globalization;
using DuckDB.NET.Data;

namespace Suffice.Audit.Bench;

/// <summary>Lets DuckDB scan the same file once and add up its tokens, as the measure of what reading alone takes.</summary>
internal static class ScanCommand
{
    public static int Run(string file)
    {
        using DuckDBConnection connection = new("DataSource=:memory:");
        connection.Open();
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = $"SELECT count(*), sum(response.usage.prompt_tokens) FROM read_ndjson_auto('{file.Replace("'", "''", StringComparison.Ordinal)}')";
        using DuckDBDataReader reader = command.ExecuteReader();
        reader.Read();
        long rows = reader.GetInt64(0);
        using Process process = Process.GetCurrentProcess();
        double seconds = (TimeProvider.System.GetUtcNow().UtcDateTime - process.StartTime.ToUniversalTime()).TotalSeconds;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"duckdb\t{rows}\t{seconds:0.00}\t{new FileInfo(file).Length / 1e6 / seconds:0}\t{process.PeakWorkingSet64 / 1e6:0}\t{process.TotalProcessorTime.TotalSeconds:0.00}"));
        return 0;
    }
}
