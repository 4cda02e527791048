namespace Suffice.Evaluation.Curves;

/// <summary>How well scores tell right answers from wrong ones.</summary>
public static class Discrimination
{
    /// <summary>The area under the ROC curve: how often a right answer scores above a wrong one, ties counting half.</summary>
    /// <param name="scores">The scores, higher for right.</param>
    /// <param name="labels">Whether each was right.</param>
    /// <returns>From 0 to 1, 0.5 by lot; not a number when all are right or none is.</returns>
    public static double AreaUnderRoc(ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(labels.Length, scores.Length);
        double[] sorted = scores.ToArray();
        bool[] right = labels.ToArray();
        Array.Sort(sorted, right);
        double ranks = 0;
        long ones = 0;
        for (int start = 0; start < sorted.Length;)
        {
            int end = start;
            int onesHere = 0;
            while (end < sorted.Length && sorted[end] == sorted[start])
            {
                onesHere += right[end] ? 1 : 0;
                end++;
            }

            // Ranks count from 1; all that tie share the middle one.
            ranks += onesHere * (start + 1 + end) / 2.0;
            ones += onesHere;
            start = end;
        }

        long zeros = sorted.Length - ones;
        return ones == 0 || zeros == 0 ? double.NaN : (ranks - (ones * (ones + 1) / 2.0)) / ((double)ones * zeros);
    }
}
