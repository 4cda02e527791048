using System.Text;
using System.Text.Json;
using CsCheck;
using Suffice.Spending;

namespace Suffice.Tests.Spending;

public sealed class UsageReadersTests
{
    private static readonly Gen<long> Count = Gen.OneOf(Gen.Const(0L), Gen.Long[0, 1_000_000_000]);

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

    [Fact]
    public void OpenAI_EveryDetail_LandsInItsOwnBucket() =>
        OpenAIUsage.Read(Json("""
            {"prompt_tokens":1000,"completion_tokens":100,"total_tokens":1100,
             "prompt_tokens_details":{"cached_tokens":500,"cache_write_tokens":200,"audio_tokens":50,"text_tokens":950},
             "completion_tokens_details":{"reasoning_tokens":60,"audio_tokens":10,"rejected_prediction_tokens":5}}
            """)).ShouldBe(new TokenUsage
        {
            Input = 250,
            CacheRead = 500,
            CacheWrite5m = 200,
            AudioInput = 50,
            Output = 30,
            Reasoning = 60,
            AudioOutput = 10,
            Basis = UsageBasis.Reported,
        });

    [Theory]
    [InlineData("""{"prompt_tokens":10,"completion_tokens":5}""")]
    [InlineData("""{"prompt_tokens":10,"completion_tokens":5,"prompt_tokens_details":null,"completion_tokens_details":{}}""")]
    [InlineData("""{"prompt_tokens":10,"completion_tokens":5,"total_tokens":15,"prompt_tokens_details":{"cached_tokens":null},"completion_tokens_details":[]}""")]
    [InlineData("""{"input_tokens":10,"output_tokens":5,"total_tokens":15}""")]
    public void OpenAI_DetailsMissing_AllIsPlain(string usage) =>
        OpenAIUsage.Read(Json(usage)).ShouldBe(new TokenUsage { Input = 10, Output = 5, Basis = UsageBasis.Reported });

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("""{"prompt_tokens":"10"}""")]
    [InlineData("""{"prompt_tokens":-10,"completion_tokens":1.5}""")]
    [InlineData("""{"prompt_tokens":1000000000001}""")]
    [InlineData("""{"prompt_tokens":1e300}""")]
    public void Readers_NothingCounted_BasisIsNone(string usage)
    {
        OpenAIUsage.Read(Json(usage)).ShouldBe(default);
        AnthropicUsage.Read(Json(usage)).ShouldBe(default);
    }

    [Fact]
    public void Readers_NoElementAtAll_BasisIsNone()
    {
        OpenAIUsage.Read(default).ShouldBe(default);
        AnthropicUsage.Read(default).ShouldBe(default);
        AnthropicUsage.ServiceTierOf(default).ShouldBeNull();
    }

    [Fact]
    public void Readers_ZeroReported_IsReportedAndNotNone()
    {
        OpenAIUsage.Read(Json("""{"prompt_tokens":0,"completion_tokens":0}""")).Basis.ShouldBe(UsageBasis.Reported);
        AnthropicUsage.Read(Json("""{"input_tokens":0,"output_tokens":0}""")).Basis.ShouldBe(UsageBasis.Reported);
    }

    [Fact]
    public void OpenAI_MoreCachedThanPrompt_IsCutAndMarkedEstimated() =>
        OpenAIUsage.Read(Json("""{"prompt_tokens":10,"completion_tokens":5,"prompt_tokens_details":{"cached_tokens":70,"audio_tokens":1}}"""))
            .ShouldBe(new TokenUsage { CacheRead = 10, Output = 5, Basis = UsageBasis.Estimated });

    [Theory]
    [InlineData("""{"prompt_tokens":10,"completion_tokens":5,"total_tokens":75}""", UsageBasis.Reported)]
    [InlineData("""{"prompt_tokens":10,"completion_tokens":5,"total_tokens":75,"completion_tokens_details":{"reasoning_tokens":60}}""", UsageBasis.Reported)]
    [InlineData("""{"prompt_tokens":10,"completion_tokens":5,"total_tokens":75,"completion_tokens_details":{"reasoning_tokens":3}}""", UsageBasis.Estimated)]
    public void OpenAI_TotalHoldsMoreThanPromptAndAnswer_TheRestIsReasoning(string usage, UsageBasis basis) =>
        OpenAIUsage.Read(Json(usage)).ShouldBe(new TokenUsage { Input = 10, Output = 5, Reasoning = 60, Basis = basis });

    [Fact]
    public void OpenAI_TotalBelowItsParts_ThePartsCount() =>
        OpenAIUsage.Read(Json("""{"prompt_tokens":10,"completion_tokens":5,"total_tokens":12}"""))
            .ShouldBe(new TokenUsage { Input = 10, Output = 5, Basis = UsageBasis.Estimated });

    [Fact]
    public void OpenAI_DeepSeeksCacheHits_AreCacheReads() =>
        OpenAIUsage.Read(Json("""{"prompt_tokens":10,"completion_tokens":5,"prompt_cache_hit_tokens":7,"prompt_cache_miss_tokens":3}"""))
            .ShouldBe(new TokenUsage { Input = 3, CacheRead = 7, Output = 5, Basis = UsageBasis.Reported });

    [Fact]
    public void Anthropic_EveryDetail_LandsInItsOwnBucket() =>
        AnthropicUsage.Read(Json("""
            {"input_tokens":312,"cache_creation_input_tokens":2048,"cache_read_input_tokens":6144,
             "cache_creation":{"ephemeral_5m_input_tokens":48,"ephemeral_1h_input_tokens":2000},
             "output_tokens":210,"output_tokens_details":{"thinking_tokens":200},"service_tier":"standard","inference_geo":"us",
             "server_tool_use":{"web_search_requests":1},"iterations":[{"type":"message","input_tokens":9999,"output_tokens":9999}]}
            """)).ShouldBe(new TokenUsage
        {
            Input = 312,
            CacheRead = 6144,
            CacheWrite5m = 48,
            CacheWrite1h = 2000,
            Output = 10,
            Reasoning = 200,
            Basis = UsageBasis.Reported,
        });

    [Theory]
    [InlineData("""{"input_tokens":1,"cache_creation_input_tokens":100,"output_tokens":2}""", 100, 0, UsageBasis.Reported)]
    [InlineData("""{"input_tokens":1,"cache_creation":{"ephemeral_5m_input_tokens":30,"ephemeral_1h_input_tokens":70},"output_tokens":2}""", 30, 70, UsageBasis.Reported)]
    [InlineData("""{"input_tokens":1,"cache_creation":{"ephemeral_1h_input_tokens":70},"output_tokens":2}""", 0, 70, UsageBasis.Reported)]
    [InlineData("""{"input_tokens":1,"cache_creation_input_tokens":50,"cache_creation":{"ephemeral_5m_input_tokens":0,"ephemeral_1h_input_tokens":70},"output_tokens":2}""", 0, 50, UsageBasis.Estimated)]
    [InlineData("""{"input_tokens":1,"cache_creation_input_tokens":100,"cache_creation":{"ephemeral_5m_input_tokens":10,"ephemeral_1h_input_tokens":70},"output_tokens":2}""", 30, 70, UsageBasis.Estimated)]
    public void Anthropic_SplitOfCacheWrites_AlwaysAddsUpToTheirTotal(string usage, long fiveMinutes, long oneHour, UsageBasis basis) =>
        AnthropicUsage.Read(Json(usage)).ShouldBe(new TokenUsage
        {
            Input = 1,
            CacheWrite5m = fiveMinutes,
            CacheWrite1h = oneHour,
            Output = 2,
            Basis = basis,
        });

    [Fact]
    public void Anthropic_MoreThinkingThanOutput_IsCutAndMarkedEstimated() =>
        AnthropicUsage.Read(Json("""{"input_tokens":1,"output_tokens":2,"output_tokens_details":{"thinking_tokens":9}}"""))
            .ShouldBe(new TokenUsage { Input = 1, Reasoning = 2, Basis = UsageBasis.Estimated });

    [Theory]
    [InlineData("""{"service_tier":"batch"}""", "batch", null)]
    [InlineData("""{"service_tier":"standard","speed":"fast","inference_geo":"us"}""", "fast", "us")]
    [InlineData("""{"service_tier":null,"speed":"standard","inference_geo":7}""", null, null)]
    public void Anthropic_TierAndRegion_AreRead(string usage, string? tier, string? region)
    {
        AnthropicUsage.ServiceTierOf(Json(usage)).ShouldBe(tier);
        AnthropicUsage.RegionOf(Json(usage)).ShouldBe(region);
    }

    [Fact]
    public void OpenAI_WrittenAndReadAgain_KeepsEveryBucketButTheKindOfCacheWrite() =>
        Usages.Sample(usage => OpenAIUsage.Read(Written(usage, OpenAIUsage.Write)) == (usage with
        {
            CacheWrite5m = usage.CacheWrite5m + usage.CacheWrite1h,
            CacheWrite1h = 0,
        }));

    [Fact]
    public void Anthropic_WrittenAndReadAgain_KeepsEveryBucketButAudio() =>
        Usages.Sample(usage => AnthropicUsage.Read(Written(usage, AnthropicUsage.Write)) == (usage with
        {
            Input = usage.Input + usage.AudioInput,
            Output = usage.Output + usage.AudioOutput,
            AudioInput = 0,
            AudioOutput = 0,
        }));

    [Fact]
    public void Readers_AnyCounts_TotalIsNeverLessThanWhatWasReported()
    {
        Gen<long> any = Gen.Long[-5, 50];
        Gen.Select(any, any, any, any, any, any, any).Sample((prompt, answer, total, cached, written, audio, reasoning) =>
        {
            TokenUsage usage = OpenAIUsage.Read(Json($$"""
                {"prompt_tokens":{{prompt}},"completion_tokens":{{answer}},"total_tokens":{{total}},
                 "prompt_tokens_details":{"cached_tokens":{{cached}},"cache_write_tokens":{{written}},"audio_tokens":{{audio}} },
                 "completion_tokens_details":{"reasoning_tokens":{{reasoning}},"audio_tokens":{{audio}} } }
                """));
            return usage.Basis == UsageBasis.None
                || (usage.Prompt == Math.Max(prompt, 0)
                    && usage.Total == Math.Max(Math.Max(total, 0), Math.Max(prompt, 0) + Math.Max(answer, 0))
                    && usage is { Input: >= 0, Output: >= 0, Reasoning: >= 0, AudioOutput: >= 0 });
        });
    }

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;

    private static JsonElement Written(TokenUsage usage, Action<Utf8JsonWriter, TokenUsage> write)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream))
        {
            write(writer, usage);
        }

        return Json(Encoding.UTF8.GetString(stream.ToArray()));
    }
}
