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

    public static RequestTally Read(RowReader row) => new()
    {
        Requests = row.Number(),
        Escalated = row.Number(),
        Attempts = row.Number(),
        EstimatedAttempts = row.Number(),
        Unpriced = row.Number(),
        KnownCost = row.Pico(),
        BaselineKnown = row.Number(),
        BaselineCost = row.Pico(),
        Compared = row.Number(),
        ComparedCost = row.Pico(),
        ComparedBaseline = row.Pico(),
        RejectedCost = row.Pico(),
        CheckCost = row.Pico(),
        Usage = TokenColumns<RequestTally>.Read(row),
        LatencyMicros = row.Number(),
        OverheadMicros = row.Number(),
        Latencies = LatencyHistogram.Parse(row.Utf8()),
    };
}
