using Suffice.Cascade;
using Suffice.Catalog;
using Suffice.Ledger;
using Suffice.Providers;
using Suffice.Spending;

namespace Suffice.Engine;

/// <summary>What a request would have cost without routing.</summary>
/// <remarks>
/// The baseline model is priced with the tokens of the answer that was served: an estimate, since another model would have
/// written another length. A request that served nothing has a baseline of zero, so that its cost is never called a saving.
/// </remarks>
internal static class BaselinePrice
{
    /// <summary>Prices the baseline of a request.</summary>
    /// <param name="run">The request.</param>
    /// <param name="attempts">Its attempts.</param>
    /// <param name="served">True when an answer was served.</param>
    /// <returns>USD, or <see langword="null"/> when a price is missing.</returns>
    public static decimal? Of(CascadeRun run, IReadOnlyList<AttemptEntry> attempts, bool served)
    {
        AttemptEntry? answer = served ? LastAnswer(attempts) : null;
        if (answer is null)
        {
            return 0m;
        }

        Model baseline = run.Route.Baseline;
        if (string.Equals(answer.Model, baseline.Name, StringComparison.Ordinal))
        {
            return answer.Cost.Usd;
        }

        ProviderDefinition provider = run.Route.Policy.Providers[baseline.Provider];

        return UsagePricing.Price(baseline, answer.Usage, provider.TermsAt(answer.At, answer.ServiceTier)).Usd;
    }

    private static AttemptEntry? LastAnswer(IReadOnlyList<AttemptEntry> attempts)
    {
        for (int i = attempts.Count - 1; i >= 0; i--)
        {
            if (attempts[i].Outcome is AttemptOutcome.Accepted or AttemptOutcome.Rejected && attempts[i].Purpose != AttemptPurpose.Check)
            {
                return attempts[i];
            }
        }

        return null;
    }
}
