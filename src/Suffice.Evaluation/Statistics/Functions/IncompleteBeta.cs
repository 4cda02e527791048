namespace Suffice.Evaluation.Statistics.Functions;

/// <summary>The regularised incomplete beta function, precise to parameters of many millions, and its inverse.</summary>
internal static class IncompleteBeta
{
    private const double Tiny = 1e-300;

    /// <summary>The share of a beta distribution below a point.</summary>
    /// <param name="a">First parameter, above 0.</param>
    /// <param name="b">Second parameter, above 0.</param>
    /// <param name="x">The point, 0 to 1.</param>
    /// <returns>The share, 0 to 1.</returns>
    public static double Of(double a, double b, double x)
    {
        if (x <= 0 || x >= 1)
        {
            return x <= 0 ? 0 : 1;
        }

        // The fraction converges fast on the near side of the mean; the far side is its complement.
        return x <= (a + 1) / (a + b + 2)
            ? Math.Min(1, LogTerms.BetaDensityTimes(a, b, x) * Fraction(a, b, x) / a)
            : Math.Max(0, 1 - (LogTerms.BetaDensityTimes(b, a, 1 - x) * Fraction(b, a, 1 - x) / b));
    }

    /// <summary>The point with a given share of a beta distribution below it.</summary>
    /// <param name="a">First parameter, above 0.</param>
    /// <param name="b">Second parameter, above 0.</param>
    /// <param name="share">The share, 0 to 1.</param>
    /// <returns>The point, 0 to 1.</returns>
    public static double Inverse(double a, double b, double share)
    {
        if (share is <= 0 or >= 1)
        {
            return share <= 0 ? 0 : 1;
        }

        double low = 0;
        double high = 1;
        double x = a / (a + b);
        for (int step = 0; step < 200 && high - low > 1e-15 * x; step++)
        {
            double error = Of(a, b, x) - share;
            (low, high) = error > 0 ? (low, x) : (x, high);
            double slope = LogTerms.BetaDensityTimes(a, b, x) / (x * (1 - x));
            double newton = x - (error / slope);
            double next = newton > low && newton < high ? newton : (low + high) / 2;
            if (Math.Abs(next - x) <= 1e-15 * x)
            {
                return next;
            }

            x = next;
        }

        return x;
    }

    // The continued fraction (Abramowitz and Stegun 26.5.8) by Lentz's method; about sqrt(max(a, b)) steps.
    private static double Fraction(double a, double b, double x)
    {
        double c = 1;
        double d = 1 / Away(1 - ((a + b) * x / (a + 1)));
        double fraction = d;
        int steps = 200 + (int)(10 * Math.Sqrt(Math.Max(a, b)));
        for (int m = 1; m <= steps; m++)
        {
            double even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            d = 1 / Away(1 + (even * d));
            c = Away(1 + (even / c));
            fraction *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            d = 1 / Away(1 + (odd * d));
            c = Away(1 + (odd / c));
            fraction *= d * c;
            if (Math.Abs((d * c) - 1) < 1e-15)
            {
                break;
            }
        }

        return fraction;
    }

    private static double Away(double value) => Math.Abs(value) < Tiny ? Tiny : value;
}
