using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Suffice.Evidence.Workers;

/// <summary>A folder with a worker that sorts the tickets of the recorded pack into its eight groups.</summary>
internal sealed class WorkFolder : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("suffice-evidence-").FullName;

    /// <summary>Makes it.</summary>
    /// <param name="pack">The pack.</param>
    public WorkFolder(string pack)
    {
        Tickets = pack;
        Write("suffice.yaml", $$"""
            version: 1
            providers:
              past: { protocol: replay, recordings: ["{{pack}}"] }
            models:
              mini: { provider: past, id: gpt-4o-mini, family: openai, price: { input: 0.15, output: 0.6 } }
              lite: { provider: past, id: gemini-2.5-flash-lite, family: google, price: { input: 0.1, output: 0.4 } }
              nano: { provider: past, id: "gpt-5-nano (reasoning medium)", family: openai, price: { input: 0.05, output: 0.4 } }
            """);
        Write("tasks/it-groups/task.yaml", """
            why: eight groups of a service desk; two cheap models of two families must agree, or the one that reasons decides
            type: classification
            ladder: [mini, nano]
            gate: [json_schema, { agreement: lite }]
            worker: { show: text }
            """);
        Write("tasks/it-groups/escalation.md", """
            ## E-001 Too little stands in it
            ```yaml
            when: { fewer_words: 9 }
            ```
            """);
        using StreamReader first = new(pack);
        Write("tasks/it-groups/output.schema.json", JsonDocument.Parse(first.ReadLine()!).RootElement.GetProperty("schema").GetRawText());
    }

    /// <summary>The tickets.</summary>
    public string Tickets { get; }

    /// <summary>Runs the command to its end.</summary>
    /// <param name="args">What is typed.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What it printed.</returns>
    public async Task<string> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        using Process process = Start(args);
        Task<string> output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        Task<string> error = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);

        return process.ExitCode is 0 or 1 ? await output.ConfigureAwait(false) : throw new InvalidOperationException($"suffice {string.Join(' ', args)} ended with {process.ExitCode}: {await error.ConfigureAwait(false)}");
    }

    /// <summary>Starts the command and kills it with SIGKILL once it has kept some verdicts more.</summary>
    /// <param name="args">What is typed.</param>
    /// <param name="more">How many.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>When it is dead.</returns>
    public async Task KillAsync(string[] args, int more, CancellationToken cancellationToken)
    {
        long wanted = Verdicts() + more;
        using Process process = Start(args);
        while (!process.HasExited && Verdicts() < wanted)
        {
            await Task.Delay(5, cancellationToken).ConfigureAwait(false);
        }

        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>How many verdicts are kept.</summary>
    /// <returns>The number.</returns>
    public long Verdicts() => Number("work.db", "SELECT count(*) FROM verdicts");

    /// <summary>Of how many tickets.</summary>
    /// <returns>The number.</returns>
    public long DistinctTickets() => Number("work.db", "SELECT count(DISTINCT ticket) FROM verdicts");

    /// <summary>How many calls the ledger has.</summary>
    /// <returns>The number.</returns>
    public long Asked() => Number("ledger.db", "SELECT count(*) FROM requests WHERE endpoint = 'work'");

    /// <summary>How many of these have no verdict: their process died before it was kept.</summary>
    /// <returns>The number.</returns>
    public long AskedAgain() => Asked() - Number("work.db", "SELECT count(*) FROM verdicts WHERE request IS NOT NULL");

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(folder, recursive: true);

    private Process Start(string[] args) => Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Suffice.Cli.dll"), .. args])
    {
        WorkingDirectory = folder,
        UseShellExecute = false,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    private long Number(string name, string sql)
    {
        string path = Directory.EnumerateFiles(folder, name == "work.db" ? "work.db" : "*ledger*.db", SearchOption.AllDirectories).FirstOrDefault() ?? string.Empty;
        if (path.Length == 0)
        {
            return 0; // Not begun yet.
        }

        using SqliteConnection connection = new($"Data Source={path};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        try
        {
            return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
        }
        catch (SqliteException young) when (young.Message.Contains("no such table", StringComparison.Ordinal))
        {
            return 0;
        }
    }

    private void Write(string name, string text)
    {
        string path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
