namespace Suffice.Catalog;

/// <summary>Prices that replace all others when a prompt is long.</summary>
/// <param name="Above">The prompt length in tokens, cache reads and writes counted, beyond which they hold.</param>
/// <param name="Tokens">The prices of the whole request, answer included.</param>
public sealed record LongContextPrice(long Above, TokenPrices Tokens);
