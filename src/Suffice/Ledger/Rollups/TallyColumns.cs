using Suffice.Ledger.Tables;

namespace Suffice.Ledger.Rollups;

/// <summary>The columns of what requests add up to, alike wherever it is stored.</summary>
/// <typeparam name="T">What a row holds.</typeparam>
internal static class TallyColumns<T>
{
    public static Column<T>[] Of(Func<T, RequestTally> tally) =>
    [
        new("requests", row => tally(row).Requests),
        new("escalated", row => tally(row).Escalated),
        new("attempts", row => tally(row).Attempts),
        new("estimated_attempts", row => tally(row).EstimatedAttempts),
        new("unpriced", row => tally(row).Unpriced),
        new("known_cost_pusd", row => PicoUsd.Column(tally(row).KnownCost)),
        new("baseline_known", row => tally(row).BaselineKnown),
        new("baseline_cost_pusd", row => PicoUsd.Column(tally(row).BaselineCost)),
        new("compared", row => tally(row).Compared),
        new("compared_cost_pusd", row => PicoUsd.Column(tally(row).ComparedCost)),
        new("compared_baseline_pusd", row => PicoUsd.Column(tally(row).ComparedBaseline)),
        new("rejected_cost_pusd", row => PicoUsd.Column(tally(row).RejectedCost)),
        new("check_cost_pusd", row => PicoUsd.Column(tally(row).CheckCost)),
        .. TokenColumns<T>.Of(row => tally(row).Usage),
        new("latency_us", row => tally(row).LatencyMicros),
        new("overhead_us", row => tally(row).OverheadMicros),
        new("latencies", row => tally(row).Latencies.ToString()),
    ];

    /// <summary>Adds a row's columns to a tally: a page over a year adds up ten thousand rows, and keeps none of them.</summary>
    public static void AddTo(RequestTally tally, RowReader row)
    {
        tally.Requests += row.Number();
        tally.Escalated += row.Number();
        tally.Attempts += row.Number();
        tally.EstimatedAttempts += row.Number();
        tally.Unpriced += row.Number();
        tally.KnownCost += row.Pico();
        tally.BaselineKnown += row.Number();
        tally.BaselineCost += row.Pico();
        tally.Compared += row.Number();
        tally.ComparedCost += row.Pico();
        tally.ComparedBaseline += row.Pico();
        tally.RejectedCost += row.Pico();
        tally.CheckCost += row.Pico();
        tally.Usage += TokenColumns<RequestTally>.Read(row);
        tally.LatencyMicros += row.Number();
        tally.OverheadMicros += row.Number();
        tally.Latencies.Add(row.Utf8());
    }
}
