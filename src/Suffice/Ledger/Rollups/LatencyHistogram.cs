using System.Globalization;
using System.Text;
using Suffice.Ledger.Tables;

namespace Suffice.Ledger.Rollups;

/// <summary>Counts of latencies in buckets that each end 9% above where they begin, so that histograms add up.</summary>
/// <remarks>A quantile read from it is the middle of its bucket: within 4.5% of the latency that was measured.</remarks>
internal sealed class LatencyHistogram
{
    // Eight buckets to each doubling of the microseconds.
    private const double PerDoubling = 8;

    private readonly SortedDictionary<int, long> buckets = [];
    private long count;

    public void Add(TimeSpan latency) => Add((int)(PerDoubling * Math.Log2(Math.Max(1, LedgerTime.Micros(latency)))), 1);

    public void Add(LatencyHistogram other)
    {
        foreach ((int bucket, long count) in other.buckets)
        {
            Add(bucket, count);
        }
    }

    /// <summary>The latency that a share of the requests did not exceed.</summary>
    /// <param name="share">From 0 to 1.</param>
    /// <returns>The latency; <see langword="null"/> when nothing was counted.</returns>
    public TimeSpan? Quantile(double share)
    {
        long rank = Math.Max(1, (long)Math.Ceiling(share * count));
        foreach ((int bucket, long count) in buckets)
        {
            rank -= count;
            if (rank <= 0)
            {
                return LedgerTime.Span((long)Math.Round(Math.Pow(2, (bucket + 0.5) / PerDoubling)));
            }
        }

        return null;
    }

    public override string ToString()
    {
        StringBuilder text = new();
        foreach ((int bucket, long count) in buckets)
        {
            text.Append(text.Length == 0 ? string.Empty : " ").Append(CultureInfo.InvariantCulture, $"{bucket}:{count}");
        }

        return text.ToString();
    }

    public static LatencyHistogram Parse(string text)
    {
        LatencyHistogram histogram = new();
        foreach (string part in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            int colon = part.IndexOf(':');
            histogram.Add(
                int.Parse(part.AsSpan(0, colon), CultureInfo.InvariantCulture),
                long.Parse(part.AsSpan(colon + 1), CultureInfo.InvariantCulture));
        }

        return histogram;
    }

    private void Add(int bucket, long count)
    {
        buckets[bucket] = buckets.GetValueOrDefault(bucket) + count;
        this.count += count;
    }
}
