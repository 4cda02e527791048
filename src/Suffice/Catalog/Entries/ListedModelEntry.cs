using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;

namespace Suffice.Catalog.Entries;

/// <summary>What a price table says of a model; vendor and family of the file hold where it says nothing of them.</summary>
internal sealed record ListedModelEntry
{
    [MinLength(1)]
    public required string Id { get; init; }

    public string? Name { get; init; }

    public ImmutableArray<string> Aliases { get; init; } = [];

    public string? Vendor { get; init; }

    public string? Family { get; init; }

    public ModelTier? Tier { get; init; }

    [Range(1, int.MaxValue)]
    public int? ContextWindow { get; init; }

    [Range(1, int.MaxValue)]
    public int? MaxOutputTokens { get; init; }

    public ImmutableArray<ModelCapabilities>? Capabilities { get; init; }

    public string? Residency { get; init; }

    public DateOnly? RetiresOn { get; init; }

    public ImmutableArray<ListedPriceEntry> Prices { get; init; } = [];

    public Model ToModel(VendorEntry file) => new()
    {
        Id = Id,
        Name = Name ?? Id,
        Aliases = Aliases,
        Provider = Vendor ?? file.Vendor,
        Family = Family ?? file.Family,
        Tier = Tier,
        ContextWindow = ContextWindow,
        MaxOutputTokens = MaxOutputTokens,
        Capabilities = Capabilities?.Aggregate(ModelCapabilities.None, (all, one) => all | one),
        Residency = Residency,
        RetiresOn = RetiresOn,
        Prices = [.. Prices.Select(price => price.ToPrice()).OrderBy(price => price.ValidFrom)],
    };
}
