namespace Suffice.Billing;

/// <summary>The runs that a bill of the ledger is of.</summary>
/// <param name="From">From when it counts (UTC), inclusive.</param>
/// <param name="To">Until when it counts (UTC), exclusive.</param>
/// <param name="Completed">Runs that came to their end.</param>
/// <param name="Stopped">Tries of runs that stopped at a step.</param>
/// <param name="LatencyP50">The latency that half of the completed runs did not exceed, within 4.5%; <see langword="null"/> without any.</param>
/// <param name="LatencyP95">The latency that 95% of the completed runs did not exceed, within 4.5%; <see langword="null"/> without any.</param>
public sealed record SeenRuns(DateTimeOffset From, DateTimeOffset To, long Completed, long Stopped, TimeSpan? LatencyP50, TimeSpan? LatencyP95)
{
    /// <summary>How many days that is.</summary>
    public decimal Days => (decimal)(To - From).Ticks / TimeSpan.TicksPerDay;
}
