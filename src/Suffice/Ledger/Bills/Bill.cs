using System.Collections.Immutable;

namespace Suffice.Ledger.Bills;

/// <summary>What the requests of a time cost, before and after.</summary>
/// <param name="From">From when it counts, inclusive; earlier than asked when that day is kept only as a whole.</param>
/// <param name="To">Until when it counts, exclusive; later than asked when that day is kept only as a whole.</param>
/// <param name="Lines">The lines: days ascending, else the dearest first.</param>
/// <param name="Total">All lines together.</param>
public sealed record Bill(DateTimeOffset? From, DateTimeOffset? To, ImmutableArray<BillLine> Lines, BillLine Total);
