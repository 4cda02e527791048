using System.Collections.Immutable;
using System.ComponentModel;

namespace Suffice.Catalog.Entries;

/// <summary>A price with what departs from it, as a price table and a policy both write it.</summary>
/// <typeparam name="TLong">How the price of long prompts is written.</typeparam>
internal abstract record PriceRulesEntry<TLong> : TokenPriceEntry
    where TLong : ListedLongContextEntry
{
    [Description("The price of the whole request once its prompt is longer than a stated length.")]
    public TLong? LongContext { get; init; }

    [Description("What each service tier (batch, flex, priority) multiplies the price by.")]
    public ImmutableDictionary<string, decimal> ServiceTiers { get; init; } = ImmutableDictionary<string, decimal>.Empty;

    [Description("What each billing region multiplies the price by.")]
    public ImmutableDictionary<string, decimal> Regions { get; init; } = ImmutableDictionary<string, decimal>.Empty;

    protected Price WithRules() => new()
    {
        Tokens = ToTokens(),
        LongContext = LongContext is { } longer ? new LongContextPrice(longer.Above, longer.ToTokens()) : null,
        ServiceTiers = ServiceTiers,
        Regions = Regions,
    };
}
