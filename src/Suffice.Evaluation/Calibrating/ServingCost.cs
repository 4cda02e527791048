namespace Suffice.Evaluation.Calibrating;

/// <summary>Compares ways to serve by what they take: money, and time at what a second is worth.</summary>
/// <param name="secondWorthUsd">What a second of waiting is worth in USD.</param>
internal sealed class ServingCost(decimal secondWorthUsd)
{
    /// <summary>What serving takes.</summary>
    /// <param name="served">What was served.</param>
    /// <returns>USD over all calls; where a price is not known, the number of calls that the first rung did not serve.</returns>
    public double Of(IReadOnlyList<ServedCall> served)
    {
        if (served.Any(call => call.CostUsd is null))
        {
            return served.Count(call => call.IsAboveFirst);
        }

        decimal money = served.Sum(call => call.CostUsd!.Value);
        double seconds = served.Sum(call => call.Latency?.TotalSeconds ?? 0);

        return (double)money + ((double)secondWorthUsd * seconds);
    }

    /// <summary>What share of always asking the last rung is saved.</summary>
    /// <param name="calls">The calls.</param>
    /// <param name="served">What was served of them.</param>
    /// <returns>The share, negative when dearer; <see langword="null"/> when a price is not known.</returns>
    public static double? Saving(IReadOnlyList<ScoredCall> calls, IReadOnlyList<ServedCall> served)
    {
        if (served.Any(call => call.CostUsd is null) || calls.Any(call => call.Call.Rungs[^1].CostUsd is null))
        {
            return null;
        }

        decimal last = calls.Sum(call => call.Call.Rungs[^1].CostUsd!.Value);

        return last > 0 ? 1 - (double)(served.Sum(call => call.CostUsd!.Value) / last) : null;
    }
}
