using System.Globalization;
using Suffice.Catalog;
using Suffice.Spending.Rules;

namespace Suffice.Spending;

/// <summary>What the tokens of one call cost.</summary>
/// <param name="Row">The dated row that holds.</param>
/// <param name="RowName">How the ledger names it: the pinned id and the row's first day.</param>
/// <param name="Price">Its prices, every rule applied.</param>
internal readonly record struct Rate(Price Row, string? RowName, RuledPrice Price)
{
    public static bool TryFind(Model model, BillingTerms terms, long promptTokens, out Rate rate, out string? unknown)
    {
        rate = default;
        DateOnly day = DateOnly.FromDateTime(terms.At.UtcDateTime);
        if (model.PriceOn(day) is not { } row)
        {
            unknown = model.Prices.IsEmpty
                ? $"{model.Id} has no price"
                : string.Create(CultureInfo.InvariantCulture, $"{model.Id} has no price on {day:yyyy-MM-dd}");
            return false;
        }

        string name = row.ValidFrom is { } from
            ? string.Create(CultureInfo.InvariantCulture, $"{model.Id}@{from:yyyy-MM-dd}")
            : model.Id;
        rate = new Rate(row, name, PriceRules.Apply(row, terms, promptTokens));
        unknown = rate.Price.Unknown is { } missing ? $"{model.Id} has no {missing}" : null;
        return unknown is null;
    }

    /// <summary>True when a call costs nothing, however long its prompt was.</summary>
    public bool IsFree(BillingTerms terms) => Row.Tokens.IsFree && PriceRules.Apply(Row, terms, long.MaxValue).Tokens.IsFree;
}
