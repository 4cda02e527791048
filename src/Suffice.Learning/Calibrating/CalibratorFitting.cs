using System.Runtime.InteropServices;
using Suffice.Confidence;
using Suffice.Learning.Linear;

namespace Suffice.Learning.Calibrating;

/// <summary>Fits calibrators. Which one depends on how many labels there are: each needs more than the one before it.</summary>
/// <remarks>
/// Temperature under 100 labels, Platt to 1,000. Above, an isotonic curve could follow any bend, but it is a staircase: calls on one step
/// can no longer be told apart, which costs a router that compares two of them more than the bend is worth. It is taken only where labels
/// that it was not fitted on are clearly likelier under it (docs/estimators.md).
/// </remarks>
internal static class CalibratorFitting
{
    /// <summary>From this many labels on, Platt scaling.</summary>
    public const int FewestForPlatt = 100;

    /// <summary>From this many labels on, an isotonic curve where the scores bend.</summary>
    public const int FewestForIsotonic = 1_000;

    // In log-likelihood a label; less is what chance gives.
    private const double WorthSteps = 0.003;
    private const int Folds = 5;
    private const double LeastSlope = 1e-3;

    /// <summary>Fits the calibrator that suits the number of labels.</summary>
    /// <param name="scores">Scores that were not fitted on these labels, in log-odds.</param>
    /// <param name="labels">Whether each was right.</param>
    /// <returns>The calibrator.</returns>
    /// <exception cref="ArgumentException">There are no scores, or not as many as labels.</exception>
    public static ICalibrator Fit(ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels) =>
        scores.Length < FewestForPlatt ? Temperature(scores, labels)
        : scores.Length < FewestForIsotonic ? Platt(scores, labels)
        : IsBent(scores, labels) ? Isotonic(scores, labels)
        : Platt(scores, labels);

    /// <summary>Scales by one factor, the one under which the labels are likeliest (golden section over its logarithm).</summary>
    /// <param name="scores">Scores, in log-odds.</param>
    /// <param name="labels">Whether each was right.</param>
    /// <returns>The calibrator.</returns>
    public static PlattCalibrator Temperature(ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels)
    {
        Check(scores, labels);
        const double Golden = 0.6180339887498949;
        double low = Math.Log(0.02), high = Math.Log(20);
        for (int step = 0; step < 60; step++)
        {
            double one = high - (Golden * (high - low));
            double two = low + (Golden * (high - low));
            if (LossOf(scores, labels, Math.Exp(one)) <= LossOf(scores, labels, Math.Exp(two)))
            {
                high = two;
            }
            else
            {
                low = one;
            }
        }

        return new PlattCalibrator(Math.Exp((low + high) / 2), 0);
    }

    /// <summary>Fits slope and shift by Newton's method, with Platt's softened targets.</summary>
    /// <param name="scores">Scores, in log-odds.</param>
    /// <param name="labels">Whether each was right.</param>
    /// <returns>The calibrator; a slope that would turn the order around is held just above 0.</returns>
    public static PlattCalibrator Platt(ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels)
    {
        Check(scores, labels);
        int ones = labels.Count(true);
        double high = (ones + 1.0) / (ones + 2.0);
        double low = 1.0 / (labels.Length - ones + 2.0);
        (double mean, double spread) = Standard(scores);
        (double slope, double shift) = spread > 0 ? Line(scores, labels, mean, spread, high, low) : (0, 0);

        // Scores that say nothing, or the contrary on so few labels, leave the mean: the shift of a falling line is no level.
        if (slope / Math.Max(spread, double.Epsilon) < LeastSlope)
        {
            double level = ((ones * high) + ((labels.Length - ones) * low)) / labels.Length;
            return new PlattCalibrator(LeastSlope, Math.Log(level / (1 - level)) - (LeastSlope * mean));
        }

        return new PlattCalibrator(slope / spread, shift - (slope * mean / spread));
    }

    /// <summary>Fits a rising curve by pooling neighbours that fall (Ayer et al., Annals of Mathematical Statistics 26, 1955).</summary>
    /// <param name="scores">Scores, in log-odds.</param>
    /// <param name="labels">Whether each was right.</param>
    /// <returns>The calibrator, kept within 1/(n+2) of certainty.</returns>
    public static IsotonicCalibrator Isotonic(ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels)
    {
        Check(scores, labels);
        double[] sorted = scores.ToArray();
        double[] values = new double[sorted.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = labels[i] ? 1 : 0;
        }

        Array.Sort(sorted, values);
        List<PooledBlock> blocks = PooledBlocks.Of(sorted, values);
        double edge = 1.0 / (sorted.Length + 2);
        return new IsotonicCalibrator(
            [.. blocks.Select(block => block.Score)],
            [.. blocks.Select(block => Math.Clamp(block.Value, edge, 1 - edge))]);
    }

    // On scores of mean 0 and spread 1: of scores that hardly differ, steps of a bounded size would not find the slope.
    private static (double Slope, double Shift) Line(
        ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels, double mean, double spread, double high, double low)
    {
        double slope = 1, shift = 0;
        for (int step = 0; step < 50; step++)
        {
            double gs = 0, gb = 0, hss = 1e-9, hsb = 0, hbb = 1e-9;
            for (int i = 0; i < scores.Length; i++)
            {
                double score = (scores[i] - mean) / spread;
                double p = 1 / (1 + Math.Exp(-((slope * score) + shift)));
                double error = (labels[i] ? high : low) - p;
                double bend = Math.Max(p * (1 - p), 1e-9);
                gs += error * score;
                gb += error;
                hss += bend * score * score;
                hsb += bend * score;
                hbb += bend;
            }

            double determinant = Math.Max((hss * hbb) - (hsb * hsb), 1e-12);
            double ds = Math.Clamp(((hbb * gs) - (hsb * gb)) / determinant, -2, 2);
            double db = Math.Clamp(((hss * gb) - (hsb * gs)) / determinant, -2, 2);
            (slope, shift) = (slope + ds, shift + db);
            if (Math.Abs(ds) + Math.Abs(db) < 1e-9)
            {
                break;
            }
        }

        return (slope, shift);
    }

    private static (double Mean, double Spread) Standard(ReadOnlySpan<double> scores)
    {
        double mean = 0, squares = 0;
        foreach (double score in scores)
        {
            mean += score / scores.Length;
        }

        foreach (double score in scores)
        {
            squares += (score - mean) * (score - mean) / scores.Length;
        }

        double spread = Math.Sqrt(squares);

        return (mean, spread > 1e-9 * (1 + Math.Abs(mean)) ? spread : 0);
    }

    private static bool IsBent(ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels)
    {
        double better = 0;
        for (int fold = 0; fold < Folds; fold++)
        {
            (List<double> Scores, List<bool> Labels) fitted = ([], []);
            for (int i = 0; i < scores.Length; i++)
            {
                if (i % Folds != fold)
                {
                    fitted.Scores.Add(scores[i]);
                    fitted.Labels.Add(labels[i]);
                }
            }

            PlattCalibrator straight = Platt(CollectionsMarshal.AsSpan(fitted.Scores), CollectionsMarshal.AsSpan(fitted.Labels));
            IsotonicCalibrator steps = Isotonic(CollectionsMarshal.AsSpan(fitted.Scores), CollectionsMarshal.AsSpan(fitted.Labels));
            for (int i = fold; i < scores.Length; i += Folds)
            {
                better += LikelihoodOf(steps.Apply(scores[i]), labels[i]) - LikelihoodOf(straight.Apply(scores[i]), labels[i]);
            }
        }

        return better > WorthSteps * scores.Length;
    }

    private static double LikelihoodOf(double p, bool label) => Math.Log(Math.Max(label ? p : 1 - p, 1e-9));

    private static double LossOf(ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels, double factor)
    {
        double loss = 0;
        for (int i = 0; i < scores.Length; i++)
        {
            loss += LogisticLoss.Of(factor * scores[i], labels[i]);
        }

        return loss;
    }

    private static void Check(ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels)
    {
        if (scores.IsEmpty || scores.Length != labels.Length)
        {
            throw new ArgumentException("A calibration needs scores, and one label a score.", nameof(scores));
        }
    }
}
