namespace Suffice.Evaluation.Statistics.Functions;

/// <summary>The standard normal distribution, to about 1e-13 of the value in both tails.</summary>
public static class NormalDistribution
{
    // Inside, the power series needs few terms; outside, the continued fraction of the tail does.
    private const double SeriesLimit = 3;

    /// <summary>The share below a point: Marsaglia's series (Journal of Statistical Software 11, 2004), Mills' ratio in the tails.</summary>
    /// <param name="z">The point.</param>
    /// <returns>A share from 0 to 1; small shares keep their relative precision.</returns>
    public static double Cdf(double z) => Math.Abs(z) switch
    {
        < SeriesLimit => 0.5 + (Density(z) * Series(z)),
        _ when z > 0 => 1 - (Density(z) * MillsRatio(z)),
        _ => Density(z) * MillsRatio(-z),
    };

    /// <summary>The share above a point.</summary>
    /// <param name="z">The point.</param>
    /// <returns>A share from 0 to 1; small shares keep their relative precision.</returns>
    public static double Upper(double z) => Cdf(-z);

    /// <summary>The density at a point.</summary>
    /// <param name="z">The point.</param>
    /// <returns>The density.</returns>
    public static double Density(double z) => Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);

    /// <summary>The point with a given share below it.</summary>
    /// <param name="share">The share, above 0 and below 1.</param>
    /// <returns>The point.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The share is not above 0 and below 1.</exception>
    public static double Quantile(double share)
    {
        if (!(share is > 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(share), share, "A share lies above 0 and below 1.");
        }

        return share <= 0.5 ? LowerQuantile(share) : -LowerQuantile(1 - share);
    }

    // Hastings' start (Abramowitz and Stegun 26.2.23, off by 4.5e-4) and Halley's steps, which cube the error.
    private static double LowerQuantile(double share)
    {
        double t = Math.Sqrt(-2 * Math.Log(share));
        double z = -(t - ((2.515517 + (t * (0.802853 + (t * 0.010328)))) / (1 + (t * (1.432788 + (t * (0.189269 + (t * 0.001308))))))));
        for (int step = 0; step < 3; step++)
        {
            double error = (Cdf(z) - share) / Density(z);
            z -= error / (1 + (z * error / 2));
        }

        return z;
    }

    private static double Series(double z)
    {
        double sum = z;
        double term = z;
        for (int i = 3; Math.Abs(term) > 1e-17 * Math.Abs(sum); i += 2)
        {
            term *= z * z / i;
            sum += term;
        }

        return sum;
    }

    // 1/(z + 1/(z + 2/(z + 3/(z + ...)))), from a depth that is enough at the limit of the series.
    private static double MillsRatio(double z)
    {
        double fraction = z;
        for (int depth = 120; depth >= 1; depth--)
        {
            fraction = z + (depth / fraction);
        }

        return 1 / fraction;
    }
}
