namespace Suffice.Drift;

/// <summary>The two-sample test of Kolmogorov and Smirnov: whether two samples of numbers come from one distribution.</summary>
/// <param name="Distance">The largest distance of the two distribution functions, from 0 to 1.</param>
/// <param name="Probability">Of one this large or larger when nothing has changed (its limit for large samples, with Stephens' correction).</param>
internal readonly record struct KolmogorovSmirnov(double Distance, double Probability)
{
    /// <summary>Compares two samples.</summary>
    /// <param name="before">One sample.</param>
    /// <param name="now">The other.</param>
    /// <returns>The test; no distance when one is empty.</returns>
    public static KolmogorovSmirnov Of(IEnumerable<double> before, IEnumerable<double> now)
    {
        double[] first = [.. before.Order()];
        double[] second = [.. now.Order()];
        if (first.Length == 0 || second.Length == 0)
        {
            return new KolmogorovSmirnov(0, 1);
        }

        double distance = 0;
        int i = 0;
        int j = 0;
        while (i < first.Length && j < second.Length)
        {
            double value = Math.Min(first[i], second[j]);
            while (i < first.Length && first[i] <= value)
            {
                i++;
            }

            while (j < second.Length && second[j] <= value)
            {
                j++;
            }

            distance = Math.Max(distance, Math.Abs(((double)i / first.Length) - ((double)j / second.Length)));
        }

        double size = Math.Sqrt((double)first.Length * second.Length / (first.Length + second.Length));

        return new KolmogorovSmirnov(distance, Tail((size + 0.12 + (0.11 / size)) * distance));
    }

    private static double Tail(double x)
    {
        if (x < 0.2)
        {
            return 1;
        }

        double sum = 0;
        for (int k = 1; k <= 100; k++)
        {
            sum += (k % 2 == 1 ? 2 : -2) * Math.Exp(-2 * k * k * x * x);
        }

        return Math.Clamp(sum, 0, 1);
    }
}
