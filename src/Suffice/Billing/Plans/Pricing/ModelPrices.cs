using Suffice.Billing.Plans.Entries;
using Suffice.Catalog;
using Suffice.Files;
using Suffice.Policy;
using Suffice.Providers;
using Suffice.Spending;
using Suffice.Yaml;
using Suffice.Yaml.Binding.Ranges;

namespace Suffice.Billing.Plans.Pricing;

/// <summary>Prices planned tokens at the models of a policy, or of the catalogue where the plan names no policy.</summary>
internal sealed class ModelPrices(ModelCatalog catalog, SufficePolicy? policy, DateTimeOffset at, YamlFindings findings)
{
    private const string BatchTier = "batch";

    /// <summary>Finds a model.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="path">Where the plan names it.</param>
    /// <returns>The model; <see langword="null"/> when there is none, which is told.</returns>
    public Model? Find(string name, string path)
    {
        Model? model = policy?.Models.GetValueOrDefault(name) ?? catalog.Find(name);
        if (model is null)
        {
            string[] known = [.. (policy?.Models.Keys ?? []).Concat(catalog.Models.Select(known => known.Name)).Distinct(StringComparer.OrdinalIgnoreCase)];
            findings.Error(
                path,
                $"no model is named {Shown.Value(name)}",
                NearWords.Nearest(name, known) is { } near ? $"did you mean '{near}'? 'suffice models' lists them" : "a model of the policy or the catalogue; 'suffice models' lists them");
        }

        return model;
    }

    /// <summary>Prices a call.</summary>
    /// <param name="model">The model.</param>
    /// <param name="tokens">Its tokens.</param>
    /// <param name="isBatch">Whether it is sent as part of a batch.</param>
    /// <returns>The cheapest such call and the dearest, and why a price is unknown.</returns>
    public (decimal? Low, decimal? High, string? WhyUnknown) Price(Model model, TokensEntry tokens, bool isBatch)
    {
        string? tier = isBatch ? BatchTier : null;
        BillingTerms terms = policy is not null && policy.Providers.TryGetValue(model.Provider, out ProviderDefinition? provider)
            ? provider.TermsAt(at, tier)
            : new BillingTerms(at, tier);
        PricedUsage low = UsagePricing.Price(model, Usage(tokens, isLow: true), terms);
        PricedUsage high = UsagePricing.Price(model, Usage(tokens, isLow: false), terms);

        return low.Usd > high.Usd ? (high.Usd, low.Usd, null) : (low.Usd, high.Usd, low.WhyUnknown ?? high.WhyUnknown);
    }

    /// <summary>What is read from a cache is the cheaper part, so the cheapest call has most of it; what is written to one is the dearer.</summary>
    private static TokenUsage Usage(TokensEntry tokens, bool isLow)
    {
        long input = Whole(isLow ? tokens.Input.Low : tokens.Input.High);
        long read = Part(tokens.Cached, input, takesHigh: isLow);
        long written = Part(tokens.CacheWrite, input, takesHigh: !isLow);
        return new TokenUsage
        {
            Input = input - read - written,
            CacheRead = read,
            CacheWrite5m = written,
            Output = Whole(isLow ? tokens.Output.Low : tokens.Output.High),
            Reasoning = Whole((isLow ? tokens.Reasoning?.Low : tokens.Reasoning?.High) ?? 0),
            Basis = UsageBasis.Estimated,
        };
    }

    private static long Part(PartRange? part, long of, bool takesHigh)
    {
        decimal size = (takesHigh ? part?.High : part?.Low) ?? 0;

        return Math.Min(of, Whole(part is { IsShare: true } ? size * of : size));
    }

    private static long Whole(decimal number) => (long)decimal.Round(number, MidpointRounding.AwayFromZero);
}
