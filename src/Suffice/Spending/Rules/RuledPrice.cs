using Suffice.Catalog;

namespace Suffice.Spending.Rules;

/// <summary>The price of a call's tokens, as far as the rules have been applied.</summary>
/// <param name="Tokens">The prices per million tokens.</param>
/// <param name="Factor">What they are multiplied by.</param>
/// <param name="Unknown">The first thing that has no price; <see langword="null"/> while all is known.</param>
internal readonly record struct RuledPrice(TokenPrices Tokens, decimal Factor, string? Unknown = null)
{
    /// <summary>Multiplies it.</summary>
    /// <param name="factor">By what; <see langword="null"/> when that is not known.</param>
    /// <param name="what">What has no price then.</param>
    /// <returns>The price.</returns>
    public RuledPrice Times(decimal? factor, string what) =>
        factor is { } known ? this with { Factor = Factor * known } : this with { Unknown = Unknown ?? what };
}
