namespace Suffice.Evaluation.Curves;

/// <summary>How wrong the answers are that are kept, as fewer and fewer are kept (Geifman and El-Yaniv 2017).</summary>
public static class RiskCoverage
{
    /// <summary>The area under the risk-coverage curve: the mean error of the k surest answers, over all k.</summary>
    /// <param name="confidences">The confidences.</param>
    /// <param name="labels">Whether each was right.</param>
    /// <returns>From 0 to 1; smaller is better. Answers equally sure are as wrong as they are together.</returns>
    public static double Area(ReadOnlySpan<double> confidences, ReadOnlySpan<bool> labels)
    {
        (double[] sorted, bool[] right) = Surest(confidences, labels);
        double area = 0, wrong = 0;
        for (int start = 0; start < sorted.Length;)
        {
            int end = start;
            double wrongHere = 0;
            while (end < sorted.Length && sorted[end] == sorted[start])
            {
                wrongHere += right[end] ? 0 : 1;
                end++;
            }

            for (int k = start; k < end; k++)
            {
                area += (wrong + (wrongHere * (k + 1 - start) / (end - start))) / (k + 1);
            }

            wrong += wrongHere;
            start = end;
        }

        return area / sorted.Length;
    }

    /// <summary>The part of <see cref="Area"/> above the least possible at this share of wrong answers: r + (1 - r) ln(1 - r).</summary>
    /// <param name="confidences">The confidences.</param>
    /// <param name="labels">Whether each was right.</param>
    /// <returns>0 for a perfect order.</returns>
    public static double ExcessArea(ReadOnlySpan<double> confidences, ReadOnlySpan<bool> labels)
    {
        double wrong = 1 - (labels.Count(true) / (double)labels.Length);
        return Area(confidences, labels) - (wrong == 1 ? 1 : wrong + ((1 - wrong) * Math.Log(1 - wrong)));
    }

    /// <summary>The largest share of answers that can be kept, the surest first, with an accuracy.</summary>
    /// <param name="confidences">The confidences.</param>
    /// <param name="labels">Whether each was right.</param>
    /// <param name="accuracy">The accuracy.</param>
    /// <returns>From 0 to 1. Read off the labels: what a threshold promises is another question.</returns>
    public static double CoverageAt(ReadOnlySpan<double> confidences, ReadOnlySpan<bool> labels, double accuracy)
    {
        (double[] sorted, bool[] right) = Surest(confidences, labels);
        int best = 0, hits = 0;
        for (int k = 0; k < sorted.Length; k++)
        {
            hits += right[k] ? 1 : 0;
            bool isWhole = k + 1 == sorted.Length || sorted[k + 1] != sorted[k];
            best = isWhole && hits >= accuracy * (k + 1) ? k + 1 : best;
        }

        return (double)best / sorted.Length;
    }

    private static (double[] Confidences, bool[] Right) Surest(ReadOnlySpan<double> confidences, ReadOnlySpan<bool> labels)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(labels.Length, confidences.Length);
        double[] sorted = confidences.ToArray();
        bool[] right = labels.ToArray();
        Array.Sort(sorted, right);
        Array.Reverse(sorted);
        Array.Reverse(right);
        return (sorted, right);
    }
}
