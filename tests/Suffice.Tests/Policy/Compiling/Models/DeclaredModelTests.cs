using Suffice.Catalog;
using Suffice.Spending;

namespace Suffice.Tests.Policy.Compiling.Models;

public sealed class DeclaredModelTests
{
    private static readonly DateTimeOffset November2026 = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Load_PolicySaysOnlyNameAndId_TheRestIsKnown()
    {
        Model model = Declared("haiku: { provider: main, id: claude-haiku-4-5-20251001 }");

        model.Name.ShouldBe("haiku");
        model.Provider.ShouldBe("main");
        model.Family.ShouldBe("claude");
        model.Tier.ShouldBe(ModelTier.Small);
        model.ContextWindow.ShouldBe(200_000);
        model.Prices[0].Tokens.CacheWrite1h.ShouldBe(2m);
    }

    [Fact]
    public void Load_PolicyNamesABuiltInModel_SendsItsPinnedId() =>
        Declared("gpt-4o-mini: { provider: main }").Id.ShouldBe("gpt-4o-mini-2024-07-18");

    [Fact]
    public void Load_PolicyStatesItsOwnPrice_BucketsItLeavesOutAreUnknown()
    {
        Model model = Declared("claude-haiku-4-5: { provider: main, price: { input: 0.80, output: 4 } }");

        TokenPrices tokens = model.Prices.ShouldHaveSingleItem().Tokens;
        tokens.Input.ShouldBe(0.80m);
        tokens.CacheRead.ShouldBeNull();
        tokens.CacheWrite5m.ShouldBeNull();
    }

    [Fact]
    public void Load_PolicySaysFree_EveryBucketIsFree()
    {
        TokenUsage cached = new() { Input = 10, CacheRead = 90, Output = 5, Basis = UsageBasis.Reported };

        Model model = Declared("llama: { provider: main, id: llama-x, price: { input: 0, output: 0 } }");

        UsagePricing.Price(model, cached, new(November2026)).Usd.ShouldBe(0m);
    }

    [Fact]
    public void Load_ListPricesDoNotHold_PriceIsUnknownAndTheRestIsKnown()
    {
        Model model = Declared("llama3.1-8b: { provider: main, list_prices: false }");

        model.Prices.ShouldBeEmpty();
        model.Family.ShouldBe("llama");
    }

    [Fact]
    public void Load_UnknownModel_IsWhatThePolicySays()
    {
        Model model = Declared("mine: { provider: main, context_window: 8192 }");

        model.Id.ShouldBe("mine");
        model.ContextWindow.ShouldBe(8_192);
        model.Capabilities.ShouldBeNull();
        model.Prices.ShouldBeEmpty();
    }

    private static Model Declared(string entry)
    {
        string name = entry[..entry.IndexOf(':', StringComparison.Ordinal)];
        using PolicyFolder folder = new($$"""
            version: 1
            providers: { main: { protocol: openai, base_url: https://api.example.com/v1 } }
            models:
              {{entry}}
            default: { ladder: ["{{name}}"], why: x }
            """);

        return folder.Load().Policy.ShouldNotBeNull().Models[name];
    }
}
