using System.Collections.Immutable;
using CsCheck;
using Suffice.Catalog;
using Suffice.Spending;

namespace Suffice.Tests.Spending;

public sealed class UsagePricingTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Prices that are all different, so that no bucket can be mistaken for another.</summary>
    private static readonly TokenPrices Plain = new()
    {
        Input = 10,
        CacheRead = 1,
        CacheWrite5m = 12.5m,
        CacheWrite1h = 20,
        AudioInput = 30,
        Output = 50,
        AudioOutput = 70,
    };

    private static readonly TokenPrices Long = new()
    {
        Input = 20,
        CacheRead = 2,
        CacheWrite5m = 25,
        CacheWrite1h = 40,
        AudioInput = 60,
        Output = 75,
        AudioOutput = 105,
    };

    private static readonly Model Acme = With(new Price
    {
        Tokens = Plain,
        LongContext = new LongContextPrice(1_000, Long),
        ServiceTiers = ImmutableDictionary<string, decimal>.Empty.Add("batch", 0.5m).Add("priority", 2m),
        Regions = ImmutableDictionary<string, decimal>.Empty.Add("us", 1.1m),
    });

    private static readonly Gen<long> Count = Gen.Long[0, 1_000_000];

    private static readonly Gen<TokenUsage> Usages =
        Gen.Select(Count, Count, Count, Count, Count, Count, Count, Count, (a, b, c, d, e, f, g, h) => new TokenUsage
        {
            Input = a,
            CacheRead = b,
            CacheWrite5m = c,
            CacheWrite1h = d,
            AudioInput = e,
            Output = f,
            Reasoning = g,
            AudioOutput = h,
            Basis = UsageBasis.Reported,
        });

    [Theory]
    [InlineData(1, 0, 0, 0, 0, 0, 0, 0, 10)]
    [InlineData(0, 1, 0, 0, 0, 0, 0, 0, 1)]
    [InlineData(0, 0, 1, 0, 0, 0, 0, 0, 12.5)]
    [InlineData(0, 0, 0, 1, 0, 0, 0, 0, 20)]
    [InlineData(0, 0, 0, 0, 1, 0, 0, 0, 30)]
    [InlineData(0, 0, 0, 0, 0, 1, 0, 0, 50)]
    [InlineData(0, 0, 0, 0, 0, 0, 1, 0, 50)]
    [InlineData(0, 0, 0, 0, 0, 0, 0, 1, 70)]
    [InlineData(0, 0, 0, 0, 0, 0, 0, 0, 0)]
    public void Price_OneTokenOfABucket_CostsThatBucketsPrice(
        long input, long read, long write5m, long write1h, long audioIn, long output, long reasoning, long audioOut, double perMillion)
    {
        TokenUsage usage = new()
        {
            Input = input,
            CacheRead = read,
            CacheWrite5m = write5m,
            CacheWrite1h = write1h,
            AudioInput = audioIn,
            Output = output,
            Reasoning = reasoning,
            AudioOutput = audioOut,
            Basis = UsageBasis.Reported,
        };

        UsagePricing.Price(Acme, usage, new(Noon)).Usd.ShouldBe((decimal)perMillion / 1_000_000m);
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(1_001)]
    public void PerMillion_AnyLengthTierAndRegion_IsWhatACallIsPricedBy(long promptTokens)
    {
        BillingTerms terms = new(Noon, "batch", "us");
        TokenUsage usage = new() { Input = promptTokens, Output = 77, Reasoning = 5, Basis = UsageBasis.Reported };

        TokenPrices prices = UsagePricing.PerMillion(Acme, terms, promptTokens)!;

        decimal dollarTokens = (usage.Input * prices.Input!.Value) + (usage.Output * prices.Output!.Value) + (usage.Reasoning * prices.Reasoning!.Value);
        (dollarTokens / 1_000_000m).ShouldBe(UsagePricing.Price(Acme, usage, terms).Usd!.Value);
    }

    [Fact]
    public void PerMillion_NoPriceForTheTier_IsUnknown() => UsagePricing.PerMillion(Acme, new BillingTerms(Noon, "flex"), 1).ShouldBeNull();

    [Fact]
    public void Price_ReasoningHasItsOwnPrice_IsTaken()
    {
        Model model = With(new Price { Tokens = Plain with { Reasoning = 60 } });

        UsagePricing.Price(model, Reported(0, reasoning: 1), new(Noon)).Usd.ShouldBe(0.00006m);
    }

    [Theory]
    [InlineData(1_000, 0, 0, 0.01)]
    [InlineData(1_001, 0, 0, 0.02002)]
    [InlineData(500, 500, 0, 0.0055)]
    [InlineData(500, 501, 0, 0.011002)]
    [InlineData(500, 500, 1, 0.011025)]
    public void Price_PromptAtTheLongContextLine_CountsCacheAndRepricesTheWhole(long input, long read, long write, double usd) =>
        UsagePricing.Price(Acme, Reported(input, read, write), new(Noon)).Usd.ShouldBe((decimal)usd);

    [Fact]
    public void Price_LongPrompt_RepricesTheAnswerToo() =>
        UsagePricing.Price(Acme, Reported(1_001, output: 100), new(Noon)).Usd.ShouldBe((1_001 * 20m + 100 * 75m) / 1_000_000m);

    [Theory]
    [InlineData(null, null, 1)]
    [InlineData("default", null, 1)]
    [InlineData("standard", "global", 1)]
    [InlineData("auto", "not_available", 1)]
    [InlineData("scale", "", 1)]
    [InlineData("batch", null, 0.5)]
    [InlineData("priority", null, 2)]
    [InlineData(null, "us", 1.1)]
    [InlineData("batch", "us", 0.55)]
    [InlineData("priority", "us", 2.2)]
    public void Price_TierAndRegion_MultiplyEveryBucketShortAndLong(string? tier, string? region, double factor)
    {
        TokenUsage brief = Reported(100, 200, 300, 40, 7);
        TokenUsage lengthy = Reported(1_000, 2_000, 300, 40, 7);
        BillingTerms terms = new(Noon, tier, region);

        UsagePricing.Price(Acme, brief, terms).Usd.ShouldBe((1_000 + 200 + 3_750 + 2_000 + 350) * (decimal)factor / 1_000_000m);
        UsagePricing.Price(Acme, lengthy, terms).Usd.ShouldBe((20_000 + 4_000 + 7_500 + 3_000 + 525) * (decimal)factor / 1_000_000m);
    }

    [Theory]
    [InlineData("ultrafast", null, "acme-1 has no price for service tier \"ultrafast\"")]
    [InlineData(null, "mars", "acme-1 has no price for region \"mars\"")]
    public void Price_TierOrRegionNobodyPriced_IsUnknownNotIgnored(string? tier, string? region, string why)
    {
        PricedUsage priced = UsagePricing.Price(Acme, Reported(1), new(Noon, tier, region));

        priced.Usd.ShouldBeNull();
        priced.WhyUnknown.ShouldBe(why);
    }

    [Fact]
    public void Price_TokensInABucketWithoutPrice_IsUnknownAndNamesIt()
    {
        Model model = With(new Price { Tokens = new() { Input = 1, Output = 2 } });

        PricedUsage priced = UsagePricing.Price(model, Reported(10, read: 5), new(Noon));

        priced.Usd.ShouldBeNull();
        priced.WhyUnknown.ShouldBe("acme-1 has no cache_read price");
    }

    [Fact]
    public void Price_NoTokensInABucketWithoutPrice_IsKnown()
    {
        Model model = With(new Price { Tokens = new() { Input = 1, Output = 2 } });

        UsagePricing.Price(model, Reported(10, output: 5), new(Noon)).Usd.ShouldBe(0.00002m);
    }

    [Fact]
    public void Price_ReasoningWithoutAnyOutputPrice_IsUnknown()
    {
        Model model = With(new Price { Tokens = new() { Input = 1 } });

        UsagePricing.Price(model, Reported(10, reasoning: 1), new(Noon)).WhyUnknown.ShouldBe("acme-1 has no output price");
    }

    [Fact]
    public void Price_NoRowAtAll_IsUnknown() =>
        UsagePricing.Price(With(), Reported(1), new(Noon)).ShouldBe(new PricedUsage(null, null, "acme-1 has no price"));

    [Theory]
    [InlineData("2026-01-31T23:59:59Z", null)]
    [InlineData("2026-02-01T00:00:00Z", 1)]
    [InlineData("2026-02-28T23:59:59Z", 1)]
    [InlineData("2026-03-01T00:00:00Z", null)]
    [InlineData("2026-03-02T00:00:00Z", 2)]
    [InlineData("2026-03-02T01:00:00+02:00", null)]
    [InlineData("2030-01-01T00:00:00Z", 2)]
    public void Price_DatedRows_TheRowOfTheDayInUtcOrNone(string at, int? dollars)
    {
        Model model = With(
            new Price { ValidFrom = new(2026, 2, 1), ValidTo = new(2026, 2, 28), Tokens = new() { Input = 1 } },
            new Price { ValidFrom = new(2026, 3, 2), Tokens = new() { Input = 2 } });

        PricedUsage priced = UsagePricing.Price(model, Reported(1_000_000), new(DateTimeOffset.Parse(at, null)));

        priced.Usd.ShouldBe(dollars);
    }

    [Fact]
    public void Price_DatedRow_IsNamed()
    {
        Model model = With(new Price { ValidFrom = new(2026, 2, 1), Tokens = Plain });

        UsagePricing.Price(model, Reported(1), new(Noon)).PriceRow.ShouldBe("acme-1@2026-02-01");
        UsagePricing.Price(Acme, Reported(1), new(Noon)).PriceRow.ShouldBe("acme-1");
    }

    [Fact]
    public void Price_NoUsageReported_IsUnknown()
    {
        PricedUsage priced = UsagePricing.Price(Acme, default, new(Noon));

        priced.Usd.ShouldBeNull();
        priced.WhyUnknown.ShouldBe("no usage was reported");
    }

    [Fact]
    public void Price_ZeroUsageReported_IsZero() => UsagePricing.Price(Acme, Reported(0), new(Noon)).Usd.ShouldBe(0m);

    [Fact]
    public void Price_NoUsageOfAFreeModel_IsZero()
    {
        Model free = With(new Price { Tokens = new() { Input = 0, Output = 0 } });

        UsagePricing.Price(free, default, new(Noon)).Usd.ShouldBe(0m);
    }

    [Fact]
    public void Price_NoUsageOfAModelFreeOnlyWhenShort_IsUnknown()
    {
        Model model = With(new Price { Tokens = new() { Input = 0, Output = 0 }, LongContext = new(1_000, Plain) });

        UsagePricing.Price(model, default, new(Noon)).Usd.ShouldBeNull();
    }

    [Fact]
    public void Price_ContractShare_MultipliesTheWhole() =>
        UsagePricing.Price(Acme, Reported(100), new(Noon, PriceFactor: 0.85m)).Usd.ShouldBe(0.00085m);

    [Theory]
    [InlineData("0.0000025", "0.000000000002")]
    [InlineData("0.0000035", "0.000000000004")]
    [InlineData("0.0000025000001", "0.000000000003")]
    public void Price_BelowTheLedgersResolution_IsRoundedOnceHalfToEven(string perMillion, string usd)
    {
        Model model = With(new Price { Tokens = new() { Input = Exactly(perMillion) } });

        UsagePricing.Price(model, Reported(1), new(Noon)).Usd.ShouldBe(Exactly(usd));
    }

    [Fact]
    public void Price_OverAttempts_IsAdditive()
    {
        Model flat = With(new Price { Tokens = Plain });

        Gen.Select(Usages, Usages).Sample((a, b) =>
            UsagePricing.Price(flat, a + b, new(Noon)).Usd
                == UsagePricing.Price(flat, a, new(Noon)).Usd + UsagePricing.Price(flat, b, new(Noon)).Usd);
    }

    [Fact]
    public void Price_OneMoreTokenInAnyBucket_NeverCostsLess() =>
        Gen.Select(Usages, Gen.Int[0, 7], Gen.Bool).Sample((usage, bucket, isLong) =>
        {
            TokenUsage brief = isLong ? usage : usage with { Input = 0, CacheRead = 0, CacheWrite5m = 0, CacheWrite1h = 0, AudioInput = 0 };
            return UsagePricing.Price(Acme, OneMore(brief, bucket), new(Noon)).Usd > UsagePricing.Price(Acme, brief, new(Noon)).Usd;
        });

    [Fact]
    public void WorstCase_AnyUsageWithinTheTwoLengths_NeverCostsMore()
    {
        Gen<long> text = Gen.Long[0, 2_000];
        Gen.Select(text, text, text, text, text, text, Gen.OneOf(Gen.Const("default"), Gen.Const("batch"), Gen.Const("priority"))).Sample((a, b, c, d, e, f, tier) =>
        {
            TokenUsage usage = new()
            {
                Input = a,
                CacheRead = b,
                CacheWrite5m = c,
                CacheWrite1h = d,
                Output = e,
                Reasoning = f,
                Basis = UsageBasis.Reported,
            };
            BillingTerms terms = new(Noon, tier, "us");
            return UsagePricing.WorstCase(Acme, usage.Prompt, (int)usage.Completion, terms).Usd >= UsagePricing.Price(Acme, usage, terms).Usd;
        });
    }

    [Fact]
    public void WorstCase_TakesTheDearestWayToBillAPrompt() =>
        UsagePricing.WorstCase(Acme, 100, 10, new(Noon)).Usd.ShouldBe((100 * 20m + 10 * 50m) / 1_000_000m);

    [Fact]
    public void WorstCase_NoPrice_IsUnknown() => UsagePricing.WorstCase(With(), 100, 10, new(Noon)).Usd.ShouldBeNull();

    [Fact]
    public void WorstCase_OnlyCachePricesKnown_IsUnknown()
    {
        Model model = With(new Price { Tokens = new() { CacheRead = 1, Output = 2 } });

        UsagePricing.WorstCase(model, 100, 10, new(Noon)).WhyUnknown.ShouldBe("acme-1 has no input price");
    }

    [Fact]
    public void FromReported_ProvidersOwnCost_IsTakenAsReported()
    {
        UsagePricing.FromReported(0.0123456789012345m).ShouldBe(new PricedUsage(0.012345678901m, "reported"));
        UsagePricing.FromReported(-1m).Usd.ShouldBeNull();
    }

    private static Model With(params ImmutableArray<Price> prices) =>
        new() { Name = "acme", Provider = "acme", Id = "acme-1", Prices = prices };

    private static TokenUsage Reported(
        long input, long read = 0, long write = 0, long output = 0, long reasoning = 0) => new()
        {
            Input = input,
            CacheRead = read,
            CacheWrite5m = write,
            Output = output,
            Reasoning = reasoning,
            Basis = UsageBasis.Reported,
        };

    private static decimal Exactly(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static TokenUsage OneMore(TokenUsage usage, int bucket) => bucket switch
    {
        0 => usage with { Input = usage.Input + 1 },
        1 => usage with { CacheRead = usage.CacheRead + 1 },
        2 => usage with { CacheWrite5m = usage.CacheWrite5m + 1 },
        3 => usage with { CacheWrite1h = usage.CacheWrite1h + 1 },
        4 => usage with { AudioInput = usage.AudioInput + 1 },
        5 => usage with { Output = usage.Output + 1 },
        6 => usage with { Reasoning = usage.Reasoning + 1 },
        _ => usage with { AudioOutput = usage.AudioOutput + 1 },
    };
}
