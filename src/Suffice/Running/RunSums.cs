using System.Collections.Immutable;

namespace Suffice.Running;

/// <summary>Adds up what a run cost and took.</summary>
internal static class RunSums
{
    /// <summary>Adds up.</summary>
    /// <param name="hand">The run, with what earlier tries did.</param>
    /// <param name="reports">What came of each step, earlier tries' that were not done again included.</param>
    /// <returns>A report of it, its end still to be told.</returns>
    public static RunReport Of(RunHand hand, ImmutableArray<StepReport> reports)
    {
        // A step that was done before stands in both; whatever else earlier tries spent is spent all the same.
        StepReport[] all = [.. hand.Kept.Steps.Select(step => step.Report), .. reports.Where(report => !report.IsEarlier)];

        return new RunReport
        {
            Run = hand.Id,
            Pipeline = hand.Pipeline.Name,
            Status = RunStatus.Failed,
            Steps = reports,
            CostUsd = Sum(all.Select(step => step.CostUsd)),
            BaselineCostUsd = Sum(all.Select(step => step.BaselineCostUsd)),
            Latency = TimeSpan.Zero,
            LatencyInSequence = reports.Aggregate(TimeSpan.Zero, (sum, step) => sum + step.Latency),
        };
    }

    private static decimal? Sum(IEnumerable<decimal?> parts)
    {
        decimal sum = 0m;
        foreach (decimal? part in parts)
        {
            if (part is not { } known)
            {
                return null;
            }

            sum += known;
        }

        return sum;
    }
}
