using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Suffice.Ledger.Tables;

namespace Suffice.Ledger.Rollups;

/// <summary>Counts of latencies in buckets that each end 9% above where they begin, so that histograms add up.</summary>
/// <remarks>
/// A quantile read from it is the middle of its bucket: within 4.5% of the latency that was measured. A page of a year reads some ten
/// thousand of them, so that only the buckets between the lowest and the highest are held, side by side.
/// </remarks>
internal sealed class LatencyHistogram
{
    // Eight buckets to each doubling of the microseconds.
    private const double PerDoubling = 8;

    // Room on the side on which it grows: latencies of a kind lie within a few doublings.
    private const int Slack = 16;

    private long[] counts = [];
    private int lowest;
    private long count;

    public void Add(TimeSpan latency) => Add((int)(PerDoubling * Math.Log2(Math.Max(1, LedgerTime.Micros(latency)))), 1);

    public void Add(LatencyHistogram other)
    {
        if (other.counts.Length == 0)
        {
            return;
        }

        Reach(other.lowest);
        Reach(other.lowest + other.counts.Length - 1);
        Span<long> mine = counts.AsSpan(other.lowest - lowest);
        for (int place = 0; place < other.counts.Length; place++)
        {
            mine[place] += other.counts[place];
        }

        count += other.count;
    }

    /// <summary>The latency that a share of the requests did not exceed.</summary>
    /// <param name="share">From 0 to 1.</param>
    /// <returns>The latency; <see langword="null"/> when nothing was counted.</returns>
    public TimeSpan? Quantile(double share)
    {
        long rank = Math.Max(1, (long)Math.Ceiling(share * count));
        for (int place = 0; place < counts.Length; place++)
        {
            rank -= counts[place];
            if (rank <= 0)
            {
                return LedgerTime.Span((long)Math.Round(Math.Pow(2, (lowest + place + 0.5) / PerDoubling)));
            }
        }

        return null;
    }

    public override string ToString()
    {
        StringBuilder text = new();
        for (int place = 0; place < counts.Length; place++)
        {
            if (counts[place] != 0)
            {
                text.Append(text.Length == 0 ? string.Empty : " ").Append(CultureInfo.InvariantCulture, $"{lowest + place}:{counts[place]}");
            }
        }

        return text.ToString();
    }

    /// <summary>Adds what <see cref="ToString"/> wrote.</summary>
    /// <param name="text">The text, in UTF-8.</param>
    public void Add(ReadOnlySpan<byte> text)
    {
        for (ReadOnlySpan<byte> rest = text; !rest.IsEmpty; rest = rest.IsEmpty ? rest : rest[1..])
        {
            int bucket = (int)Number(ref rest);
            rest = rest[1..];
            Add(bucket, Number(ref rest));
        }
    }

    private static long Number(ref ReadOnlySpan<byte> text)
    {
        long number = Utf8Parser.TryParse(text, out long parsed, out int digits) ? parsed : throw new InvalidDataException("A histogram of the ledger is not one.");
        text = text[digits..];

        return number;
    }

    private void Add(int bucket, long added)
    {
        Reach(bucket);
        counts[bucket - lowest] += added;
        count += added;
    }

    private void Reach(int bucket)
    {
        if (bucket >= lowest && bucket < lowest + counts.Length)
        {
            return;
        }

        int from = counts.Length == 0 ? bucket : bucket < lowest ? Math.Max(0, bucket - Slack) : lowest;
        int to = counts.Length == 0 || bucket >= lowest + counts.Length ? bucket + Math.Max(Slack, counts.Length) : lowest + counts.Length;
        long[] wider = new long[to - from];
        counts.CopyTo(wider, counts.Length == 0 ? 0 : lowest - from);
        (counts, lowest) = (wider, from);
    }
}
