using System.Globalization;

namespace Suffice.Ledger.Crash;

/// <summary>Kills many times and prints a table; the answer is no when anything older than the window was missing.</summary>
internal static class KillRuns
{
    public static async Task<int> RunAsync(Recording recording, int runs, Random random)
    {
        TimeSpan allowed = recording.Strict ? TimeSpan.Zero : recording.Window;
        Console.WriteLine($"{(recording.Strict ? "strict" : $"window {allowed.TotalMilliseconds} ms")}, {recording.Rate} requests/s");
        Console.WriteLine("| run | killed after ms | recorded | missing | oldest missing ms | torn | integrity | kept |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        int broken = 0;
        for (int run = 1; run <= runs; run++)
        {
            DirectoryInfo folder = Directory.CreateTempSubdirectory("suffice-kill-");
            TimeSpan alive = TimeSpan.FromMilliseconds(random.Next(1000, 3000));
            KillRun result = await KillRun.RunAsync(recording with { Path = Path.Combine(folder.FullName, "ledger.db") }, alive);
            bool kept = result.OldestMissing <= allowed && result.Torn == 0 && result.Sound == "ok" && result.Said > 0;
            broken += kept ? 0 : 1;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {run} | {alive.TotalMilliseconds} | {result.Said} | {result.Missing} | {result.OldestMissing.TotalMilliseconds:F1} | {result.Torn} | {result.Sound} | {(kept ? "yes" : "NO")} |"));
            folder.Delete(recursive: true);
        }

        Console.WriteLine($"{runs - broken} of {runs} kept the promise");
        return broken == 0 ? 0 : 1;
    }
}
