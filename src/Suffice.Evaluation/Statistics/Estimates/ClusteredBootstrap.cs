using Suffice.Evaluation.Statistics.Functions;
using Suffice.Evaluation.Statistics.Intervals;

namespace Suffice.Evaluation.Statistics.Estimates;

/// <summary>
/// The studentised bootstrap of a mean (bootstrap-t, Efron and Tibshirani 1993, section 12.5), with items of one conversation, document or repeat drawn
/// together: items that belong together say less than as many separate ones (Miller 2024, arXiv 2411.00640).
/// </summary>
/// <remarks>Differences of two models' scores on the same item are given as one value, so that the pairing is kept.</remarks>
/// <param name="random">The source of draws; seeded, so that a run can be repeated.</param>
/// <param name="draws">How many times the clusters are drawn anew; 5,000 by default.</param>
public sealed class ClusteredBootstrap(Random random, int draws = 5_000)
{
    /// <summary>The mean and its interval.</summary>
    /// <param name="values">One value an item.</param>
    /// <param name="clusters">What each item belongs to, in the same order; <see langword="null"/> for an item of its own. Empty: all of their own.</param>
    /// <param name="least">The least value there can be: -1 for differences, 0 for scores.</param>
    /// <param name="most">The greatest.</param>
    /// <param name="confidence">Two-sided, above 0 and below 1; 0.95 by default.</param>
    /// <returns>The mean; <see langword="null"/> without items.</returns>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    public ClusteredMean? OfMean(
        ReadOnlySpan<double> values, IReadOnlyList<string?> clusters, double least = -1, double most = 1, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(clusters);
        if (clusters.Count > 0 && clusters.Count != values.Length)
        {
            throw new ArgumentException($"{values.Length} values in {clusters.Count} clusters: they are columns of the same items.", nameof(clusters));
        }

        if (values.Length == 0)
        {
            return null;
        }

        (double[] sums, int[] sizes) = Gather(values, clusters);
        (double mean, double error) = MeanAndError(sums, sizes);
        double[] studentised = error > 0 ? Studentise(sums, sizes, mean) : [];

        return new ClusteredMean
        {
            Mean = mean,
            StandardError = error,
            Interval = error > 0 ? IntervalOf(mean, error, studentised, least, most, confidence) : Unvaried(mean, sums.Length, least, most, confidence),
            Items = values.Length,
            Clusters = sums.Length,
            Studentised = studentised,
            Range = new Interval(least, most),
        };
    }

    private static Interval IntervalOf(double mean, double error, double[] studentised, double least, double most, double confidence) => new(
        Math.Max(least, mean - (error * Percentiles.At(studentised, (1 + confidence) / 2))),
        Math.Min(most, mean - (error * Percentiles.At(studentised, (1 - confidence) / 2))));

    // All alike says only that what is not alike is rare: the score bound of a share that was never seen, at the worst value and the best.
    private static Interval Unvaried(double mean, int clusters, double least, double most, double confidence)
    {
        double z = NormalDistribution.Quantile((1 + confidence) / 2);
        double unseen = z * z / (clusters + (z * z));

        return new Interval(((1 - unseen) * mean) + (unseen * least), ((1 - unseen) * mean) + (unseen * most));
    }

    private double[] Studentise(double[] sums, int[] sizes, double mean)
    {
        double[] studentised = new double[2 * draws];
        double[] drawnSums = new double[sums.Length];
        int[] drawnSizes = new int[sizes.Length];
        int count = 0;
        for (int draw = 0; draw < draws; draw++)
        {
            for (int i = 0; i < sums.Length; i++)
            {
                int cluster = random.Next(sums.Length);
                (drawnSums[i], drawnSizes[i]) = (sums[cluster], sizes[cluster]);
            }

            (double drawnMean, double drawnError) = MeanAndError(drawnSums, drawnSizes);
            if (drawnError > 0)
            {
                studentised[count++] = (drawnMean - mean) / drawnError;
                continue;
            }

            // A draw of items all alike could lie any number of its errors off, on either side.
            studentised[count++] = double.NegativeInfinity;
            studentised[count++] = double.PositiveInfinity;
        }

        Array.Resize(ref studentised, count);
        Array.Sort(studentised);

        return studentised;
    }

    // The linearised error of a ratio of two sums over clusters, with the correction of C/(C-1) for few of them.
    private static (double Mean, double Error) MeanAndError(double[] sums, int[] sizes)
    {
        double sum = 0;
        long items = 0;
        for (int i = 0; i < sums.Length; i++)
        {
            sum += sums[i];
            items += sizes[i];
        }

        double mean = sum / items;
        double squares = 0;
        for (int i = 0; i < sums.Length; i++)
        {
            double off = sums[i] - (mean * sizes[i]);
            squares += off * off;
        }

        // What rounding leaves of values that are all alike is no variation.
        bool varies = sums.Length > 1 && squares > 1e-20 * items;

        return (mean, varies ? Math.Sqrt(squares * sums.Length / (sums.Length - 1)) / items : 0);
    }

    private static (double[] Sums, int[] Sizes) Gather(ReadOnlySpan<double> values, IReadOnlyList<string?> clusters)
    {
        Dictionary<string, int> places = new(StringComparer.Ordinal);
        List<double> sums = [];
        List<int> sizes = [];
        for (int i = 0; i < values.Length; i++)
        {
            string? key = clusters.Count == 0 ? null : clusters[i];
            if (key is null || !places.TryGetValue(key, out int place))
            {
                place = sums.Count;
                sums.Add(0);
                sizes.Add(0);
                if (key is not null)
                {
                    places[key] = place;
                }
            }

            sums[place] += values[i];
            sizes[place]++;
        }

        return ([.. sums], [.. sizes]);
    }
}
