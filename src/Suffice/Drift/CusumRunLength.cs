namespace Suffice.Drift;

/// <summary>How many verdicts a CUSUM of a rate takes to an alarm on average, by the equations of its levels (Brook and Evans, Biometrika 59, 1972).</summary>
/// <remarks>
/// Its levels are laid so that a good verdict goes down by a whole number of them and a bad one up by nearly a whole number; so the
/// equations are those of the sum itself and not of something near it.
/// </remarks>
public sealed class CusumRunLength
{
    private const int MostSteps = 12;
    private const int MostLevels = 700;

    // No threshold that is asked for is higher: e to this power is more verdicts than are ever made.
    private const double Highest = 9;

    // A step that falls between two levels is shared between them, which puts the mean up to 7% too high (by simulation).
    private const double Spare = 1.08;

    private readonly int down;
    private readonly double up;
    private readonly double step;
    private readonly double usual;

    /// <summary>Lays the levels.</summary>
    /// <param name="shift">What the sum is to notice.</param>
    public CusumRunLength(RateShift shift)
    {
        double good = -shift.Weigh(passed: true);
        double bad = shift.Weigh(passed: false);
        usual = shift.Before;
        int most = Math.Clamp((int)(good * MostLevels / Highest), 1, MostSteps);
        down = Enumerable.Range(1, most).MinBy(steps => Math.Abs((bad * steps / good) - Math.Round(bad * steps / good)) + (0.002 * steps));
        step = good / down;
        up = bad / step;
    }

    /// <summary>The mean number of verdicts until an alarm, beginning without evidence.</summary>
    /// <param name="threshold">The level of the alarm, above 0.</param>
    /// <param name="rate">The true rate of good verdicts.</param>
    /// <returns>The mean.</returns>
    public double Mean(double threshold, double rate) => MeanOfLevels(Math.Max(1, (int)Math.Ceiling(threshold / step)), rate);

    /// <summary>The threshold at which alarms come that seldom while the rate is as it should be.</summary>
    /// <param name="verdicts">The mean number of verdicts between two false alarms, at least 10.</param>
    /// <returns>The level.</returns>
    public double Threshold(double verdicts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(verdicts, 10);
        int low = 1;
        int high = Math.Min(MostLevels, (int)Math.Ceiling((Math.Log(verdicts) + 2) / step));
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = MeanOfLevels(middle, usual) < verdicts * Spare ? (middle + 1, high) : (low, middle);
        }

        // Between two levels, so that rounding decides nothing.
        return (high - 0.5) * step;
    }

    private double MeanOfLevels(int levels, double rate)
    {
        double[,] equations = new double[levels, levels + 1];
        for (int from = 0; from < levels; from++)
        {
            equations[from, from] += 1;
            equations[from, levels] = 1;
            equations[from, Math.Max(0, from - down)] -= rate;
            int below = (int)Math.Floor(from + up);
            double share = from + up - below;
            Lead(below, (1 - rate) * (1 - share));
            Lead(below + 1, (1 - rate) * share);

            void Lead(int to, double probability)
            {
                if (to < levels)
                {
                    equations[from, to] -= probability;
                }
            }
        }

        return SolveFirst(equations, levels);
    }

    // Elimination from the last level down: what is wanted is the mean from level 0 alone. The rows are diagonally dominant.
    private static double SolveFirst(double[,] equations, int levels)
    {
        for (int pivot = levels - 1; pivot > 0; pivot--)
        {
            for (int row = 0; row < pivot; row++)
            {
                double factor = equations[row, pivot] / equations[pivot, pivot];
                if (factor == 0)
                {
                    continue;
                }

                for (int column = 0; column < pivot; column++)
                {
                    equations[row, column] -= factor * equations[pivot, column];
                }

                equations[row, levels] -= factor * equations[pivot, levels];
            }
        }

        return equations[0, levels] / equations[0, 0];
    }
}
