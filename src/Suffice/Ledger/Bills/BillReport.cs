using System.Collections.Immutable;

namespace Suffice.Ledger.Bills;

/// <summary>A bill with what was spent where and why requests left their rungs; the same for the command and the API.</summary>
/// <param name="From">From when it counts, inclusive; earlier than asked when that day is kept only as a whole.</param>
/// <param name="To">Until when it counts, exclusive; later than asked when that day is kept only as a whole.</param>
/// <param name="Lines">The lines: days ascending, else the dearest first.</param>
/// <param name="Total">All lines together.</param>
/// <param name="Models">What was spent at each model called, the dearest first.</param>
/// <param name="Reasons">How many requests left a rung or were refused, by check or failure.</param>
public sealed record BillReport(
    DateTimeOffset? From,
    DateTimeOffset? To,
    ImmutableArray<BillLine> Lines,
    BillLine Total,
    ImmutableArray<ModelSpend> Models,
    ImmutableSortedDictionary<string, long> Reasons);
