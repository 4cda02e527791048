using System.Collections.Immutable;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Suffice.Catalog;
using Suffice.Catalog.Entries;

namespace Suffice.Policy.Entries;

/// <summary>A model's price in a policy.</summary>
internal sealed record PriceEntry : TokenPriceEntry
{
    [Description("The price of the whole request once its prompt is longer than a stated length.")]
    public LongContextEntry? LongContext { get; init; }

    [Description("What each service tier (batch, flex, priority) multiplies the price by.")]
    public ImmutableDictionary<string, decimal> ServiceTiers { get; init; } = ImmutableDictionary<string, decimal>.Empty;

    [Description("What each billing region multiplies the price by.")]
    public ImmutableDictionary<string, decimal> Regions { get; init; } = ImmutableDictionary<string, decimal>.Empty;

    public override required decimal? Input { get; init; }

    public override required decimal? Output { get; init; }

    public Price ToPrice() => new()
    {
        Tokens = ToTokens().FreeThroughout(),
        LongContext = LongContext is { } longer ? new LongContextPrice(longer.Above, longer.ToTokens()) : null,
        ServiceTiers = ServiceTiers,
        Regions = Regions,
        Source = "policy",
    };
}

/// <summary>The price of long prompts.</summary>
internal sealed record LongContextEntry : TokenPriceEntry
{
    [Description("The prompt length in tokens beyond which it holds.")]
    [Range(1.0, double.MaxValue)]
    public required long Above { get; init; }

    public override required decimal? Input { get; init; }

    public override required decimal? Output { get; init; }
}
