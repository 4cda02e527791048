using Suffice.Catalog;
using Suffice.Catalog.Entries;

namespace Suffice.Policy.Entries;

/// <summary>A model's price in a policy: a team knows what it pays for prompts and answers.</summary>
internal sealed record PriceEntry : PriceRulesEntry<LongContextEntry>
{
    public override required decimal? Input { get; init; }

    public override required decimal? Output { get; init; }

    public Price ToPrice()
    {
        Price price = WithRules();

        return price with { Tokens = price.Tokens.FreeThroughout(), Source = "policy" };
    }
}

/// <summary>The price of long prompts.</summary>
internal sealed record LongContextEntry : ListedLongContextEntry
{
    public override required decimal? Input { get; init; }

    public override required decimal? Output { get; init; }
}
