using System.Diagnostics;
using System.Text;
using Suffice.Ledger.Writing;

namespace Suffice.Ledger.Crash;

/// <summary>The process that is killed: records at a rate, and says of each request that its recording has returned, and when.</summary>
internal static class Recorder
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    public static async Task<int> RunAsync(Recording recording)
    {
        await using SqliteLedger ledger = recording.Open();

        // As a gateway does before it takes its first call.
        await ledger.FlushAsync(CancellationToken.None);
        RequestIds ids = new(TimeProvider.System, new Random(1));

        // Every line is one unbuffered write to the pipe, which outlives this process.
        await using Stream said = Console.OpenStandardOutput();
        await Task.WhenAll(Enumerable.Range(0, recording.Recorders)
            .Select(number => Task.Run(() => RecordAsync(recording, Tick * number / recording.Recorders, ledger, ids, said))));
        return 0;
    }

    private static async Task RecordAsync(Recording recording, TimeSpan after, SqliteLedger ledger, RequestIds ids, Stream said)
    {
        // Spread over the tick, so that requests come one by one and not all recorders' at once.
        await Task.Delay(after);
        double share = (double)recording.Rate / recording.Recorders;
        long start = Stopwatch.GetTimestamp();
        for (long recorded = 0; ;)
        {
            if (recorded >= share * Stopwatch.GetElapsedTime(start).TotalSeconds)
            {
                await Task.Delay(Tick);
                continue;
            }

            string id = ids.Next();
            await ledger.RecordAsync(SampleRequest.Make(id, TimeProvider.System.GetUtcNow(), recorded++ % 4 == 0));
            long returned = Stopwatch.GetTimestamp();
            said.Write(Encoding.ASCII.GetBytes($"{id} {returned}\n"));
        }
    }
}
