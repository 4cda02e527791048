using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;

namespace Suffice.Catalog.Entries;

/// <summary>What one file of a price table says: a vendor's models.</summary>
internal sealed record VendorEntry
{
    [MinLength(1)]
    public required string Vendor { get; init; }

    public string? Family { get; init; }

    public ImmutableArray<ListedModelEntry> Models { get; init; } = [];
}
