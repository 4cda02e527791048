using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Suffice.Ledger.Crash;

/// <summary>What one killed process had said, and what its ledger holds.</summary>
/// <param name="Said">Requests whose recording had returned.</param>
/// <param name="Missing">Those of them that the ledger does not hold.</param>
/// <param name="OldestMissing">How long before the kill the oldest of the missing was recorded.</param>
/// <param name="Torn">Requests in the ledger without all their attempts.</param>
/// <param name="Sound">What SQLite's integrity check says.</param>
internal sealed record KillRun(int Said, int Missing, TimeSpan OldestMissing, long Torn, string Sound)
{
    public static async Task<KillRun> RunAsync(Recording recording, TimeSpan alive)
    {
        using Process child = Start(recording);
        TaskCompletionSource begun = new();
        Task<List<(string Id, long At)>> hearing = HearAsync(child, begun);
        await begun.Task;
        await Task.Delay(alive);
        long killed = Stopwatch.GetTimestamp();
        child.Kill();
        List<(string Id, long At)> said = await hearing;
        await child.WaitForExitAsync();

        // On a busy machine this process may be held up before its signal goes out: what was said later was still alive.
        return Compare(recording.Path, said, said.Select(row => row.At).Append(killed).Max());
    }

    private static Process Start(Recording recording)
    {
        ProcessStartInfo start = new(Environment.ProcessPath!) { UseShellExecute = false, RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(typeof(KillRun).Assembly.Location);
        }

        foreach (string argument in recording.Arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    private static async Task<List<(string Id, long At)>> HearAsync(Process child, TaskCompletionSource begun)
    {
        List<(string Id, long At)> said = [];
        while (await child.StandardOutput.ReadLineAsync() is { } line)
        {
            begun.TrySetResult();
            int space = line.IndexOf(' ', StringComparison.Ordinal);
            said.Add((line[..space], long.Parse(line.AsSpan(space + 1), CultureInfo.InvariantCulture)));
        }

        return said;
    }

    private static KillRun Compare(string path, List<(string Id, long At)> said, long killed)
    {
        // Read with SQL alone: the witness is not the program under test.
        using SqliteConnection connection = new($"Data Source={path};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT id FROM requests";
        HashSet<string> held = new(StringComparer.Ordinal);
        using (SqliteDataReader reader = command.ExecuteReader())
        {
            while (reader.Read())
            {
                held.Add(reader.GetString(0));
            }
        }

        List<(string Id, long At)> missing = [.. said.Where(row => !held.Contains(row.Id))];
        command.CommandText = """
            SELECT count(*) FROM requests
            WHERE (SELECT count(*) FROM attempts WHERE attempts.seq = requests.seq) <> 1 + (path LIKE '%>%')
            """;
        long torn = (long)command.ExecuteScalar()!;
        command.CommandText = "PRAGMA integrity_check";
        TimeSpan oldest = missing.Count == 0 ? TimeSpan.Zero : Stopwatch.GetElapsedTime(missing.Min(row => row.At), killed);
        return new KillRun(said.Count, missing.Count, oldest, torn, (string)command.ExecuteScalar()!);
    }
}
