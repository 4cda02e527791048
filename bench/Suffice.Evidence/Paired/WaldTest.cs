using Suffice.Evaluation.Statistics.Functions;
using Suffice.Evaluation.Statistics.Intervals;

namespace Suffice.Evidence.Paired;

/// <summary>The textbook's test, which verdicts do not use: shown beside those that they do.</summary>
internal static class WaldTest
{
    /// <summary>Whether it would call the small model not worse by the margin.</summary>
    /// <param name="table">The pairs.</param>
    /// <param name="margin">The margin.</param>
    /// <param name="confidence">One-sided.</param>
    /// <returns>Whether.</returns>
    public static bool Passes(PairedTable table, double margin, double confidence)
    {
        double error = Math.Sqrt((table.Discordance - (table.Difference * table.Difference)) / table.Items);

        return table.Difference - (NormalDistribution.Quantile(confidence) * error) > -margin;
    }
}
