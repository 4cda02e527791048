using System.Numerics;

namespace Suffice.Audit.Tallies;

/// <summary>Counts values in ranges that grow with the value, an eighth of it wide: enough for any quantile, in a few hundred numbers.</summary>
internal sealed class LogCounts
{
    private const int Exact = 16;
    private const int PerOctave = 8;

    /// <summary>How many values lie in each range.</summary>
    public long[] Counts { get; set; } = [];

    /// <summary>Counts a value.</summary>
    /// <param name="value">The value; below zero is zero.</param>
    /// <param name="times">How often.</param>
    public void Add(long value, long times)
    {
        int range = RangeOf(Math.Max(0, value));
        if (range >= Counts.Length)
        {
            long[] longer = new long[Math.Max(64, range + 16)];
            Counts.CopyTo(longer, 0);
            Counts = longer;
        }

        Counts[range] += times;
    }

    /// <summary>Adds all that another counted.</summary>
    /// <param name="other">The other.</param>
    public void Add(LogCounts other)
    {
        for (int i = 0; i < other.Counts.Length; i++)
        {
            if (other.Counts[i] > 0)
            {
                Add(FirstOf(i), other.Counts[i]);
            }
        }
    }

    /// <summary>What was counted.</summary>
    /// <returns>The ranges that hold any.</returns>
    public Histogram ToHistogram() => new(
    [
        .. Counts.Select((count, range) => new HistogramBin(FirstOf(range), FirstOf(range + 1) - 1, count)).Where(bin => bin.Count > 0),
    ]);

    private static int RangeOf(long value)
    {
        if (value < Exact)
        {
            return (int)value;
        }

        int octave = BitOperations.Log2((ulong)value);
        return Exact + ((octave - 4) * PerOctave) + (int)((value >> (octave - 3)) & (PerOctave - 1));
    }

    private static long FirstOf(int range)
    {
        if (range < Exact)
        {
            return range;
        }

        int octave = 4 + ((range - Exact) / PerOctave);
        return (1L << octave) + ((long)((range - Exact) % PerOctave) << (octave - 3));
    }
}
