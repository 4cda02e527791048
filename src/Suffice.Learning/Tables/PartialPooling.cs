using System.Collections.Immutable;

namespace Suffice.Learning.Tables;

/// <summary>Means of several groups, each drawn towards what all have in common by as much as its own evidence is weak.</summary>
/// <remarks>
/// The random-effects model: a group's true mean is normal about a common one, with a variance between groups that is estimated by
/// moments (DerSimonian and Laird, Controlled Clinical Trials 7, 1986); each mean is then the empirical Bayes one.
/// </remarks>
internal sealed class PartialPooling
{
    // What never differs between groups is still drawn to the common mean by a finite weight.
    private const double LeastBetween = 1e-9;

    private PartialPooling(double mean, double meanVariance, ImmutableArray<PooledMean> groups)
    {
        Mean = mean;
        MeanVariance = meanVariance;
        Groups = groups;
    }

    /// <summary>What the groups have in common.</summary>
    public double Mean { get; }

    /// <summary>The variance of <see cref="Mean"/>.</summary>
    public double MeanVariance { get; }

    /// <summary>The groups, in the order given.</summary>
    public ImmutableArray<PooledMean> Groups { get; }

    /// <summary>How far groups differ beyond chance.</summary>
    /// <param name="means">Each group's mean.</param>
    /// <param name="variances">The variance of each mean; above 0.</param>
    /// <returns>The variance between groups; 0 when chance explains all, or there is one group.</returns>
    public static double BetweenGroups(ReadOnlySpan<double> means, ReadOnlySpan<double> variances)
    {
        double weights = 0, squares = 0, sum = 0;
        for (int i = 0; i < means.Length; i++)
        {
            double weight = 1 / variances[i];
            weights += weight;
            squares += weight * weight;
            sum += weight * means[i];
        }

        double scale = weights - (squares / weights);
        double spread = 0;
        for (int i = 0; i < means.Length; i++)
        {
            double distance = means[i] - (sum / weights);
            spread += distance * distance / variances[i];
        }

        return means.Length < 2 || scale <= 0 ? 0 : Math.Max(0, (spread - (means.Length - 1)) / scale);
    }

    /// <summary>Draws means together.</summary>
    /// <param name="means">Each group's mean; at least one.</param>
    /// <param name="variances">The variance of each mean; above 0.</param>
    /// <param name="between">The variance between groups; not negative.</param>
    /// <returns>The means, drawn together.</returns>
    public static PartialPooling Of(ReadOnlySpan<double> means, ReadOnlySpan<double> variances, double between)
    {
        ArgumentOutOfRangeException.ThrowIfZero(means.Length);
        ArgumentOutOfRangeException.ThrowIfNegative(between);
        double spread = Math.Max(between, LeastBetween);
        double weights = 0, sum = 0;
        for (int i = 0; i < means.Length; i++)
        {
            weights += 1 / (variances[i] + spread);
            sum += means[i] / (variances[i] + spread);
        }

        double mean = sum / weights;
        ImmutableArray<PooledMean>.Builder groups = ImmutableArray.CreateBuilder<PooledMean>(means.Length);
        for (int i = 0; i < means.Length; i++)
        {
            double own = spread / (spread + variances[i]);
            groups.Add(new PooledMean(mean + (own * (means[i] - mean)), own * variances[i], own, 1 / weights));
        }

        return new PartialPooling(mean, 1 / weights, groups.MoveToImmutable());
    }
}
