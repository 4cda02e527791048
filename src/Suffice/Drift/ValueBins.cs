using System.Collections.Immutable;

namespace Suffice.Drift;

/// <summary>Bins that hold equal shares of a sample: its deciles, so that a later sample can be counted into them.</summary>
/// <param name="Bounds">Where a bin ends and the next begins, ascending.</param>
internal sealed record ValueBins(ImmutableArray<double> Bounds)
{
    /// <summary>How many bins there are.</summary>
    public int Count => Bounds.Length + 1;

    /// <summary>Makes bins of a sample.</summary>
    /// <param name="sample">The sample, not empty.</param>
    /// <param name="bins">How many; fewer come of it where many values are equal. Default 10.</param>
    /// <returns>The bins.</returns>
    public static ValueBins Of(IEnumerable<double> sample, int bins = 10)
    {
        double[] sorted = [.. sample];
        Array.Sort(sorted);

        return new ValueBins([.. Enumerable.Range(1, bins - 1)
            .Select(i => sorted[(int)((long)i * sorted.Length / bins)])
            .Where(bound => bound > sorted[0])
            .Distinct()]);
    }

    /// <summary>The bin of a value.</summary>
    /// <param name="value">The value.</param>
    /// <returns>From 0.</returns>
    public int Of(double value)
    {
        int bin = 0;
        while (bin < Bounds.Length && value >= Bounds[bin])
        {
            bin++;
        }

        return bin;
    }
}
