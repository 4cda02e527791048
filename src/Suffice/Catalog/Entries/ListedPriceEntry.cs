using System.ComponentModel.DataAnnotations;

namespace Suffice.Catalog.Entries;

/// <summary>What a price table says of a model's price from one day to another.</summary>
internal sealed record ListedPriceEntry : PriceRulesEntry<ListedLongContextEntry>
{
    public DateOnly? ValidFrom { get; init; }

    public DateOnly? ValidTo { get; init; }

    [MinLength(1)]
    public required string Source { get; init; }

    /// <summary>The day the source was read.</summary>
    public required DateOnly CheckedOn { get; init; }

    public bool Provisional { get; init; }

    public Price ToPrice() => WithRules() with
    {
        ValidFrom = ValidFrom,
        ValidTo = ValidTo,
        Source = Source,
        CheckedOn = CheckedOn,
        Provisional = Provisional,
    };
}
