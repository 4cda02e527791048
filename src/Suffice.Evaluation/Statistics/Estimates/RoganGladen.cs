using Suffice.Evaluation.Statistics.Agreement;
using Suffice.Evaluation.Statistics.Functions;
using Suffice.Evaluation.Statistics.Intervals;

namespace Suffice.Evaluation.Statistics.Estimates;

/// <summary>A share as a judge sees it, corrected for the judge's own mistakes (Rogan and Gladen, American Journal of Epidemiology 107, 1978).</summary>
internal static class RoganGladen
{
    /// <summary>Corrects a share.</summary>
    /// <param name="observed">The share that the judge passed, 0 to 1.</param>
    /// <param name="truePositiveRate">Share of the good answers that the judge passes.</param>
    /// <param name="falsePositiveRate">Share of the bad answers that the judge passes.</param>
    /// <returns>The share that is good, cut to 0 to 1; <see langword="null"/> when the judge passes bad answers as often as good ones.</returns>
    public static double? Correct(double observed, double truePositiveRate, double falsePositiveRate) =>
        truePositiveRate > falsePositiveRate
            ? Math.Clamp((observed - falsePositiveRate) / (truePositiveRate - falsePositiveRate), 0, 1)
            : null;

    /// <summary>The interval of the corrected share, which counts how well the judge itself is known (Lang and Reiczigel, Preventive Veterinary Medicine 113, 2014).</summary>
    /// <param name="passed">Answers that the judge passed.</param>
    /// <param name="judged">Answers judged; at least 1.</param>
    /// <param name="judge">The judge against people, on other answers.</param>
    /// <param name="confidence">Two-sided, above 0 and below 1; 0.95 by default.</param>
    /// <returns>The interval, within 0 and 1; <see langword="null"/> when the judge cannot be told from chance.</returns>
    public static Interval? IntervalOf(long passed, long judged, ConfusionMatrix judge, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(judged, 1);
        double z = NormalDistribution.Quantile((1 + confidence) / 2);

        // The paper adds z^2 to the sample and 2 to each of the judge's, half of it passed, and moves the centre so that all is kept inside.
        double n = judged + (z * z);
        double observed = (passed + (z * z / 2)) / n;
        double good = judge.TruePasses + judge.FalseFails + 2;
        double bad = judge.FalsePasses + judge.TrueFails + 2;
        double tpr = (judge.TruePasses + 1) / good;
        double fpr = (judge.FalsePasses + 1) / bad;
        double youden = tpr - fpr;
        if (youden <= 0)
        {
            return null;
        }

        double share = (observed - fpr) / youden;
        double shift = 2 * z * z * ((share * tpr * (1 - tpr) / good) - ((1 - share) * fpr * (1 - fpr) / bad));
        double variance = (observed * (1 - observed) / n) + (share * share * tpr * (1 - tpr) / good) + ((1 - share) * (1 - share) * fpr * (1 - fpr) / bad);
        double half = z * Math.Sqrt(variance) / youden;

        return new Interval(Math.Clamp(share + shift - half, 0, 1), Math.Clamp(share + shift + half, 0, 1));
    }
}
