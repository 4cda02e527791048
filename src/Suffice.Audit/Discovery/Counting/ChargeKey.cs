using Suffice.Audit.Tallies;
using Suffice.Spending;

namespace Suffice.Audit.Discovery.Counting;

/// <summary>Calls that are billed alike.</summary>
internal readonly record struct ChargeKey(string Model, string Provider, DateOnly? Day, string ServiceTier, string Region, string? PriceRow, string? Unpriced);

/// <summary>The sums of a <see cref="ChargeKey"/>.</summary>
internal sealed class ChargeSums
{
    public long Calls { get; set; }

    public TokenUsage Usage { get; set; }

    public decimal Usd { get; set; }

    public decimal LoggedUsd { get; set; }

    public long Logged { get; set; }

    /// <summary>The calls that have both a logged cost and a computed one: how many, and both sums.</summary>
    public CostGap Both { get; set; }

    public void Add(ChargeSums other)
    {
        Calls += other.Calls;
        Usage += other.Usage;
        Usd += other.Usd;
        LoggedUsd += other.LoggedUsd;
        Logged += other.Logged;
        Both += other.Both;
    }
}
