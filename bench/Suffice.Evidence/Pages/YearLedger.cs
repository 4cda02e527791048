using Suffice.Ledger;
using Suffice.Ledger.Tables;
using Suffice.Ledger.Writing;
using Suffice.Policy;

namespace Suffice.Evidence.Pages;

/// <summary>Writes a year's ledger by the ledger's own tables, a day a transaction, each day rolled up as it is written.</summary>
/// <param name="path">The file; it must not be there.</param>
/// <param name="seed">Seeds the traffic.</param>
/// <param name="lastDay">The last day of the year.</param>
internal sealed class YearLedger(string path, int seed, DateOnly lastDay)
{
    /// <summary>How many days it has.</summary>
    public const int Days = 365;

    // Speed alone: whoever pulls the plug makes it anew. The file ends in the mode of every ledger.
    private const string Quick = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -400000; PRAGMA locking_mode = EXCLUSIVE; PRAGMA secure_delete = OFF;";
    private const string Usual = "PRAGMA locking_mode = NORMAL; PRAGMA journal_mode = WAL;";

    /// <summary>Writes it.</summary>
    /// <param name="requests">How many requests in all.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>When it is written.</returns>
    public async Task WriteAsync(int requests, CancellationToken cancellationToken)
    {
        using LedgerStore store = new(path, syncs: false, TimeProvider.System);
        store.Open();
        store.Connection.Run(Quick);
        LedgerUpkeep upkeep = new(new LedgerSettings { Path = path, Retention = TimeSpan.FromDays(10_000) }, TimeProvider.System);
        int[] counts = Spread(requests);
        YearTraffic traffic = new(seed);
        Task<RequestEntry[]> next = Task.Run(() => traffic.Of(DayOf(0), counts[0]), cancellationToken);
        for (int place = 0; place < Days; place++)
        {
            RequestEntry[] day = await next.ConfigureAwait(false);
            if (place + 1 < Days)
            {
                int following = place + 1;
                next = Task.Run(() => traffic.Of(DayOf(following), counts[following]), cancellationToken);
            }

            store.Append(day);
            while (upkeep.Step(store.Connection, store.Fresh))
            {
            }
        }

        store.Connection.Run(Usual);
    }

    private DateOnly DayOf(int place) => lastDay.AddDays(place + 1 - Days);

    // Twice as much at the end as in the beginning, and a third of it at weekends.
    private int[] Spread(int requests)
    {
        double[] shares = [.. Enumerable.Range(0, Days).Select(place =>
            (1 + (place / (double)Days)) * (DayOf(place).DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0.33 : 1))];
        double all = shares.Sum();
        int[] counts = [.. shares.Select(share => (int)(requests * share / all))];
        counts[^1] += requests - counts.Sum();

        return counts;
    }
}
