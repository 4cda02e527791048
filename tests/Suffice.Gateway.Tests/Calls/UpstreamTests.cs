using System.Net;
using System.Text.Json;
using Suffice.Ledger;

namespace Suffice.Gateway.Tests.Calls;

public sealed class UpstreamTests
{
    private const string OpenAIAnswer = """
        {"id":"chatcmpl-1","object":"chat.completion","created":1792000000,"model":"m-1","choices":[{"index":0,"message":{"role":"assistant","content":"hello","refusal":null},"finish_reason":"stop"}],"usage":{"prompt_tokens":100,"completion_tokens":10,"total_tokens":110,"prompt_tokens_details":{"cached_tokens":40}},"some_new_field":{"kept":true}}
        """;

    private const string OpenAIStream =
        "data: {\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m-1\",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"},\"finish_reason\":null}]}\n\n"
        + "data: {\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m-1\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"hel\"},\"new_field\":7,\"finish_reason\":null}]}\n\n"
        + "data: {\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m-1\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"lo\"},\"finish_reason\":null}]}\n\n"
        + "data: {\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m-1\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n"
        + "data: {\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m-1\",\"choices\":[],\"usage\":{\"prompt_tokens\":100,\"completion_tokens\":10,\"total_tokens\":110}}\n\n"
        + "data: [DONE]\n\n";

    private const string AnthropicAnswer = """
        {"id":"msg_1","type":"message","role":"assistant","model":"m-1","content":[{"type":"text","text":"hello"}],"stop_reason":"end_turn","stop_sequence":null,"usage":{"input_tokens":60,"cache_read_input_tokens":40,"cache_creation_input_tokens":0,"output_tokens":10}}
        """;

    private const string Call = """{ "model": "named", "temperature" : 0.50, "unknown_option": {"b":1,"a":[ ]}, "messages":[{"role":"user","content":"héllo"}] }""";

    [Fact]
    public async Task Chat_SameProtocol_GoesThroughByteForByteButTheModel()
    {
        await using FakeUpstream upstream = (await FakeUpstream.StartAsync()).Answers(OpenAIAnswer);
        await using RunningGateway gateway = await RunningGateway.StartAsync(Policy(upstream, "openai"));

        using HttpResponseMessage response = await gateway.PostAsync("/v1/chat/completions", Call, ("authorization", "Bearer callers-own"));

        upstream.Received[0].Path.ShouldBe("/v1/chat/completions");
        upstream.Received[0].Body.ShouldBe(Call.Replace("\"named\"", "\"m-1\"", StringComparison.Ordinal));
        (await response.Content.ReadAsStringAsync()).ShouldBe(OpenAIAnswer);
    }

    [Fact]
    public async Task Chat_Answered_IsPricedByItsBuckets()
    {
        await using FakeUpstream upstream = (await FakeUpstream.StartAsync()).Answers(OpenAIAnswer);
        await using RunningGateway gateway = await RunningGateway.StartAsync(Policy(upstream, "openai"));

        using HttpResponseMessage response = await gateway.PostAsync("/v1/chat/completions", Call);

        // 60 at 1, 40 cached at 0.1, 10 at 2 USD per million.
        response.Headers.GetValues("x-suffice-cost").Single().ShouldBe("0.000084");
    }

    [Fact]
    public async Task Chat_CallersHeaders_StayHereButTheAllowed()
    {
        await using FakeUpstream upstream = (await FakeUpstream.StartAsync()).Answers(OpenAIAnswer);
        await using RunningGateway gateway = await RunningGateway.StartAsync(Policy(upstream, "openai"));

        using HttpResponseMessage response = await gateway.PostAsync(
            "/v1/chat/completions", Call, ("authorization", "Bearer callers-own"), ("cookie", "a=b"), ("x-forwarded-for", "1.2.3.4"), ("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));

        IReadOnlyDictionary<string, string> headers = upstream.Received[0].Headers;
        headers["authorization"].ShouldBe("Bearer providers-key");
        headers.Keys.ShouldNotContain("cookie");
        headers.Keys.ShouldNotContain("x-forwarded-for");
        headers["traceparent"].ShouldStartWith("00-0af7651916cd43dd8448eb211c80319c");
    }

    [Fact]
    public async Task Chat_StreamWithoutUsageAsked_GetsUsageUpstreamAndHidesItAgain()
    {
        await using FakeUpstream upstream = (await FakeUpstream.StartAsync()).Streams(OpenAIStream);
        await using RunningGateway gateway = await RunningGateway.StartAsync(Policy(upstream, "openai"));

        using HttpResponseMessage response = await gateway.PostAsync(
            "/v1/chat/completions", """{"model":"named","stream":true,"messages":[{"role":"user","content":"x"}]}""");
        string stream = await response.Content.ReadAsStringAsync();
        IReadOnlyList<RequestEntry> rows = await gateway.StopAndReadAsync();

        JsonDocument.Parse(upstream.Received[0].Body).RootElement.GetProperty("stream_options").GetProperty("include_usage").GetBoolean().ShouldBeTrue();
        stream.ShouldNotContain("\"usage\"");
        stream.ShouldContain("\"new_field\":7");
        stream.TrimEnd().ShouldEndWith("data: [DONE]");
        rows[0].CostUsd.ShouldBe(0.00012m);
        rows[0].Streamed.ShouldBeTrue();
    }

    [Fact]
    public async Task Messages_ServedByAnOpenAIModel_IsTranslatedBothWays()
    {
        await using FakeUpstream upstream = (await FakeUpstream.StartAsync()).Answers(OpenAIAnswer);
        await using RunningGateway gateway = await RunningGateway.StartAsync(Policy(upstream, "openai"));

        using HttpResponseMessage response = await gateway.PostAsync(
            "/v1/messages", """{"model":"named","max_tokens":50,"system":"be kind","messages":[{"role":"user","content":"x"}]}""");

        JsonElement sent = JsonDocument.Parse(upstream.Received[0].Body).RootElement;
        sent.GetProperty("messages")[0].GetProperty("role").GetString().ShouldBe("system");
        JsonElement answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        answer.GetProperty("content")[0].GetProperty("text").GetString().ShouldBe("hello");
        answer.GetProperty("usage").GetProperty("input_tokens").GetInt32().ShouldBe(60);
        answer.GetProperty("usage").GetProperty("cache_read_input_tokens").GetInt32().ShouldBe(40);
    }

    [Fact]
    public async Task Chat_ServedByAnAnthropicModel_IsTranslatedBothWays()
    {
        await using FakeUpstream upstream = (await FakeUpstream.StartAsync()).Answers(AnthropicAnswer);
        await using RunningGateway gateway = await RunningGateway.StartAsync(Policy(upstream, "anthropic"));

        using HttpResponseMessage response = await gateway.PostAsync("/v1/chat/completions", Call);

        upstream.Received[0].Path.ShouldBe("/v1/messages");
        upstream.Received[0].Headers["x-api-key"].ShouldBe("providers-key");
        JsonElement answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        answer.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString().ShouldBe("hello");
        answer.GetProperty("usage").GetProperty("prompt_tokens").GetInt32().ShouldBe(100);
    }

    [Fact]
    public async Task Chat_ProviderRefusesOurKey_IsABadGatewayWithoutTheKey()
    {
        await using FakeUpstream upstream = (await FakeUpstream.StartAsync())
            .Answers("""{"error":{"message":"Incorrect API key provided: providers-key","type":"invalid_request_error","code":"invalid_api_key"}}""", 401);
        await using RunningGateway gateway = await RunningGateway.StartAsync(Policy(upstream, "openai"));

        using HttpResponseMessage response = await gateway.PostAsync("/v1/chat/completions", Call);

        response.StatusCode.ShouldBe(HttpStatusCode.BadGateway);
        string body = await response.Content.ReadAsStringAsync();
        body.ShouldContain("upstream_authentication");
        body.ShouldNotContain("providers-key");
    }

    [Theory]
    [InlineData(200, false)]
    [InlineData(200, true)]
    [InlineData(400, false)]
    [InlineData(503, false)]
    public async Task Chat_ProvidersHeaders_StayThere(int status, bool streams)
    {
        Dictionary<string, string> own = new()
        {
            ["x-goog-api-key"] = "secret",
            ["set-cookie"] = "session=1",
            ["openai-organization"] = "ours",
            ["anthropic-organization-id"] = "ours",
            ["x-ratelimit-remaining-tokens"] = "17",
            ["server"] = "theirs",
            ["x-suffice-cost"] = "31337",
            ["access-control-allow-origin"] = "*",
        };
        string body = status == 200 ? OpenAIAnswer : """{"error":{"message":"no","type":"x"}}""";
        await using FakeUpstream upstream = (await FakeUpstream.StartAsync())
            .AnswersWith(own, streams ? OpenAIStream : body, status, streams ? "text/event-stream" : "application/json");
        await using RunningGateway gateway = await RunningGateway.StartAsync(Policy(upstream, "openai"));

        using HttpResponseMessage response = await gateway.PostAsync(
            "/v1/chat/completions", $$"""{"model":"named","stream":{{(streams ? "true" : "false")}},"messages":[{"role":"user","content":"x"}]}""");

        string[] others = [.. response.Headers.Select(header => header.Key.ToLowerInvariant())
            .Where(name => !name.StartsWith("x-suffice-", StringComparison.Ordinal))];
        others.ShouldBeSubsetOf(["date", "transfer-encoding", "cache-control", "x-accel-buffering", "x-should-retry", "retry-after", "request-id", "x-request-id"]);
        response.Headers.TryGetValues("x-suffice-cost", out IEnumerable<string>? costs);
        (costs ?? []).ShouldNotContain("31337");
    }

    [Fact]
    public async Task Chat_NoRetriesAllowed_ReachesTheProviderOnce()
    {
        await using FakeUpstream upstream = (await FakeUpstream.StartAsync())
            .AnswersWith(new Dictionary<string, string> { ["retry-after"] = "0" }, """{"error":{"message":"busy"}}""", 503).Answers(OpenAIAnswer);
        await using RunningGateway gateway = await RunningGateway.StartAsync(Policy(upstream, "openai"));

        using HttpResponseMessage response = await gateway.PostAsync("/v1/chat/completions", Call);

        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        upstream.Received.Count.ShouldBe(1);
    }

    private static string Policy(FakeUpstream upstream, string protocol)
    {
        Environment.SetEnvironmentVariable("SUFFICE_TEST_UPSTREAM_KEY", "providers-key");
        string path = protocol == "openai" ? "v1" : string.Empty;

        return $$"""
            version: 1
            providers:
              fake: { protocol: {{protocol}}, base_url: "{{upstream.Address}}{{path}}", api_key: env:SUFFICE_TEST_UPSTREAM_KEY, max_retries: 0 }
            models:
              named: { provider: fake, id: m-1, price: { input: 1, output: 2, cache_read: 0.1 } }
            default:
              why: nothing else
              ladder: [named]
            """;
    }
}
