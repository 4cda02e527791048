using System.Collections.Immutable;

namespace Suffice.Audit.Tallies;

/// <summary>How many values lie in each of some ranges, wider the larger the values.</summary>
/// <param name="Bins">The ranges that hold any, from small to large.</param>
public sealed record Histogram(ImmutableArray<HistogramBin> Bins)
{
    /// <summary>No value at all.</summary>
    public static Histogram Empty { get; } = new([]);

    /// <summary>How many values.</summary>
    public long Count => Bins.Sum(bin => bin.Count);

    /// <summary>The value below which a share of all lies, to the width of a range (an eighth of the value).</summary>
    /// <param name="share">The share, 0 to 1.</param>
    /// <returns>The value; <see langword="null"/> when there is none.</returns>
    public double? Quantile(double share)
    {
        double wanted = share * Count;
        double below = 0;
        foreach (HistogramBin bin in Bins)
        {
            below += bin.Count;
            if (below >= wanted && bin.Count > 0)
            {
                return (bin.From + bin.To) / 2.0;
            }
        }

        return null;
    }
}

/// <summary>One range.</summary>
/// <param name="From">Its first value.</param>
/// <param name="To">Its last value.</param>
/// <param name="Count">How many values.</param>
public readonly record struct HistogramBin(long From, long To, long Count);
