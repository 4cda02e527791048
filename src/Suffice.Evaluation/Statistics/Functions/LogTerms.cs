namespace Suffice.Evaluation.Statistics.Functions;

/// <summary>
/// Binomial and beta terms without the loss of digits that differences of large log-gammas bring: the saddle-point form of
/// Loader ("Fast and accurate computation of binomial probabilities", 2000).
/// </summary>
internal static class LogTerms
{
    /// <summary>x^a (1-x)^b divided by the beta function of a and b.</summary>
    /// <param name="a">First parameter, above 0.</param>
    /// <param name="b">Second parameter, above 0.</param>
    /// <param name="x">The point, above 0 and below 1.</param>
    /// <returns>The value; the beta density times x (1-x).</returns>
    public static double BetaDensityTimes(double a, double b, double x)
    {
        double n = a + b;
        double log = StirlingError(n) - StirlingError(a) - StirlingError(b) - Deviance(a, n * x) - Deviance(b, n * (1 - x));

        return Math.Sqrt(a * b / (2 * Math.PI * n)) * Math.Exp(log);
    }

    /// <summary>The probability of exactly k hits in n.</summary>
    /// <param name="k">Hits.</param>
    /// <param name="n">Tries.</param>
    /// <param name="p">Probability of a hit, above 0 and below 1.</param>
    /// <returns>The probability.</returns>
    public static double BinomialMass(double k, double n, double p)
    {
        if (k == 0 || k == n)
        {
            return Math.Exp(n * (k == 0 ? LogOneMinus(p) : Math.Log(p)));
        }

        double log = StirlingError(n) - StirlingError(k) - StirlingError(n - k) - Deviance(k, n * p) - Deviance(n - k, n * (1 - p));

        return Math.Sqrt(n / (2 * Math.PI * k * (n - k))) * Math.Exp(log);
    }

    /// <summary>log(1 - p), precise for small p.</summary>
    /// <param name="p">From 0 to 1.</param>
    /// <returns>The logarithm.</returns>
    public static double LogOneMinus(double p)
    {
        // Kahan's way to log1p: the rounding of 1 - p cancels against itself.
        double rest = 1 - p;
        return rest == 1 ? -p : Math.Log(rest) * (p / (1 - rest));
    }

    // x log(x/m) + m - x, by a series where the two nearly cancel.
    private static double Deviance(double x, double m)
    {
        if (Math.Abs(x - m) >= 0.1 * (x + m))
        {
            return (x * Math.Log(x / m)) + m - x;
        }

        double v = (x - m) / (x + m);
        double sum = (x - m) * v;
        double term = 2 * x * v;
        for (int j = 1; j < 1000; j++)
        {
            term *= v * v;
            double next = sum + (term / ((2 * j) + 1));
            if (next == sum)
            {
                break;
            }

            sum = next;
        }

        return sum;
    }

    // log(x!) minus Stirling's first terms. Below 16 it is carried down from where the series is exact to the last digit.
    private static double StirlingError(double x)
    {
        double carried = 0;
        while (x < 16)
        {
            // error(x) - error(x+1) = (x + 1/2) log((x+1)/x) - 1.
            carried += ((x + 0.5) * Math.Log((x + 1) / x)) - 1;
            x++;
        }

        double x2 = x * x;

        return carried + ((1.0 / 12 - ((1.0 / 360 - ((1.0 / 1260 - ((1.0 / 1680 - (1.0 / 1188 / x2)) / x2)) / x2)) / x2)) / x);
    }
}
