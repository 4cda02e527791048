using System.Collections.Immutable;
using Suffice.Catalog;
using Suffice.Spending;

namespace Suffice.Audit.Reports.Csv;

/// <summary>Splits what some calls cost into what each bucket of their tokens cost.</summary>
/// <remarks>
/// The parts add up to the charge to the last place. They are exact where all its calls had the same prices; where some had those of long
/// prompts and others not, each part is a share by list price, and has no unit price.
/// </remarks>
/// <param name="catalog">The prices the audit used.</param>
/// <param name="today">The day whose prices hold for calls without a time.</param>
internal sealed class ChargeSplit(ModelCatalog catalog, DateTimeOffset today)
{
    // The longest prompt there can be, so that the prices of long ones hold.
    private const long Long = long.MaxValue;

    /// <summary>Splits a charge.</summary>
    /// <param name="charge">The charge.</param>
    /// <returns>A part for each bucket that holds tokens; one without tokens when none does.</returns>
    public ImmutableArray<ChargePart> Split(Charge charge)
    {
        TokenBucket[] filled = [.. TokenBucket.All.Where(bucket => bucket.Tokens(charge.Usage) > 0)];
        if (filled.Length == 0)
        {
            return [new ChargePart(charge, TokenBucket.Unstated, charge.Usd, UnitPrice: null)];
        }

        if (charge.Usd is not { } usd)
        {
            return [.. filled.Select(bucket => new ChargePart(charge, bucket, Usd: null, UnitPrice: null))];
        }

        TokenPrices? list = PricesOf(charge, promptTokens: 0);
        TokenPrices? exact = Fits(list, charge, usd) ? list : PricesOf(charge, Long) is { } longer && Fits(longer, charge, usd) ? longer : null;
        decimal[] costs = [.. filled.Select(bucket => Cost(exact ?? list, bucket, charge))];
        Spread(costs, usd);
        return
        [
            .. filled.Select((bucket, i) => new ChargePart(charge, bucket, costs[i], exact is null ? null : bucket.Price(exact) / 1_000_000m)),
        ];
    }

    private TokenPrices? PricesOf(Charge charge, long promptTokens)
    {
        DateTimeOffset at = charge.Day is { } day ? new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero) : today;
        return catalog.Find(charge.Model) is { } model
            ? UsagePricing.PerMillion(model, new BillingTerms(at, charge.ServiceTier, charge.Region), promptTokens)
            : null;
    }

    // Each call's price was rounded by itself.
    private static bool Fits(TokenPrices? prices, Charge charge, decimal usd) =>
        prices is not null && Math.Abs(TokenBucket.All.Sum(bucket => Cost(prices, bucket, charge)) - usd) <= 0.000000000001m * (charge.Calls + 1);

    private static decimal Cost(TokenPrices? prices, TokenBucket bucket, Charge charge) =>
        bucket.Tokens(charge.Usage) * ((prices is null ? null : bucket.Price(prices)) ?? 0) / 1_000_000m;

    /// <summary>Brings the parts to a sum, the dearest taking what rounding leaves.</summary>
    private static void Spread(decimal[] costs, decimal usd)
    {
        decimal sum = costs.Sum();
        for (int i = 0; i < costs.Length; i++)
        {
            costs[i] = decimal.Round(sum == 0 ? 0 : costs[i] * (usd / sum), UsagePricing.DecimalPlaces);
        }

        costs[Array.IndexOf(costs, costs.Max())] += usd - costs.Sum();
    }
}

/// <summary>What one bucket of a charge's tokens cost.</summary>
/// <param name="Charge">The charge.</param>
/// <param name="Bucket">The bucket.</param>
/// <param name="Usd">Its cost; <see langword="null"/> when the charge has no price.</param>
/// <param name="UnitPrice">US dollars a token; <see langword="null"/> where the charge's calls had several.</param>
internal sealed record ChargePart(Charge Charge, TokenBucket Bucket, decimal? Usd, decimal? UnitPrice)
{
    /// <summary>How many tokens.</summary>
    public long Tokens => Bucket.Tokens(Charge.Usage);
}
