using Suffice.Ledger.Rollups;
using Suffice.Ledger.Tables;

namespace Suffice.Ledger.Reading;

/// <summary>One of the costliest requests of a time.</summary>
/// <param name="Id">Its id. The row itself may be past retention, and be found no more.</param>
/// <param name="At">When it arrived (UTC).</param>
/// <param name="Task">The task; <see langword="null"/> for none.</param>
/// <param name="Model">The model that served it; <see langword="null"/> when none did.</param>
/// <param name="Fingerprint">The fingerprint of its fixed part, by which prompts are told apart; <see langword="null"/> when it has none.</param>
/// <param name="KnownCostUsd">What it cost in USD, as far as it is known.</param>
/// <param name="IsPriced">True when all of its cost is known.</param>
public sealed record CostliestRequest(
    string Id, DateTimeOffset At, string? Task, string? Model, string? Fingerprint, decimal KnownCostUsd, bool IsPriced)
{
    internal static CostliestRequest Of(CostlyKey key, CostlyRequest request) => new(
        request.Id,
        LedgerTime.At(request.AtMicros),
        key.Task.Length == 0 ? null : key.Task,
        request.Model,
        request.Fingerprint,
        PicoUsd.ToUsd(request.Cost),
        request.IsPriced);
}
