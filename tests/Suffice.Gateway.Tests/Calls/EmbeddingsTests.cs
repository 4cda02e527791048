using System.Net;
using System.Text.Json;
using Suffice.Ledger;
using Suffice.Spending;

namespace Suffice.Gateway.Tests.Calls;

public sealed class EmbeddingsTests(EmbeddingsTests.Scripted scripted) : IClassFixture<EmbeddingsTests.Scripted>
{
    private const string Path = "/v1/embeddings";

    private const string Vectors = """
        {"object":"list","data":[{"object":"embedding","index":0,"embedding":[0.25,-1e-3]}],"model":"e-1","usage":{"prompt_tokens":1000,"total_tokens":1000},"some_new_field":true}
        """;

    [Theory]
    [InlineData("\"hello\"")]
    [InlineData("[\"a\",\"b\"]")]
    [InlineData("[1,2,3]")]
    [InlineData("[[1,2],[3]]")]
    public async Task Embeddings_AnyInput_GoesThroughByteForByteButTheModel(string input)
    {
        string call = $$"""{ "input" : {{input}}, "model":"vectors", "dimensions": 256,"encoding_format":"base64", "unknown_option":{"b":[ ]} }""";
        FakeUpstream upstream = scripted.Upstream().Answers(Vectors);

        using HttpResponseMessage response = await scripted.Gateway.PostAsync(Path, call);

        upstream.Received[0].Path.ShouldBe("/v1/embeddings");
        upstream.Received[0].Body.ShouldBe(call.Replace("\"vectors\"", "\"e-1\"", StringComparison.Ordinal));
        upstream.Received[0].Headers["authorization"].ShouldBe("Bearer providers-key");
        (await response.Content.ReadAsStringAsync()).ShouldBe(Vectors);
    }

    [Fact]
    public async Task Embeddings_Answered_IsInTheLedgerWithExactCostAndReportedUsage()
    {
        await using FakeUpstream upstream = (await FakeUpstream.StartAsync()).Answers(Vectors);
        await using RunningGateway gateway = await RunningGateway.StartAsync(Policy(upstream));

        using HttpResponseMessage response = await gateway.PostAsync(Path, """{"model":"vectors","input":"hello"}""");

        response.Header("x-suffice-cost").ShouldBe("0.00002");
        response.Header("x-suffice-model").ShouldBe("vectors");
        RequestEntry row = (await gateway.StopAndReadAsync()).ShouldHaveSingleItem();
        row.Id.ShouldBe(response.Header("x-suffice-request"));
        row.Endpoint.ShouldBe("embeddings");
        row.Outcome.ShouldBe(RequestOutcome.Served);
        row.CostUsd.ShouldBe(0.00002m);
        row.BaselineCostUsd.ShouldBe(0.00002m);
        row.Attempts[0].Usage.ShouldBe(new TokenUsage { Input = 1000, Basis = UsageBasis.Reported });
    }

    [Fact]
    public async Task Embeddings_ProviderFailsOnce_IsRetriedAndBothAttemptsAreKept()
    {
        await using FakeUpstream upstream = (await FakeUpstream.StartAsync()).Answers("{}", 500).Answers(Vectors);
        await using RunningGateway gateway = await RunningGateway.StartAsync(Policy(upstream));

        using HttpResponseMessage response = await gateway.PostAsync(Path, """{"model":"vectors","input":"hello"}""");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        RequestEntry row = (await gateway.StopAndReadAsync()).ShouldHaveSingleItem();
        row.Attempts.Select(a => (a.Purpose, a.Outcome)).ShouldBe(
            [(AttemptPurpose.Answer, AttemptOutcome.Failed), (AttemptPurpose.Retry, AttemptOutcome.Accepted)]);
    }

    [Theory]
    [InlineData("""{"object":"list","data":[],"usage":{"prompt_tokens":1}}""")]
    [InlineData("""{"object":"list"}""")]
    [InlineData("""{"data":[{"embedding":[1,]}]}""")]
    [InlineData("""{"data":[{"embedding":[1]}]} trailing""")]
    [InlineData("[1]")]
    public async Task Embeddings_SuccessWithoutVectors_IsAFailureAndNeverServed(string body)
    {
        scripted.Upstream().Answers(body);

        using HttpResponseMessage response = await scripted.Gateway.PostAsync(Path, """{"model":"vectors","input":"hello"}""");

        response.StatusCode.ShouldBe(HttpStatusCode.BadGateway);
        (await response.ErrorAsync()).GetProperty("code").GetString().ShouldBe("upstream_failed");
    }

    [Fact]
    public async Task Embeddings_ErrorInASuccess_IsToldAsTheProvidersError()
    {
        scripted.Upstream().Answers("""{"error":{"message":"slow down","type":"rate_limit_error","code":"rate_limit_exceeded"}}""");

        using HttpResponseMessage response = await scripted.Gateway.PostAsync(Path, """{"model":"vectors","input":"hello"}""");

        response.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task Embeddings_CallerLeaves_EndsTheUpstreamCallAndIsInTheLedger()
    {
        TaskCompletionSource came = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using FakeUpstream upstream = (await FakeUpstream.StartAsync()).Hangs(came);
        await using RunningGateway gateway = await RunningGateway.StartAsync(Policy(upstream));
        using CancellationTokenSource caller = new();
        using StringContent body = new("""{"model":"vectors","input":"hello"}""");

        Task<HttpResponseMessage> asking = gateway.Http.PostAsync(Path, body, caller.Token);
        await came.Task;
        await caller.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(asking);
        await upstream.ConnectionClosed.Task.WaitAsync(TimeSpan.FromSeconds(20));
        (await gateway.StopAndReadAsync()).ShouldHaveSingleItem().Outcome.ShouldBe(RequestOutcome.Cancelled);
    }

    [Fact]
    public async Task Embeddings_TaskWithTwoModels_UsesOnlyTheFirstThatFits()
    {
        await using FakeUpstream upstream = (await FakeUpstream.StartAsync()).Answers("{}", 500);
        await using RunningGateway gateway = await RunningGateway.StartAsync(Policy(upstream, more: "max_retries: 0,"));

        using HttpResponseMessage response = await gateway.PostAsync(
            Path, """{"model":"auto","input":"hello"}""", ("x-suffice-task", "search"));

        response.StatusCode.ShouldBe(HttpStatusCode.BadGateway);
        upstream.Received.ShouldHaveSingleItem().Body.ShouldContain("\"e-1\"");
        RequestEntry row = (await gateway.StopAndReadAsync()).ShouldHaveSingleItem();
        row.Task.ShouldBe("search");
        row.Path.ShouldBe("vectors");
        row.Reason.ShouldNotContain("unfit");
    }

    [Theory]
    [InlineData("chatter", "lacks embeddings")]
    [InlineData("claude", "speaks anthropic, which has no embeddings")]
    [InlineData("task:gated", "vectors have none")]
    public async Task Embeddings_ModelThatCannot_IsAClearErrorAndNothingIsCalled(string model, string why)
    {
        FakeUpstream upstream = scripted.Upstream();

        using HttpResponseMessage response = await scripted.Gateway.PostAsync(Path, $$"""{"model":"{{model}}","input":"hello"}""");

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.ErrorAsync()).GetProperty("message").GetString()!.ShouldContain(why);
        upstream.Received.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("auto")]
    [InlineData("no-such-model")]
    [InlineData("task:nothing")]
    public async Task Embeddings_NameThatMeansNothing_Is404(string model)
    {
        using HttpResponseMessage response = await scripted.Gateway.PostAsync(Path, $$"""{"model":"{{model}}","input":"hello"}""");

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Chat_ModelThatMakesEmbeddings_IsRefusedBeforeItIsCalled()
    {
        using HttpResponseMessage response = await scripted.Gateway.PostAsync(
            "/v1/chat/completions", """{"model":"vectors","messages":[{"role":"user","content":"x"}]}""");

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync()).ShouldContain("gives no answers");
    }

    [Theory]
    [InlineData("{}", "$.model")]
    [InlineData("""{"model":"vectors"}""", "$.input")]
    [InlineData("""{"model":"vectors","input":null}""", "$.input")]
    [InlineData("""{"model":"vectors","input":[]}""", "$.input")]
    [InlineData("""{"model":"vectors","input":{}}""", "$.input")]
    [InlineData("""{"model":"vectors","input":["a",7]}""", "$.input[1]")]
    [InlineData("""{"model":"vectors","input":[7,"a"]}""", "$.input[1]")]
    [InlineData("""{"model":"vectors","input":[[1],[]]}""", "$.input[1]")]
    public async Task Embeddings_MalformedBody_IsA400ThatSaysWhere(string body, string where)
    {
        using HttpResponseMessage response = await scripted.Gateway.PostAsync(Path, body);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.ErrorAsync()).GetProperty("param").GetString().ShouldBe(where);
    }

    [Fact]
    public async Task Embeddings_DryRun_TellsRouteAndCostAndCallsNothing()
    {
        FakeUpstream upstream = scripted.Upstream();

        using HttpResponseMessage response = await scripted.Gateway.PostAsync(
            Path, """{"model":"vectors","input":[[1,2,3],[4]]}""", ("x-suffice-dry-run", "1"));

        using JsonDocument route = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        route.RootElement.GetProperty("start").GetString().ShouldBe("vectors");
        long tokens = route.RootElement.GetProperty("prompt_tokens").GetInt64();
        tokens.ShouldBeInRange(4, 12);
        route.RootElement.GetProperty("rungs")[0].GetProperty("worst_case_usd").GetDecimal().ShouldBe(tokens * 0.02m / 1_000_000m);
        upstream.Received.ShouldBeEmpty();
    }

    private static string Policy(FakeUpstream upstream, string more = "")
    {
        Environment.SetEnvironmentVariable("SUFFICE_TEST_PROVIDER_KEY", "providers-key");

        return $$"""
            version: 1
            providers:
              p: { protocol: openai, base_url: {{upstream.Address}}v1, {{more}} api_key: "env:SUFFICE_TEST_PROVIDER_KEY" }
              a: { protocol: anthropic, base_url: {{upstream.Address}}, api_key: "env:SUFFICE_TEST_PROVIDER_KEY" }
            models:
              vectors: { provider: p, id: e-1, capabilities: [embeddings], price: { input: 0.02, output: 0 } }
              finer: { provider: p, id: e-2, capabilities: [embeddings], price: { input: 0.13, output: 0 } }
              chatter: { provider: p, id: m-1, capabilities: [tools], price: { input: 1, output: 2 } }
              claude: { provider: a, id: m-2, price: { input: 1, output: 2 } }
              open: { provider: p, id: m-3, price: { input: 1, output: 2 } }
            tasks:
              search: { why: one index is one model, ladder: [vectors, finer] }
              gated: { why: labels, ladder: [open], gate: [json: {}] }
            """;
    }

    /// <summary>A provider whose calls are neither sent again nor held back.</summary>
    public sealed class Scripted : IAsyncLifetime
    {
        private ScriptedGateway? scripted;

        internal RunningGateway Gateway => scripted!.Gateway;

        public async ValueTask InitializeAsync() =>
            scripted = await ScriptedGateway.StartAsync(upstream => Policy(upstream, more: "max_retries: 0, breaker: off,"));

        public ValueTask DisposeAsync() => scripted!.DisposeAsync();

        internal FakeUpstream Upstream() => scripted!.Upstream();
    }
}
