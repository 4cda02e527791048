using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;

namespace Suffice.Catalog.Entries;

/// <summary>What a price table says of a model's price from one day to another.</summary>
internal sealed record ListedPriceEntry : TokenPriceEntry
{
    public DateOnly? ValidFrom { get; init; }

    public DateOnly? ValidTo { get; init; }

    public ListedLongContextEntry? LongContext { get; init; }

    public ImmutableDictionary<string, decimal> ServiceTiers { get; init; } = ImmutableDictionary<string, decimal>.Empty;

    public ImmutableDictionary<string, decimal> Regions { get; init; } = ImmutableDictionary<string, decimal>.Empty;

    [MinLength(1)]
    public required string Source { get; init; }

    /// <summary>The day the source was read.</summary>
    public required DateOnly CheckedOn { get; init; }

    public bool Provisional { get; init; }

    public Price ToPrice() => new()
    {
        ValidFrom = ValidFrom,
        ValidTo = ValidTo,
        Tokens = ToTokens(),
        LongContext = LongContext is { } longer ? new LongContextPrice(longer.Above, longer.ToTokens()) : null,
        ServiceTiers = ServiceTiers,
        Regions = Regions,
        Source = Source,
        CheckedOn = CheckedOn,
        Provisional = Provisional,
    };
}

/// <summary>What a price table says of the price of long prompts.</summary>
internal sealed record ListedLongContextEntry : TokenPriceEntry
{
    /// <summary>The prompt length in tokens beyond which it holds.</summary>
    [Range(1, int.MaxValue)]
    public required int Above { get; init; }
}
