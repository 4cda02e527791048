using System.Numerics;

namespace Suffice.Learning.Linear;

/// <summary>Trains a logistic score of dense values with an L2 penalty, by Newton's method.</summary>
/// <param name="penalty">The weight of half the squared weights; above 0. The bias is free.</param>
/// <param name="isAdaptive">
/// True to fit twice: values that matter in a first, much restrained fit are restrained less in the second (after Zou, JASA 101, 2006),
/// so that a few strong values need not carry the restraint that many weak ones need.
/// </param>
internal sealed class DenseLogisticTrainer(double penalty, bool isAdaptive = false)
{
    private const int MostSteps = 25;
    private const double FirstPenalty = 100;
    private const double LeastShare = 0.1;

    /// <summary>Trains.</summary>
    /// <param name="rows">The examples.</param>
    /// <param name="target">Whether each is one.</param>
    /// <returns>The model.</returns>
    public DenseLogistic Train(IReadOnlyList<double[]> rows, bool[] target)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(target);
        DenseScaling scaling = DenseScaling.Of(rows);
        double[][] scaled = [.. rows.Select(row =>
        {
            double[] values = new double[scaling.Width + 1];
            scaling.Apply(row, values);
            values[^1] = 1;
            return values;
        })];
        double[] penalties = new double[scaling.Width + 1];
        Array.Fill(penalties, isAdaptive ? FirstPenalty : penalty);
        double[] weights = Solve(scaled, target, penalties);
        if (isAdaptive)
        {
            double mean = weights[..^1].Sum(Math.Abs) / Math.Max(1, scaling.Width);
            penalties = [.. weights.Select(weight => penalty / Math.Max(LeastShare, Math.Abs(weight) / Math.Max(mean, 1e-12)))];
            weights = Solve(scaled, target, penalties);
        }

        return new DenseLogistic(scaling, weights[..^1], weights[^1]);
    }

    private static double[] Solve(double[][] rows, bool[] target, double[] penalties)
    {
        double[] weights = new double[penalties.Length];
        for (int step = 0; step < MostSteps; step++)
        {
            if (Step(rows, target, weights, penalties) < 1e-5)
            {
                break;
            }
        }

        return weights;
    }

    // One Newton step; returns the largest change of a weight.
    private static double Step(double[][] rows, bool[] target, double[] weights, double[] penalties)
    {
        int width = weights.Length;
        double[][] curvature = new double[width][];
        double[] slope = new double[width];
        for (int i = 0; i < width; i++)
        {
            bool isBias = i == width - 1;
            curvature[i] = new double[width];
            curvature[i][i] = isBias ? 1e-6 : penalties[i];
            slope[i] = isBias ? 0 : -penalties[i] * weights[i];
        }

        for (int r = 0; r < rows.Length; r++)
        {
            AddRow(rows[r], target[r], weights, curvature, slope);
        }

        Cholesky.Solve(curvature, slope);
        double largest = 0;
        foreach (double change in slope)
        {
            largest = Math.Max(largest, Math.Abs(change));
        }

        // A step longer than this left the region where the curve is nearly a parabola.
        double factor = largest > 4 ? 4 / largest : 1;
        for (int i = 0; i < width; i++)
        {
            weights[i] += factor * slope[i];
        }

        return largest;
    }

    private static void AddRow(double[] row, bool target, double[] weights, double[][] curvature, double[] slope)
    {
        double score = 0;
        for (int i = 0; i < row.Length; i++)
        {
            score += weights[i] * row[i];
        }

        double p = 1 / (1 + Math.Exp(-score));
        double error = (target ? 1 : 0) - p;
        double bend = Math.Max(p * (1 - p), 1e-6);
        for (int i = 0; i < row.Length; i++)
        {
            double value = row[i];
            if (value == 0)
            {
                continue;
            }

            slope[i] += error * value;
            AddTimes(curvature[i].AsSpan(0, i + 1), bend * value, row);
        }
    }

    // Nearly all of the training is spent here.
    private static void AddTimes(Span<double> into, double factor, ReadOnlySpan<double> row)
    {
        Vector<double> factors = new(factor);
        int at = 0;
        for (; at + Vector<double>.Count <= into.Length; at += Vector<double>.Count)
        {
            Vector<double> sum = new Vector<double>(into[at..]) + (factors * new Vector<double>(row[at..]));
            sum.CopyTo(into[at..]);
        }

        for (; at < into.Length; at++)
        {
            into[at] += factor * row[at];
        }
    }
}
