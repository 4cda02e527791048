namespace Suffice.Evaluation.Statistics.Functions;

/// <summary>Finds where a condition begins to hold.</summary>
internal static class Bisection
{
    /// <summary>The least point of a range from which on a condition holds.</summary>
    /// <param name="low">Lower end.</param>
    /// <param name="high">Upper end; it is given back where the condition never holds below it.</param>
    /// <param name="holds">Once it holds, it holds at every greater point.</param>
    /// <returns>The point, to 1e-12, on the side where the condition holds.</returns>
    public static double FirstWhere(double low, double high, Func<double, bool> holds)
    {
        while (high - low > 1e-12)
        {
            double middle = (low + high) / 2;
            if (middle <= low || middle >= high)
            {
                break;
            }

            (low, high) = holds(middle) ? (low, middle) : (middle, high);
        }

        return high;
    }
}
