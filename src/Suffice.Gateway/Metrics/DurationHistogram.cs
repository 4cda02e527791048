namespace Suffice.Gateway.Metrics;

/// <summary>Counts durations in buckets. Not thread-safe: it lives in a cell, under the cell's lock.</summary>
internal sealed class DurationHistogram
{
    private static readonly decimal[] OfCalls = [0.01m, 0.025m, 0.05m, 0.1m, 0.25m, 0.5m, 1, 2.5m, 5, 10, 30, 60, 300];
    private static readonly decimal[] OfOwnWork = [0.00005m, 0.0001m, 0.0002m, 0.0005m, 0.001m, 0.002m, 0.005m, 0.01m, 0.05m, 0.25m, 1];
    private static readonly long[] OfCallsInTicks = InTicks(OfCalls);
    private static readonly long[] OfOwnWorkInTicks = InTicks(OfOwnWork);

    private readonly decimal[] bounds;
    private readonly long[] ticks;
    private readonly long[] counts;
    private long sum;

    private DurationHistogram(decimal[] bounds, long[] ticks)
    {
        this.bounds = bounds;
        this.ticks = ticks;
        counts = new long[bounds.Length + 1];
    }

    /// <summary>From ten milliseconds to five minutes.</summary>
    /// <returns>An empty histogram.</returns>
    public static DurationHistogram ForCalls() => new(OfCalls, OfCallsInTicks);

    /// <summary>From fifty microseconds to a second.</summary>
    /// <returns>An empty histogram.</returns>
    public static DurationHistogram ForOwnWork() => new(OfOwnWork, OfOwnWorkInTicks);

    /// <summary>Counts one.</summary>
    /// <param name="duration">The duration.</param>
    public void Add(TimeSpan duration)
    {
        int bucket = 0;
        while (bucket < ticks.Length && duration.Ticks > ticks[bucket])
        {
            bucket++;
        }

        counts[bucket]++;
        sum += duration.Ticks;
    }

    /// <summary>Copies its state.</summary>
    /// <returns>The copy.</returns>
    public HistogramState Snapshot() => new(bounds, [.. counts], new TimeSpan(sum));

    private static long[] InTicks(decimal[] seconds) => [.. seconds.Select(s => (long)(s * TimeSpan.TicksPerSecond))];
}

/// <summary>A histogram at one moment.</summary>
/// <param name="Bounds">Upper ends of all buckets but the last, in seconds.</param>
/// <param name="Counts">What fell into each bucket.</param>
/// <param name="Sum">All durations together.</param>
internal readonly record struct HistogramState(decimal[] Bounds, long[] Counts, TimeSpan Sum);
