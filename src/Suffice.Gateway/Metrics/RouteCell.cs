using Suffice.Ledger;

namespace Suffice.Gateway.Metrics;

/// <summary>Requests of one task served by one model, counted.</summary>
internal sealed class RouteCell
{
    private readonly Lock counting = new();
    private readonly long[] outcomes = new long[Enum.GetValues<RequestOutcome>().Length];
    private long unpriced;
    private decimal cost;
    private decimal baseline;
    private decimal saved;

    /// <summary>Counts a request.</summary>
    /// <param name="entry">Its row.</param>
    public void Add(RequestEntry entry)
    {
        lock (counting)
        {
            outcomes[(int)entry.Outcome]++;
            unpriced += entry.CostUsd is null ? 1 : 0;
            cost += entry.KnownCostUsd;
            baseline += entry.BaselineCostUsd ?? 0m;
            saved += entry.BaselineCostUsd - entry.CostUsd ?? 0m;
        }
    }

    /// <summary>Copies its state.</summary>
    /// <returns>The copy.</returns>
    public RouteState Snapshot()
    {
        lock (counting)
        {
            return new RouteState([.. outcomes], unpriced, cost, baseline, saved);
        }
    }
}

/// <summary>A task and the model that served; <c>none</c> where there is none.</summary>
internal readonly record struct RouteKey(string Task, string Model);

/// <summary>A <see cref="RouteCell"/> at one moment; amounts in USD.</summary>
internal readonly record struct RouteState(long[] Outcomes, long Unpriced, decimal Cost, decimal Baseline, decimal Saved);
