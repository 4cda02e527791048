using CsCheck;
using Suffice.Audit.Calls;
using Suffice.Audit.Pricing;
using Suffice.Audit.Structure;
using Suffice.Catalog;
using Suffice.Spending;

namespace Suffice.Audit.Tests.Pricing;

public sealed class CallPricingTests
{
    private static readonly ComparedKind Kind = new("claude-sonnet-4-5", CallTraits.None);
    private static readonly DateTimeOffset Now = new(2026, 11, 26, 0, 0, 0, TimeSpan.Zero);
    private readonly ModelCatalog catalog = ModelCatalog.BuiltIn();

    [Fact]
    public void Compare_WithAModelOfTheSameVendor_BandsTokensAndKeepsTheCache()
    {
        TokenUsage usage = new() { Input = 1000, CacheRead = 4000, Output = 200, Basis = UsageBasis.Reported };

        CandidateCost cost = Compare("claude-sonnet-4-5", "claude-haiku-4-5", usage, CallTraits.None);

        // Haiku 4.5: 1 in, 0.10 cache read, 5 out; band 0.90 to 1.35 of the prompt, 0.70 to 1.50 of the answer.
        cost.Now.ShouldBe(((1000 * 3m) + (4000 * 0.30m) + (200 * 15m)) / 1_000_000);
        cost.Same.ShouldBe(((1000 * 1m) + (4000 * 0.10m) + (200 * 5m)) / 1_000_000);
        cost.Low.ShouldBe(((900 * 1m) + (3600 * 0.10m) + (140 * 5m)) / 1_000_000);
        cost.High.ShouldBe(((1350 * 1m) + (5400 * 0.10m) + (300 * 5m)) / 1_000_000);
    }

    [Fact]
    public void Compare_WithAModelOfAnotherVendor_TakesCachedTokensAsPlainOnes()
    {
        TokenUsage usage = new() { Input = 1000, CacheRead = 4000, Output = 200, Basis = UsageBasis.Reported };

        CandidateCost cost = Compare("gpt-4o", "claude-haiku-4-5", usage, CallTraits.Schema);

        cost.Same.ShouldBe(((5000 * 1m) + (200 * 5m)) / 1_000_000);
        cost.High.ShouldBe(((7000 * 1m) + (270 * 5m)) / 1_000_000);
    }

    [Fact]
    public void Compare_WithAModelThatAlwaysThinks_AddsItsThoughts()
    {
        TokenUsage usage = new() { Input = 1000, Output = 10, Basis = UsageBasis.Reported };

        CandidateCost cost = Compare("gpt-4o", "gpt-5-nano", usage, CallTraits.ClosedLabels);

        cost.Same.ShouldBe(((1000 * 0.05m) + (510 * 0.40m)) / 1_000_000);
        cost.Low.ShouldBe(((900 * 0.05m) + (8 * 0.40m)) / 1_000_000);
    }

    [Fact]
    public void Compare_OfABatchCall_TakesTheBatchPriceOnBothSides()
    {
        Model present = catalog.Find("gpt-4o")!;
        TokenUsage usage = new() { Input = 1000, Output = 100, Basis = UsageBasis.Reported };
        CallPricing pricing = new([catalog.Find("gpt-4o-mini")!, catalog.Find("claude-haiku-4-5")!], Now);

        CandidateCost[] costs = pricing.CompareOne(usage, present, 1, new ComparedKind("gpt-4o", CallTraits.None, "batch"));

        costs[0].Now.ShouldBe(((1000 * 2.50m) + (100 * 10m)) / 2 / 1_000_000);
        costs[0].Same.ShouldBe(((1000 * 0.15m) + (100 * 0.60m)) / 2 / 1_000_000);
        costs[1].Same.ShouldBe(((1000 * 1m) + (100 * 5m)) / 2 / 1_000_000);
    }

    [Fact]
    public void Compare_OfACallThatDoesNotFit_IsNotKnown() => Compare("gpt-4.1", "gpt-4o-mini", new() { Input = 300_000, Basis = UsageBasis.Reported }, CallTraits.None)
        .IsKnown.ShouldBeFalse();

    [Fact]
    public void Compare_OfAnyUsage_KeepsLowUnderSameUnderHigh() => Gen.Select(Gen.Int[0, 50_000], Gen.Int[0, 50_000], Gen.Int[1, 4_000], Gen.Int[0, 2_000]).Sample((input, read, output, reasoning) =>
    {
        TokenUsage usage = new() { Input = input, CacheRead = read, Output = output, Reasoning = reasoning, Basis = UsageBasis.Reported };

        foreach (string candidate in (string[])["claude-haiku-4-5", "gpt-4o-mini", "gpt-5-nano"])
        {
            CandidateCost cost = Compare("claude-sonnet-4-5", candidate, usage, CallTraits.None);
            cost.Low.ShouldBeLessThanOrEqualTo(cost.Same);
            cost.Same.ShouldBeLessThanOrEqualTo(cost.High);
        }
    });

    [Fact]
    public void Compare_OfManyCallsTogether_IsTheSumOfEach() => Gen.Select(Gen.Int[0, 40_000], Gen.Int[0, 4_000], Gen.Int[0, 500]).List[1, 20].Sample(calls =>
    {
        Model present = catalog.Find("claude-sonnet-4-5")!;
        Model candidate = catalog.Find("claude-haiku-4-5")!;
        CallPricing pricing = new([candidate], Now);
        List<TokenUsage> usages = [.. calls.Select(call => new TokenUsage { Input = call.Item1, CacheRead = call.Item2, Output = call.Item3, Basis = UsageBasis.Reported })];
        usages.ForEach(usage => pricing.IsOrdinary(usage, present).ShouldBeTrue());

        ComparedCalls all = usages.Aggregate(default(ComparedCalls), (sum, usage) => sum + new ComparedCalls(1, usage, 1, 0));
        CandidateCost together = pricing.Compare(all with { Count = 2 }, present, candidate, Kind);

        together.Now.ShouldBe(usages.Sum(usage => pricing.CompareOne(usage, present, 1, Kind)[0].Now));
        together.Same.ShouldBe(usages.Sum(usage => pricing.CompareOne(usage, present, 1, Kind)[0].Same));
        // Banded tokens are rounded to whole ones, once together or once a call.
        together.High.ShouldBe(usages.Sum(usage => pricing.CompareOne(usage, present, 1, Kind)[0].High), 0.0001m);
    });

    [Theory]
    [InlineData("azure/gpt-4o-mini", "gpt-4o-mini")]
    [InlineData("eu.anthropic.claude-haiku-4-5-20251001-v1:0", "claude-haiku-4-5")]
    [InlineData("bedrock/us.anthropic.claude-sonnet-4-5-20250929-v1:0", "claude-sonnet-4-5")]
    [InlineData("claude-haiku-4-5@20251001", "claude-haiku-4-5")]
    [InlineData("vertex_ai/gemini-2.5-flash", "gemini-2.5-flash")]
    public void Find_ANameWithHostOrRegionAroundIt_IsTheModel(string name, string model) => new ModelLookup(catalog).Find(name)!.Name.ShouldBe(model);

    [Fact]
    public void Find_ANameOfNoModel_IsNothing() => new ModelLookup(catalog).Find("house-model-9").ShouldBeNull();

    [Theory]
    [InlineData(0.0066, "the log bills tokens of the cache as plain input")]
    [InlineData(0.003, "the log leaves the tokens of the cache out")]
    [InlineData(0, "the log says 0: its table of prices did not know the model, or counted a cached answer")]
    [InlineData(0.402, "the log counts cents, not dollars")]
    public void CostDoubt_OfALogThatCountsOtherwise_SaysHow(double logged, string cause)
    {
        Model model = catalog.Find("claude-haiku-4-5")!;
        TokenUsage usage = new() { Input = 2000, CacheRead = 3600, CacheWrite5m = 0, Output = 200, Basis = UsageBasis.Reported };
        decimal computed = UsagePricing.Price(model, usage, new BillingTerms(Now)).Usd!.Value;

        string? doubt = CostDoubt.Of(cause.Contains("cents") ? computed * 100 : (decimal)logged, computed, model, usage, new BillingTerms(Now));

        doubt.ShouldBe(cause);
    }

    [Fact]
    public void CostDoubt_WithinATenth_IsNone()
    {
        Model model = catalog.Find("claude-haiku-4-5")!;
        TokenUsage usage = new() { Input = 2000, Output = 200, Basis = UsageBasis.Reported };

        CostDoubt.Of(0.0032m, 0.003m, model, usage, new BillingTerms(Now)).ShouldBeNull();
    }

    [Fact]
    public void Paid_ForWhatCostsNothing_IsZeroAndForWhatIsNotKnownIsUnknown()
    {
        CallPricing pricing = new([], Now);
        Model model = catalog.Find("gpt-4o")!;

        pricing.Paid(new LoggedCall { ServedFromCache = true }, new() { Input = 10, Basis = UsageBasis.Reported }, model).Usd.ShouldBe(0);
        pricing.Paid(new LoggedCall { Outcome = CallOutcome.Failed }, default, model).Usd.ShouldBe(0);
        pricing.Paid(new LoggedCall { Model = "x" }, new() { Input = 10, Basis = UsageBasis.Reported }, null).Usd.ShouldBeNull();
        pricing.Paid(new LoggedCall(), default, model).WhyUnknown.ShouldBe("no usage was reported");
    }

    private CandidateCost Compare(string present, string candidate, TokenUsage usage, CallTraits traits)
    {
        Model model = catalog.Find(present)!;
        CallPricing pricing = new([catalog.Find(candidate)!], Now);
        return pricing.CompareOne(usage, model, UsagePricing.Price(model, usage, new BillingTerms(Now)).Usd!.Value, new ComparedKind(present, traits))[0];
    }
}
