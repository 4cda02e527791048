using System.Text.Json;
using Suffice.Catalog;
using Suffice.Spending;

namespace Suffice.Tests.Spending;

/// <summary>Usage as vendors send it, priced to the last digit: each case once went wrong in some gateway.</summary>
public sealed class InvoiceTests
{
    private static readonly ModelCatalog Shipped = ModelCatalog.BuiltIn();

    [Theory]
    [InlineData("gpt-5-mini-2025-08-07", "2026-10-14", "0.0002716",
        """{"prompt_tokens":1240,"completion_tokens":96,"total_tokens":1336,"prompt_tokens_details":{"cached_tokens":1024},"completion_tokens_details":{"reasoning_tokens":64}}""")]
    [InlineData("gpt-4o-mini", "2026-11-02", "0.0000069", """{"prompt_tokens":38,"completion_tokens":2,"total_tokens":40}""")]
    [InlineData("gpt-4o-mini", "2026-11-02", "0.00000735", """{"prompt_tokens":41,"completion_tokens":2,"total_tokens":43}""")]
    [InlineData("gpt-5-mini", "2026-10-14", "0.0005",
        """{"input_tokens":880,"input_tokens_details":{"cached_tokens":0},"output_tokens":140,"output_tokens_details":{"reasoning_tokens":96},"total_tokens":1020}""")]
    [InlineData("gpt-5.6-luna", "2026-07-29", "0.0007", """{"prompt_tokens":100,"completion_tokens":100}""")]
    [InlineData("gpt-5.6-luna", "2026-07-30", "0.00014", """{"prompt_tokens":100,"completion_tokens":100}""")]
    [InlineData("gpt-5.4", "2026-08-01", "0.68015", """{"prompt_tokens":272000,"completion_tokens":10}""")]
    [InlineData("gpt-5.4", "2026-08-01", "1.36023", """{"prompt_tokens":272001,"completion_tokens":10}""")]
    [InlineData("gpt-5.4", "2026-08-01", "0.138714",
        """{"prompt_tokens":272001,"completion_tokens":10,"prompt_tokens_details":{"cached_tokens":271448}}""")]
    [InlineData("gpt-6-luna", "2026-11-02", "0.00049",
        """{"prompt_tokens":2100,"completion_tokens":200,"prompt_tokens_details":{"cached_tokens":1000,"cache_write_tokens":1000}}""", "priority")]
    [InlineData("gemini-2.5-flash", "2026-11-02", "0.0002115",
        """{"prompt_tokens":180,"completion_tokens":2,"total_tokens":243}""")]
    public void OpenAIUsage_AsSent_CostsExactly(string model, string day, string usd, string usage, string? tier = null) =>
        Cost(model, day, OpenAIUsage.Read(Json(usage)), tier).ShouldBe(Exactly(usd));

    [Theory]
    [InlineData("claude-haiku-4-5-20251001", "2026-10-14", "0.0045364",
        """{"input_tokens":312,"cache_creation_input_tokens":2048,"cache_read_input_tokens":6144,"cache_creation":{"ephemeral_5m_input_tokens":2048,"ephemeral_1h_input_tokens":0},"output_tokens":210,"server_tool_use":null,"service_tier":"standard"}""")]
    [InlineData("claude-haiku-4-5", "2026-11-02", "0.0035914",
        """{"input_tokens":312,"cache_creation_input_tokens":2048,"cache_read_input_tokens":6144,"output_tokens":21}""")]
    [InlineData("claude-haiku-4-5", "2026-11-02", "0.0022682",
        """{"input_tokens":312,"cache_creation_input_tokens":2048,"cache_read_input_tokens":6144,"output_tokens":210,"service_tier":"batch"}""")]
    [InlineData("claude-haiku-4-5", "2026-11-02", "0.004096",
        """{"input_tokens":0,"cache_creation_input_tokens":2048,"cache_creation":{"ephemeral_5m_input_tokens":0,"ephemeral_1h_input_tokens":2048},"output_tokens":0}""")]
    [InlineData("claude-sonnet-5-5", "2026-10-06", "0.2", """{"input_tokens":0,"cache_read_input_tokens":1000000,"output_tokens":0}""")]
    [InlineData("claude-sonnet-5-5", "2026-10-07", "0.1", """{"input_tokens":0,"cache_read_input_tokens":1000000,"output_tokens":0}""")]
    [InlineData("claude-haiku-5-5", "2026-11-02", "0.001495", """{"input_tokens":5000,"cache_read_input_tokens":95000,"output_tokens":90}""")]
    [InlineData("claude-haiku-5-5", "2026-11-02", "0.00747505", """{"input_tokens":5000,"cache_read_input_tokens":95001,"output_tokens":90}""")]
    [InlineData("claude-opus-5-5", "2026-11-02", "0.028", """{"input_tokens":1000,"output_tokens":500,"speed":"fast"}""")]
    [InlineData("claude-sonnet-4-6", "2026-11-02", "0.0033", """{"input_tokens":1000,"output_tokens":0,"inference_geo":"us"}""")]
    [InlineData("claude-sonnet-4-6", "2026-03-12", "1.801485", """{"input_tokens":300000,"output_tokens":66,"output_tokens_details":{"thinking_tokens":60}}""")]
    [InlineData("claude-sonnet-4-6", "2026-03-13", "0.90099", """{"input_tokens":300000,"output_tokens":66}""")]
    public void AnthropicUsage_AsSent_CostsExactly(string model, string day, string usd, string usage)
    {
        JsonElement sent = Json(usage);

        decimal? cost = Cost(model, day, AnthropicUsage.Read(sent), AnthropicUsage.ServiceTierOf(sent), AnthropicUsage.RegionOf(sent));

        cost.ShouldBe(Exactly(usd));
    }

    [Theory]
    [InlineData("gemini-3.8-flash", "2026-12-31", "0.75")]
    [InlineData("gemini-3.8-flash", "2027-01-01", "1.5")]
    [InlineData("mistral-large-4", "2026-10-19", "0.68")]
    [InlineData("mistral-large-4", "2026-10-20", "1.36")]
    public void Promotion_OnItsLastDayAndAfter_IsTheDaysPrice(string model, string day, string usd) =>
        Cost(model, day, new TokenUsage { Input = 1_000_000, Basis = UsageBasis.Reported }).ShouldBe(Exactly(usd));

    [Theory]
    [InlineData("claude-haiku-5-5", "2026-10-06", "claude-haiku-5-5 has no price on 2026-10-06")]
    [InlineData("llama-3.3-70b-instruct", "2026-11-02", "llama-3.3-70b-instruct has no price")]
    public void Price_NotListedThen_IsUnknownNeverTheNearest(string model, string day, string why)
    {
        PricedUsage priced = UsagePricing.Price(
            Shipped.Find(model)!, new TokenUsage { Input = 1, Basis = UsageBasis.Reported }, new(Exactly(day, 0)));

        priced.Usd.ShouldBeNull();
        priced.WhyUnknown.ShouldBe(why);
    }

    [Fact]
    public void Price_CachedTokensOfAModelWithoutCachePrice_IsUnknownNotAnotherVendorsShare()
    {
        TokenUsage cached = new() { Input = 10, CacheRead = 90, Output = 1, Basis = UsageBasis.Reported };

        UsagePricing.Price(Shipped.Find("mistral-small-2603")!, cached, new(Exactly("2026-11-02", 0)))
            .WhyUnknown.ShouldBe("mistral-small-2603 has no cache_read price");
    }

    private static decimal? Cost(string model, string day, TokenUsage usage, string? tier = null, string? region = null) =>
        UsagePricing.Price(Shipped.Find(model).ShouldNotBeNull(), usage, new(Exactly(day, 12), tier, region)).Usd;

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;

    private static decimal Exactly(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static DateTimeOffset Exactly(string day, int hour) =>
        new(DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), new TimeOnly(hour, 0), TimeSpan.Zero);
}
