using System.Collections.Immutable;
using Suffice.Billing.Plans.Entries;
using Suffice.Yaml;
using Suffice.Yaml.Binding.Ranges;

namespace Suffice.Billing.Plans.Pricing;

/// <summary>Adds to a call what a ladder brings with it: escalations, retries, a judge.</summary>
internal static class Overheads
{
    /// <summary>The rates of a call to which nothing happens.</summary>
    public static CallRates Never { get; } = new([], 0, [], 0);

    /// <summary>Adds it.</summary>
    /// <param name="call">The call, its rungs priced.</param>
    /// <param name="step">What the plan says.</param>
    /// <param name="path">Where it stands.</param>
    /// <param name="prices">Prices the judge.</param>
    /// <param name="findings">Takes what is wrong.</param>
    /// <param name="usual">The escalation where the plan says nothing; <see langword="null"/> for none to all.</param>
    /// <returns>The call; <see langword="null"/> when something is wrong, which is told.</returns>
    public static PricedCall? Add(PricedCall call, StepEntry step, string path, ModelPrices prices, YamlFindings findings, decimal? usual = null)
    {
        int leavable = call.Low.Rungs.Length - 1;
        if (Escalation(step.Escalation, leavable, usual) is not { } escalation)
        {
            findings.Error(
                $"{path}.escalation",
                $"{step.Escalation!.Value.Length} shares for {leavable} rungs that can be left",
                leavable == 0 ? "no escalation, for there is one rung" : "one share for all, or one for each rung but the last");
            return null;
        }

        RateRange retries = step.Retries ?? default;
        (decimal? Low, decimal? High, string? WhyUnknown) judge = (0, 0, null);
        if (step.Judged is { } judged && Judge(judged, $"{path}.judged", prices, findings) is { } priced)
        {
            judge = priced;
        }

        RateRange share = step.Judged is null ? default : step.Judged.Share ?? new RateRange(1, 1);
        return call with
        {
            Low = call.Low with { Judge = judge.Low },
            High = call.High with { Judge = judge.High },
            LowRates = call.LowRates with { Escalation = [.. escalation.Select(rate => rate.Low)], Retries = retries.Low, Judged = share.Low },
            HighRates = call.HighRates with { Escalation = [.. escalation.Select(rate => rate.High)], Retries = retries.High, Judged = share.High },
            WhyUnknown = call.WhyUnknown ?? judge.WhyUnknown,
        };
    }

    private static ImmutableArray<RateRange>? Escalation(ImmutableArray<RateRange>? stated, int leavable, decimal? usual) => stated switch
    {
        null => [.. Enumerable.Repeat(usual is { } rate ? new RateRange(rate, rate) : new RateRange(0, 1), leavable)],
        { Length: var length } all when length == leavable => all,
        { Length: 1 } one when leavable > 0 => [.. Enumerable.Repeat(one[0], leavable)],
        _ => null,
    };

    private static (decimal? Low, decimal? High, string? WhyUnknown)? Judge(JudgedEntry judged, string path, ModelPrices prices, YamlFindings findings)
    {
        if (judged.Price is { } price && judged is { Model: null, Tokens: null })
        {
            return (price.Usd?.Low, price.Usd?.High, price.Usd is null ? "the plan says that the price of its judge is unknown" : null);
        }

        if (judged is { Price: null, Model: { } name, Tokens: { } tokens })
        {
            bool held = TokenRules.Hold(tokens, $"{path}.tokens", findings);
            return prices.Find(name, $"{path}.model") is { } model && held ? prices.Price(model, tokens, isBatch: false) : null;
        }

        findings.Error(path, "a judge is priced in one way", "price: USD a judgement, or model and tokens");
        return null;
    }
}
