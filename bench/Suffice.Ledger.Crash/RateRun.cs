using System.Diagnostics;
using System.Globalization;
using Suffice.Ledger.Writing;

namespace Suffice.Ledger.Crash;

/// <summary>Records as fast as the disk takes it.</summary>
internal static class RateRun
{
    // Recorders pause here, so that what is measured is what the disk sustains and nothing is lost.
    private const long QueueLimit = 2_000;

    public static async Task<int> RunAsync(Recording recording, TimeSpan duration)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("suffice-rate-");
        Recording here = recording with { Path = Path.Combine(folder.FullName, "ledger.db") };
        long start = Stopwatch.GetTimestamp();
        LedgerHealth health = await FillAsync(here, duration);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        long bytes = new FileInfo(here.Path).Length;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{(here.Strict ? "strict" : "default")}: {health.Written / seconds:F0} requests/s over {seconds:F1} s by {here.Recorders} recorders; " +
            $"lost {health.Lost}; longest wait {health.LongestWait.TotalMilliseconds:F1} ms; {(double)bytes / health.Written:F0} bytes a request"));
        folder.Delete(recursive: true);
        return health.Lost == 0 ? 0 : 1;
    }

    private static async Task<LedgerHealth> FillAsync(Recording recording, TimeSpan duration)
    {
        SqliteLedger ledger = recording.Open();
        RequestIds ids = new(TimeProvider.System, new Random(1));
        using CancellationTokenSource end = new(duration);
        await Task.WhenAll(Enumerable.Range(0, recording.Recorders).Select(_ => Task.Run(() => RecordAsync(ledger, ids, end.Token))));
        await ledger.FlushAsync(CancellationToken.None);
        await ledger.DisposeAsync();
        return ledger.Health;
    }

    private static async Task RecordAsync(SqliteLedger ledger, RequestIds ids, CancellationToken end)
    {
        for (int recorded = 0; !end.IsCancellationRequested; recorded++)
        {
            await ledger.RecordAsync(SampleRequest.Make(ids.Next(), TimeProvider.System.GetUtcNow(), recorded % 4 == 0));
            while (ledger.Health.Queued > QueueLimit)
            {
                await Task.Delay(1, CancellationToken.None);
            }
        }
    }
}
