namespace Suffice.Drift;

/// <summary>
/// ADWIN (Bifet and Gavalda, SDM 2007): a window over a stream of numbers that grows while their mean holds, and lets its older part go
/// when the mean of the newer part differs. For streams without verdicts: lengths, costs, scores.
/// </summary>
/// <remarks>The window is held as buckets of doubling sizes, so that a million numbers take about a hundred buckets. Not thread-safe.</remarks>
internal sealed class Adwin
{
    private const int BucketsOfASize = 5;
    private const int LooksEvery = 32;
    private const int LeastPart = 5;

    private readonly double delta;
    private readonly List<AdwinBucket> buckets;
    private long seen;

    /// <summary>Begins, or goes on from a state.</summary>
    /// <param name="delta">How likely a cut may be at a look while nothing changes. Default 0.002.</param>
    /// <param name="state">The state; <see langword="null"/> to begin.</param>
    public Adwin(double delta = 0.002, AdwinState? state = null)
    {
        this.delta = delta;
        buckets = state is null ? [] : [.. state.Buckets];
        seen = state?.Seen ?? 0;
    }

    /// <summary>How many numbers the window holds.</summary>
    public long Length => buckets.Sum(bucket => bucket.Count);

    /// <summary>The mean of the window; 0 without numbers.</summary>
    public double Mean => Length == 0 ? 0 : buckets.Sum(bucket => bucket.Sum) / Length;

    /// <summary>All that is needed to go on elsewhere.</summary>
    public AdwinState State => new([.. buckets], seen);

    /// <summary>Adds a number.</summary>
    /// <param name="value">The number.</param>
    /// <returns>The mean of the part that was let go, when the mean has changed; else <see langword="null"/>.</returns>
    public double? Add(double value)
    {
        buckets.Add(new AdwinBucket(1, value, value * value));
        Compress();
        double? before = null;
        while (++seen % LooksEvery == 0 && FindCut() is { } cut)
        {
            AdwinBucket old = Sum(0, cut);
            before = old.Sum / old.Count;
            buckets.RemoveRange(0, cut);
            seen--;
        }

        return before;
    }

    // Buckets stand oldest and largest first; when too many have one size, the oldest two of it become one.
    private void Compress()
    {
        int newest = buckets.Count - 1;
        while (newest >= 0)
        {
            long size = buckets[newest].Count;
            int oldest = newest;
            while (oldest > 0 && buckets[oldest - 1].Count == size)
            {
                oldest--;
            }

            if (newest - oldest + 1 <= BucketsOfASize)
            {
                return;
            }

            buckets[oldest] = buckets[oldest].With(buckets[oldest + 1]);
            buckets.RemoveAt(oldest + 1);
            newest = oldest;
        }
    }

    private int? FindCut()
    {
        AdwinBucket all = Sum(0, buckets.Count);
        if (all.Count < 2 * LeastPart)
        {
            return null;
        }

        double mean = all.Sum / all.Count;
        double variance = Math.Max(0, (all.Squares / all.Count) - (mean * mean));
        double log = Math.Log(2 * Math.Log(all.Count) / delta);
        AdwinBucket older = default;
        for (int cut = 1; cut < buckets.Count; cut++)
        {
            older = older.With(buckets[cut - 1]);
            long newer = all.Count - older.Count;
            if (older.Count < LeastPart || newer < LeastPart)
            {
                continue;
            }

            double size = 1 / ((1.0 / older.Count) + (1.0 / newer));
            double allowed = Math.Sqrt(2 / size * variance * log) + (2 / (3 * size) * log);
            if (Math.Abs((older.Sum / older.Count) - ((all.Sum - older.Sum) / newer)) > allowed)
            {
                return cut;
            }
        }

        return null;
    }

    private AdwinBucket Sum(int from, int to)
    {
        AdwinBucket sum = default;
        for (int i = from; i < to; i++)
        {
            sum = sum.With(buckets[i]);
        }

        return sum;
    }
}
