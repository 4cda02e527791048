using System.Collections.Immutable;
using System.Globalization;
using Suffice.Catalog;

namespace Suffice.Spending;

/// <summary>The dated row that holds for a call, and what its service tier and region multiply it by.</summary>
/// <param name="Row">The row.</param>
/// <param name="RowName">How the ledger names it: the pinned id and the row's first day.</param>
/// <param name="Factor">Tier times region.</param>
internal readonly record struct Rate(Price Row, string? RowName, decimal Factor)
{
    public bool IsFree => Row.Tokens.IsFree && Row.LongContext is null or { Tokens.IsFree: true };

    /// <summary>A long prompt reprices the whole request, not only what lies beyond the line.</summary>
    public TokenPrices For(long promptTokens) =>
        Row.LongContext is { } longer && promptTokens > longer.Above ? longer.Tokens : Row.Tokens;

    public static bool TryFind(Model model, BillingTerms terms, out Rate rate, out string? unknown)
    {
        rate = default;
        DateOnly day = DateOnly.FromDateTime(terms.At.UtcDateTime);
        if (RowOn(day, model.Prices) is not { } row)
        {
            unknown = model.Prices.IsEmpty
                ? $"{model.Id} has no price"
                : string.Create(CultureInfo.InvariantCulture, $"{model.Id} has no price on {day:yyyy-MM-dd}");
            return false;
        }

        string name = row.ValidFrom is { } from
            ? string.Create(CultureInfo.InvariantCulture, $"{model.Id}@{from:yyyy-MM-dd}")
            : model.Id;
        decimal? tier = IsListTier(terms.ServiceTier) ? 1m : FactorOf(row.ServiceTiers, terms.ServiceTier!);
        decimal? region = IsListRegion(terms.Region) ? 1m : FactorOf(row.Regions, terms.Region!);
        rate = new Rate(row, name, (tier * region).GetValueOrDefault());
        unknown = (tier, region) switch
        {
            (null, _) => $"{model.Id} has no price for service tier \"{terms.ServiceTier}\"",
            (_, null) => $"{model.Id} has no price for region \"{terms.Region}\"",
            _ => null,
        };
        return unknown is null;
    }

    private static Price? RowOn(DateOnly day, ImmutableArray<Price> rows)
    {
        foreach (Price row in rows)
        {
            if ((row.ValidFrom is null || row.ValidFrom <= day) && (row.ValidTo is null || day <= row.ValidTo))
            {
                return row;
            }
        }

        return null;
    }

    private static decimal? FactorOf(ImmutableDictionary<string, decimal> factors, string name) =>
        factors.TryGetValue(name, out decimal factor) ? factor : null;

    /// <summary>OpenAI's <c>default</c>, <c>auto</c> and <c>scale</c> and Anthropic's <c>standard</c> are billed at the list price.</summary>
    private static bool IsListTier(string? tier) => tier is null or "" or "default" or "standard" or "auto" or "scale";

    /// <summary>Anthropic's <c>global</c>, and <c>not_available</c> for models without the choice, carry no surcharge.</summary>
    private static bool IsListRegion(string? region) => region is null or "" or "global" or "not_available";
}
