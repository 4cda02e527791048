using Suffice.Evaluation.Statistics.Functions;
using Suffice.Evaluation.Statistics.Intervals;

namespace Suffice.Evaluation.Curves;

/// <summary>What an area under the ROC curve is worth (DeLong, DeLong and Clarke-Pearson, Biometrics 44, 1988; by ranks: Sun and Xu, IEEE SPL 21, 2014).</summary>
public static class RocInterval
{
    /// <summary>The 95% interval of the area, its ends found on the scale of log-odds so that they stay within 0 and 1.</summary>
    /// <param name="scores">The scores, higher for yes.</param>
    /// <param name="labels">Which are yes.</param>
    /// <returns>The interval; <see langword="null"/> when fewer than two are yes or fewer than two are no.</returns>
    public static Interval? Of(ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(labels.Length, scores.Length);
        (double[] yes, double[] no) = Sides(scores, labels);
        if (yes.Length < 2 || no.Length < 2)
        {
            return null;
        }

        double[] ofYes = Shares(yes, no);
        double[] ofNo = Shares(no, yes);
        double area = ofYes.Average();
        double error = Math.Sqrt((Variance(ofYes) / yes.Length) + (Variance(ofNo) / no.Length));
        double z = NormalDistribution.Quantile(0.975);
        if (area is <= 0 or >= 1)
        {
            // Nothing varies where the sides are wholly apart; the rule of three says how near that may be chance.
            double gap = Math.Min(1, 3.0 / Math.Min(yes.Length, no.Length));
            return area >= 1 ? new Interval(1 - gap, 1) : new Interval(0, gap);
        }

        double logit = Math.Log(area / (1 - area));
        double half = z * error / (area * (1 - area));

        return new Interval(1 / (1 + Math.Exp(half - logit)), 1 / (1 + Math.Exp(-half - logit)));
    }

    private static (double[] Yes, double[] No) Sides(ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels)
    {
        double[] yes = new double[labels.Count(true)];
        double[] no = new double[labels.Length - yes.Length];
        int y = 0, n = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            if (labels[i])
            {
                yes[y++] = scores[i];
            }
            else
            {
                no[n++] = scores[i];
            }
        }

        Array.Sort(yes);
        Array.Sort(no);
        return (yes, no);
    }

    // For each score, the share of the others below it, ties counting half. Both ascending.
    private static double[] Shares(double[] scores, double[] others)
    {
        double[] shares = new double[scores.Length];
        int below = 0, upTo = 0;
        for (int i = 0; i < scores.Length; i++)
        {
            while (below < others.Length && others[below] < scores[i])
            {
                below++;
            }

            while (upTo < others.Length && others[upTo] <= scores[i])
            {
                upTo++;
            }

            shares[i] = (below + upTo) / (2.0 * others.Length);
        }

        return shares;
    }

    private static double Variance(double[] values)
    {
        double mean = values.Average();
        return values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1);
    }
}
