using System.Collections.Immutable;

namespace Suffice.Catalog;

/// <summary>One dated row of prices, in US dollars per million tokens.</summary>
/// <remarks>A bucket without a price is unknown, never free and never another vendor's usual share.</remarks>
public sealed record Price
{
    /// <summary>First day it holds; <see langword="null"/> for always before <see cref="ValidTo"/>.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Last day it holds; <see langword="null"/> for until further notice.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>Prices of each bucket.</summary>
    public required TokenPrices Tokens { get; init; }

    /// <summary>The prices of the whole request, answer included, once its prompt is longer than the stated length.</summary>
    public LongContextPrice? LongContext { get; init; }

    /// <summary>Service tiers (<c>batch</c>, <c>flex</c>, <c>priority</c>) and what they multiply every bucket by.</summary>
    public ImmutableDictionary<string, decimal> ServiceTiers { get; init; } = ImmutableDictionary<string, decimal>.Empty;

    /// <summary>Regions with a surcharge and what they multiply every bucket by, such as <c>us: 1.1</c>.</summary>
    public ImmutableDictionary<string, decimal> Regions { get; init; } = ImmutableDictionary<string, decimal>.Empty;

    /// <summary>Whether it holds on a day, first and last day included.</summary>
    /// <param name="day">The day, in UTC.</param>
    /// <returns>True when it does.</returns>
    public bool HoldsOn(DateOnly day) => (ValidFrom is null || ValidFrom <= day) && (ValidTo is null || day <= ValidTo);

    /// <summary>Where the price was read.</summary>
    public string? Source { get; init; }

    /// <summary>When it was last read there.</summary>
    public DateOnly? CheckedOn { get; init; }

    /// <summary>True when the row rests on second-hand notes and should be checked before it is relied on.</summary>
    public bool Provisional { get; init; }
}
