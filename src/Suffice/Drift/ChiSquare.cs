namespace Suffice.Drift;

/// <summary>The chi-square distribution's upper tail, by the incomplete gamma function (Abramowitz and Stegun 6.5.29 and 6.5.31).</summary>
internal static class ChiSquare
{
    /// <summary>The probability of a value this large or larger.</summary>
    /// <param name="value">The value; at most 0 gives 1.</param>
    /// <param name="degrees">Degrees of freedom, at least 1.</param>
    /// <returns>From 0 to 1.</returns>
    public static double UpperTail(double value, int degrees)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(degrees, 1);
        double a = degrees / 2.0;
        double x = value / 2;
        double front = (-x) + (a * Math.Log(x)) - LogGamma(a);

        return value <= 0 ? 1
            : x < a + 1 ? 1 - (Series(a, x) * Math.Exp(front))
            : Fraction(a, x) * Math.Exp(front);
    }

    /// <summary>The value that is exceeded with a probability.</summary>
    /// <param name="probability">Above 0 and below 1.</param>
    /// <param name="degrees">Degrees of freedom, at least 1.</param>
    /// <returns>The value.</returns>
    public static double Exceeded(double probability, int degrees)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(probability, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(probability, 1);
        double low = 0;
        double high = degrees + 10;
        while (UpperTail(high, degrees) > probability)
        {
            high *= 2;
        }

        for (int i = 0; i < 100; i++)
        {
            double middle = (low + high) / 2;
            (low, high) = UpperTail(middle, degrees) > probability ? (middle, high) : (low, middle);
        }

        return high;
    }

    private static double Series(double a, double x)
    {
        double term = 1 / a;
        double sum = term;
        for (double n = a + 1; Math.Abs(term) > Math.Abs(sum) * 1e-16; n++)
        {
            term *= x / n;
            sum += term;
        }

        return sum;
    }

    // Lentz's way through the continued fraction.
    private static double Fraction(double a, double x)
    {
        const double Tiny = 1e-300;
        double b = x + 1 - a;
        double c = 1 / Tiny;
        double d = 1 / b;
        double product = d;
        for (int i = 1; i < 1_000; i++)
        {
            double step = -i * (i - a);
            b += 2;
            d = 1 / NotZero((step * d) + b);
            c = NotZero(b + (step / c));
            product *= d * c;
            if (Math.Abs((d * c) - 1) < 1e-15)
            {
                break;
            }
        }

        return product;

        static double NotZero(double value) => Math.Abs(value) < Tiny ? Tiny : value;
    }

    // Half-integers alone are asked for: by recurrence from Gamma(1/2) and Gamma(1).
    private static double LogGamma(double a)
    {
        double log = a % 1 == 0 ? 0 : Math.Log(Math.PI) / 2;
        for (double k = a % 1 == 0 ? 1 : 0.5; k < a; k++)
        {
            log += Math.Log(k);
        }

        return log;
    }
}
