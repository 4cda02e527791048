using System.Net;
using System.Text.Json;

namespace Suffice.Gateway.Tests.Calls;

public sealed class TokenCountTests
{
    private const string Path = "/v1/messages/count_tokens";

    private const string Call = """{ "model":"claude", "system":"Be brief.", "tools":[{"name":"look","input_schema":{"type":"object"}}], "messages":[{"role":"user","content":"How long is this?"}], "new_field":[1] }""";

    [Fact]
    public async Task Count_AnthropicModel_IsAskedUpstreamWithTheCallersOwnBody()
    {
        await using FakeUpstream upstream = (await FakeUpstream.StartAsync()).Answers("""{"input_tokens":2095,"new":1}""");
        await using RunningGateway gateway = await RunningGateway.StartAsync(Policy(upstream));

        using HttpResponseMessage response = await gateway.PostAsync(Path, Call, ("anthropic-version", "2023-06-01"), ("anthropic-beta", "token-counting-x"));

        ReceivedCall received = upstream.Received.ShouldHaveSingleItem();
        received.Path.ShouldBe("/v1/messages/count_tokens");
        received.Body.ShouldBe(Call.Replace("\"claude\"", "\"m-2\"", StringComparison.Ordinal));
        received.Headers["x-api-key"].ShouldBe("providers-key");
        received.Headers["anthropic-beta"].ShouldBe("token-counting-x");
        response.Headers.GetValues("x-suffice-count").Single().ShouldBe("reported");
        (await response.Content.ReadAsStringAsync()).ShouldBe("""{"input_tokens":2095,"new":1}""");
    }

    [Theory]
    [InlineData("""{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}""", 529)]
    [InlineData("""{"input_tokens":"many"}""", 200)]
    [InlineData("<html>", 200)]
    public async Task Count_UpstreamFails_IsEstimatedAndSaysSo(string body, int status)
    {
        await using FakeUpstream upstream = (await FakeUpstream.StartAsync()).Answers(body, status);
        await using RunningGateway gateway = await RunningGateway.StartAsync(Policy(upstream));

        using HttpResponseMessage response = await gateway.PostAsync(Path, Call);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Headers.GetValues("x-suffice-count").Single().ShouldBe("estimated");
        (await TokensOf(response)).ShouldBeGreaterThan(300);
        upstream.Received.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Count_OtherProtocol_IsEstimatedHereAndNothingIsCalled()
    {
        await using FakeUpstream upstream = await FakeUpstream.StartAsync();
        await using RunningGateway gateway = await RunningGateway.StartAsync(Policy(upstream));

        long small = await CountAsync(gateway, """{"model":"chatter","messages":[{"role":"user","content":"hi"}]}""");
        long withSystem = await CountAsync(gateway, """{"model":"chatter","system":"You are a very patient helper.","messages":[{"role":"user","content":"hi"}]}""");
        long withTool = await CountAsync(gateway, """{"model":"chatter","tools":[{"name":"look","input_schema":{"type":"object"}}],"messages":[{"role":"user","content":"hi"}]}""");
        long withImage = await CountAsync(gateway, """{"model":"chatter","messages":[{"role":"user","content":[{"type":"text","text":"hi"},{"type":"image","source":{"type":"base64","media_type":"image/png","data":"aGk="}}]}]}""");
        long withThinking = await CountAsync(gateway, """{"model":"chatter","messages":[{"role":"user","content":"hi"},{"role":"assistant","content":[{"type":"thinking","thinking":"The user says hello.","signature":"c2ln"},{"type":"text","text":"Hello!"}]},{"role":"user","content":"hi"}]}""");

        upstream.Received.ShouldBeEmpty();
        small.ShouldBeInRange(1, 20);
        withSystem.ShouldBeGreaterThan(small + 5);
        withTool.ShouldBeGreaterThan(small + 100);
        withImage.ShouldBeGreaterThan(small + 1000);
        withThinking.ShouldBeGreaterThan(small + 10);
    }

    [Fact]
    public async Task Count_Task_IsCountedForTheRungItStartsOnAndIsInNoLedger()
    {
        await using FakeUpstream upstream = (await FakeUpstream.StartAsync()).Answers("""{"input_tokens":7}""");
        await using RunningGateway gateway = await RunningGateway.StartAsync(Policy(upstream));

        using HttpResponseMessage response = await gateway.PostAsync(Path, Call, ("x-suffice-task", "brief"));

        response.Headers.GetValues("x-suffice-model").Single().ShouldBe("claude");
        (await TokensOf(response)).ShouldBe(7);
        (await gateway.StopAndReadAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("{}", HttpStatusCode.BadRequest)]
    [InlineData("""{"model":"claude","messages":[]}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"model":"no-such","messages":[{"role":"user","content":"x"}]}""", HttpStatusCode.NotFound)]
    public async Task Count_BadCall_IsAnErrorInAnthropicsForm(string body, HttpStatusCode status)
    {
        await using FakeUpstream upstream = await FakeUpstream.StartAsync();
        await using RunningGateway gateway = await RunningGateway.StartAsync(Policy(upstream));

        using HttpResponseMessage response = await gateway.PostAsync(Path, body);

        response.StatusCode.ShouldBe(status);
        using JsonDocument document = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        document.RootElement.GetProperty("type").GetString().ShouldBe("error");
    }

    [Fact]
    public async Task Messages_WithoutLimit_IsStillRefused()
    {
        await using FakeUpstream upstream = await FakeUpstream.StartAsync();
        await using RunningGateway gateway = await RunningGateway.StartAsync(Policy(upstream));

        using HttpResponseMessage response = await gateway.PostAsync("/v1/messages", Call);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync()).ShouldContain("max_tokens");
    }

    private static async Task<long> CountAsync(RunningGateway gateway, string body)
    {
        using HttpResponseMessage response = await gateway.PostAsync(Path, body);
        response.Headers.GetValues("x-suffice-count").Single().ShouldBe("estimated");
        return await TokensOf(response);
    }

    private static async Task<long> TokensOf(HttpResponseMessage response)
    {
        using JsonDocument document = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return document.RootElement.GetProperty("input_tokens").GetInt64();
    }

    private static string Policy(FakeUpstream upstream)
    {
        Environment.SetEnvironmentVariable("SUFFICE_TEST_PROVIDER_KEY", "providers-key");

        return $$"""
            version: 1
            providers:
              p: { protocol: openai, base_url: {{upstream.Address}}v1, api_key: "env:SUFFICE_TEST_PROVIDER_KEY" }
              a: { protocol: anthropic, base_url: {{upstream.Address}}, api_key: "env:SUFFICE_TEST_PROVIDER_KEY" }
            models:
              chatter: { provider: p, id: m-1, price: { input: 1, output: 2 } }
              claude: { provider: a, id: m-2, price: { input: 1, output: 2 } }
            tasks:
              brief: { why: short, ladder: [claude, chatter] }
            """;
    }
}
