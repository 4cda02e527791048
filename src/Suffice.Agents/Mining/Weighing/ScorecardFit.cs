using Suffice.Learning.Linear;

namespace Suffice.Agents.Mining.Weighing;

/// <summary>Fits the weights of signs: logistic regression of tickets that count differently, with an L2 penalty, by Newton's method.</summary>
/// <param name="side">Which tickets are of the side.</param>
/// <param name="weights">What each counts.</param>
/// <param name="penalty">The weight of half the squared weights; the bias is free.</param>
internal sealed class ScorecardFit(bool[] side, double[] weights, double penalty)
{
    private const int MostSteps = 25;

    /// <summary>Fits them.</summary>
    /// <param name="signs">The signs.</param>
    /// <returns>The scorecard.</returns>
    public Scorecard Fit(IReadOnlyList<WeighedSign> signs)
    {
        List<int>[] shown = new List<int>[side.Length];
        for (int i = 0; i < signs.Count; i++)
        {
            foreach (int row in signs[i].Rows.Rows)
            {
                if (weights[row] > 0)
                {
                    (shown[row] ??= []).Add(i);
                }
            }
        }

        double[] found = new double[signs.Count + 1];
        for (int step = 0; step < MostSteps && Step(shown, found) > 1e-6; step++)
        {
        }

        return new Scorecard(signs, found[..^1], found[^1]);
    }

    // One Newton step; returns the largest change of a weight.
    private double Step(List<int>[] shown, double[] found)
    {
        int bias = found.Length - 1;
        double[] slope = new double[found.Length];
        double[][] curve = new double[found.Length][];
        for (int i = 0; i <= bias; i++)
        {
            curve[i] = new double[found.Length];
            curve[i][i] = i == bias ? 1e-9 : penalty;
            slope[i] = i == bias ? 0 : -penalty * found[i];
        }

        for (int row = 0; row < side.Length; row++)
        {
            if (weights[row] > 0)
            {
                Add(row, shown[row] ?? [], found, slope, curve);
            }
        }

        Cholesky.Solve(curve, slope);
        double largest = slope.Max(Math.Abs);

        // A step longer than this left the region where the curve is nearly a parabola.
        double factor = largest > 4 ? 4 / largest : 1;
        for (int i = 0; i <= bias; i++)
        {
            found[i] += factor * slope[i];
        }

        return largest;
    }

    private void Add(int row, List<int> signs, double[] found, double[] slope, double[][] curve)
    {
        int bias = found.Length - 1;
        double score = found[bias];
        foreach (int sign in signs)
        {
            score += found[sign];
        }

        double p = 1 / (1 + Math.Exp(-score));
        double error = weights[row] * ((side[row] ? 1 : 0) - p);
        double bend = weights[row] * Math.Max(p * (1 - p), 1e-9);
        slope[bias] += error;
        curve[bias][bias] += bend;
        foreach (int sign in signs)
        {
            slope[sign] += error;
            curve[bias][sign] += bend;
            foreach (int other in signs)
            {
                // The lower half is enough, and signs ascend.
                if (other > sign)
                {
                    break;
                }

                curve[sign][other] += bend;
            }
        }
    }
}
