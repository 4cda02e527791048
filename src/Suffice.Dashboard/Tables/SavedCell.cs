using Suffice.Ledger.Bills;

namespace Suffice.Dashboard.Tables;

/// <summary>What was saved, where that is known.</summary>
public static class SavedCell
{
    /// <summary>What requests saved.</summary>
    /// <param name="bill">Their line; <see langword="null"/> when nothing was seen.</param>
    /// <returns>The amount in USD, 0 when nothing was seen; <see langword="null"/> when there were requests and none can be compared with a baseline, so that nobody knows what they saved.</returns>
    public static decimal? Usd(BillLine? bill) => bill is { Requests: > 0, Compared: 0 } ? null : bill?.SavedUsd ?? 0m;

    /// <summary>It as a cell.</summary>
    /// <param name="bill">The line; <see langword="null"/> when nothing was seen.</param>
    /// <returns>The cell.</returns>
    public static Cell Of(BillLine? bill) => Cell.Usd(Usd(bill));
}
