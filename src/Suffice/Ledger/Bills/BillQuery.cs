using Suffice.Ledger.Reading;

namespace Suffice.Ledger.Bills;

/// <summary>What a bill is asked for.</summary>
public sealed record BillQuery
{
    /// <summary>From when, inclusive; <see langword="null"/> for the ledger's beginning.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Until when, exclusive; <see langword="null"/> for its end.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Only this task; empty text for requests of no task; <see langword="null"/> for all.</summary>
    public string? Task { get; init; }

    /// <summary>Only requests that this model served (in <see cref="LedgerReader.ReadSpend"/>: calls to it); <see langword="null"/> for all.</summary>
    public string? Model { get; init; }

    /// <summary>What makes a line. Default: one line.</summary>
    public BillGrouping GroupBy { get; init; }
}
