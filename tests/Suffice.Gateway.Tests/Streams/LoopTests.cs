using System.Text.Json;
using Suffice.Chat;

namespace Suffice.Gateway.Tests.Streams;

/// <summary>An agent's loop of tool calls stays on the model that it is on, and nobody is shown another vendor's signatures.</summary>
public sealed class LoopTests
{
    private const string Tools = ""","tools":[{"type":"function","function":{"name":"look","parameters":{"type":"object","properties":{}}}}]""";
    private const string AnthropicTools = ""","tools":[{"name":"look","input_schema":{"type":"object","properties":{}}}]""";
    private const string Down = """{"error":{"message":"down","type":"server_error"}}""";

    [Theory]
    [InlineData(ChatProtocol.OpenAI, false)]
    [InlineData(ChatProtocol.OpenAI, true)]
    [InlineData(ChatProtocol.Anthropic, false)]
    [InlineData(ChatProtocol.Anthropic, true)]
    public async Task Loop_LargerModelAskedForTheTool_StartsOnIt(ChatProtocol caller, bool stream)
    {
        await using FakeUpstream upstream = (await FakeUpstream.StartAsync()).Answers(Down, 500);
        _ = stream ? upstream.Streams(CallStream("call:1")) : upstream.Answers(CallAnswer("call:1"));
        upstream.Answers(Spoken.Answer(ChatProtocol.OpenAI, "done"));
        await using RunningGateway gateway = await RunningGateway.StartAsync(Policy(upstream, "[gpt, gemini]"));

        using HttpResponseMessage first = await gateway.PostAsync(Spoken.PathOf(caller), Ask(caller, stream));
        await first.Content.ReadAsStringAsync();
        using HttpResponseMessage second = await gateway.PostAsync(Spoken.PathOf(caller), Result(caller, caller == ChatProtocol.OpenAI ? "call:1" : "call_call_1"));

        second.Headers.GetValues("x-suffice-path").ShouldBe(["gemini"]);
        ModelsAsked(upstream).ShouldBe(["gpt-9", "gemini-3-pro", "gemini-3-pro"]);
    }

    [Fact]
    public async Task Loop_ModelItIsOnFails_GoesUpAndNeverDown()
    {
        await using FakeUpstream upstream = (await FakeUpstream.StartAsync())
            .Answers(Down, 500).Answers(CallAnswer("c1")).Answers(Down, 500).Answers(Spoken.Answer(ChatProtocol.Anthropic, "done"));
        await using RunningGateway gateway = await RunningGateway.StartAsync(Policy(upstream, "[gpt, gemini, claude]"));

        using HttpResponseMessage first = await gateway.PostAsync("/v1/chat/completions", Ask(ChatProtocol.OpenAI));
        using HttpResponseMessage second = await gateway.PostAsync("/v1/chat/completions", Result(ChatProtocol.OpenAI, "c1"));

        second.Headers.GetValues("x-suffice-path").ShouldBe(["gemini>claude"]);
    }

    [Fact]
    public async Task Loop_PolicySaysRoute_StartsWhereAnyOtherCallDoes()
    {
        await using FakeUpstream upstream = (await FakeUpstream.StartAsync())
            .Answers(Down, 500).Answers(CallAnswer("c1")).Answers(Spoken.Answer(ChatProtocol.OpenAI, "done"));
        await using RunningGateway gateway = await RunningGateway.StartAsync(Policy(upstream, "[gpt, gemini], tool_loop: route"));

        using HttpResponseMessage first = await gateway.PostAsync("/v1/chat/completions", Ask(ChatProtocol.OpenAI));
        using HttpResponseMessage second = await gateway.PostAsync("/v1/chat/completions", Result(ChatProtocol.OpenAI, "c1"));

        second.Headers.GetValues("x-suffice-path").ShouldBe(["gpt"]);
    }

    [Fact]
    public async Task Loop_NobodyHereAskedForTheTool_IsRoutedLikeAnyOtherCall()
    {
        await using FakeUpstream upstream = (await FakeUpstream.StartAsync()).Answers(Spoken.Answer(ChatProtocol.OpenAI, "done"));
        await using RunningGateway gateway = await RunningGateway.StartAsync(Policy(upstream, "[gpt, gemini]"));

        using HttpResponseMessage response = await gateway.PostAsync("/v1/chat/completions", Result(ChatProtocol.OpenAI, "from-elsewhere"));

        response.Headers.GetValues("x-suffice-path").ShouldBe(["gpt"]);
    }

    [Fact]
    public async Task Loop_IsOver_NextQuestionIsRoutedLikeAnyOtherCall()
    {
        await using FakeUpstream upstream = (await FakeUpstream.StartAsync())
            .Answers(Down, 500).Answers(CallAnswer("c1")).Answers(Spoken.Answer(ChatProtocol.OpenAI, "done"));
        await using RunningGateway gateway = await RunningGateway.StartAsync(Policy(upstream, "[gpt, gemini]"));

        using HttpResponseMessage first = await gateway.PostAsync("/v1/chat/completions", Ask(ChatProtocol.OpenAI));
        string next = Result(ChatProtocol.OpenAI, "c1").Replace(
            "\"content\":\"sunny\"}", "\"content\":\"sunny\"},{\"role\":\"assistant\",\"content\":\"ok\"},{\"role\":\"user\",\"content\":\"and now?\"}", StringComparison.Ordinal);
        using HttpResponseMessage second = await gateway.PostAsync("/v1/chat/completions", next);

        second.Headers.GetValues("x-suffice-path").ShouldBe(["gpt"]);
    }

    [Fact]
    public async Task DryRun_OfALoop_TellsTheModelItStaysOn()
    {
        await using FakeUpstream upstream = (await FakeUpstream.StartAsync()).Answers(Down, 500).Answers(CallAnswer("c1"));
        await using RunningGateway gateway = await RunningGateway.StartAsync(Policy(upstream, "[gpt, gemini]"));

        using HttpResponseMessage first = await gateway.PostAsync("/v1/chat/completions", Ask(ChatProtocol.OpenAI));
        using HttpResponseMessage dry = await gateway.PostAsync("/v1/chat/completions", Result(ChatProtocol.OpenAI, "c1"), ("x-suffice-dry-run", "1"));

        JsonElement route = JsonElement.Parse(await dry.Content.ReadAsStringAsync());
        route.GetProperty("stays_on").GetString().ShouldBe("gemini");
        route.GetProperty("start").GetString().ShouldBe("gemini");
    }

    [Fact]
    public async Task Claude_StaysOnClaude_ItsSignatureGoesBackAsItCame()
    {
        await using FakeUpstream upstream = (await FakeUpstream.StartAsync())
            .Answers(Down, 500).Answers(ThinkingCall("t1")).Answers(Spoken.Answer(ChatProtocol.Anthropic, "done"));
        await using RunningGateway gateway = await RunningGateway.StartAsync(Policy(upstream, "[gpt, claude]"));

        using HttpResponseMessage first = await gateway.PostAsync("/v1/messages", Ask(ChatProtocol.Anthropic));
        using HttpResponseMessage second = await gateway.PostAsync("/v1/messages", ThinkingResult("t1"));

        second.Headers.GetValues("x-suffice-path").ShouldBe(["claude"]);
        second.Headers.Contains("x-suffice-lossy").ShouldBeFalse();
        upstream.Received[^1].Body.ShouldBe(ThinkingResult("t1").Replace("task:loop", "claude-9", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ClaudeToGpt_SignedThinkingIsLeftOutAndNamed()
    {
        await using FakeUpstream upstream = (await FakeUpstream.StartAsync())
            .Answers(ThinkingCall("t1")).Answers(Down, 500).Answers(Spoken.Answer(ChatProtocol.OpenAI, "done"));
        await using RunningGateway gateway = await RunningGateway.StartAsync(Policy(upstream, "[claude, gpt]"));

        using HttpResponseMessage first = await gateway.PostAsync("/v1/messages", Ask(ChatProtocol.Anthropic));
        using HttpResponseMessage second = await gateway.PostAsync("/v1/messages", ThinkingResult("t1"));

        upstream.Received[^1].Body.ShouldNotContain("SIG");
        upstream.Received[^1].Body.ShouldNotContain("let me see");
        second.Headers.GetValues("x-suffice-lossy").ShouldHaveSingleItem().Split(',').ShouldContain("thinking");
    }

    [Fact]
    public async Task ClaudeToAnotherVendorOfTheSameProtocol_SignedThinkingIsTakenOutAndNamed()
    {
        await using FakeUpstream upstream = (await FakeUpstream.StartAsync())
            .Answers(ThinkingCall("t1")).Answers(Down, 500).Answers(Spoken.Answer(ChatProtocol.Anthropic, "done"));
        await using RunningGateway gateway = await RunningGateway.StartAsync(Policy(upstream, "[claude, kimi]"));

        using HttpResponseMessage first = await gateway.PostAsync("/v1/messages", Ask(ChatProtocol.Anthropic));
        using HttpResponseMessage second = await gateway.PostAsync("/v1/messages", ThinkingResult("t1"));

        upstream.Received[^1].Body.ShouldNotContain("SIG");
        Sent(upstream).GetProperty("messages")[1].GetProperty("content").GetArrayLength().ShouldBe(1);
        second.Headers.GetValues("x-suffice-lossy").ShouldBe(["thinking"]);
    }

    [Theory]
    [InlineData("""{"type":"enabled","budget_tokens":2000}""", false)]
    [InlineData("""{"type":"adaptive"}""", true)]
    public async Task GptToClaude_InTheMiddleOfALoop_DoesNotThinkWhereAnthropicWouldRefuseIt(string thinking, bool isKept)
    {
        await using FakeUpstream upstream = (await FakeUpstream.StartAsync())
            .Answers(CallAnswer("c1")).Answers(Down, 500).Answers(Spoken.Answer(ChatProtocol.Anthropic, "done"));
        await using RunningGateway gateway = await RunningGateway.StartAsync(Policy(upstream, "[gpt, claude]"));

        using HttpResponseMessage first = await gateway.PostAsync("/v1/messages", Ask(ChatProtocol.Anthropic));
        using HttpResponseMessage second = await gateway.PostAsync(
            "/v1/messages", Result(ChatProtocol.Anthropic, "c1").Replace("\"max_tokens\":4000", $"\"max_tokens\":4000,\"thinking\":{thinking}", StringComparison.Ordinal));

        second.Headers.GetValues("x-suffice-path").ShouldBe(["gpt>claude"]);
        Sent(upstream).TryGetProperty("thinking", out _).ShouldBe(isKept);
        second.Headers.TryGetValues("x-suffice-lossy", out IEnumerable<string>? lossy).ShouldBe(!isKept);
        (lossy ?? ["thinking"]).ShouldBe(["thinking"]);
    }

    [Fact]
    public async Task Gemini_StaysOnGemini_ItsSignatureGoesBackAsItCame()
    {
        await using FakeUpstream upstream = (await FakeUpstream.StartAsync())
            .Answers(Down, 500).Answers(CallAnswer("c1")).Answers(Spoken.Answer(ChatProtocol.OpenAI, "done"));
        await using RunningGateway gateway = await RunningGateway.StartAsync(Policy(upstream, "[gpt, gemini]"));

        using HttpResponseMessage first = await gateway.PostAsync("/v1/chat/completions", Ask(ChatProtocol.OpenAI));
        using HttpResponseMessage second = await gateway.PostAsync("/v1/chat/completions", SignedResult("c1"));

        SignatureSeen(upstream).ShouldBe("GSIG");
        second.Headers.Contains("x-suffice-lossy").ShouldBeFalse();
    }

    [Fact]
    public async Task GeminiToGpt_ThoughtSignatureIsTakenOutAndNamed()
    {
        await using FakeUpstream upstream = (await FakeUpstream.StartAsync())
            .Answers(CallAnswer("c1")).Answers(Down, 500).Answers(Spoken.Answer(ChatProtocol.OpenAI, "done"));
        await using RunningGateway gateway = await RunningGateway.StartAsync(Policy(upstream, "[gemini, gpt]"));

        using HttpResponseMessage first = await gateway.PostAsync("/v1/chat/completions", Ask(ChatProtocol.OpenAI));
        using HttpResponseMessage second = await gateway.PostAsync("/v1/chat/completions", SignedResult("c1"));

        upstream.Received[^1].Body.ShouldNotContain("extra_content");
        second.Headers.GetValues("x-suffice-lossy").ShouldBe(["thought_signature"]);
    }

    [Fact]
    public async Task GeminiToClaude_ThoughtSignatureIsLeftOutAndNamed()
    {
        await using FakeUpstream upstream = (await FakeUpstream.StartAsync())
            .Answers(CallAnswer("c1")).Answers(Down, 500).Answers(Spoken.Answer(ChatProtocol.Anthropic, "done"));
        await using RunningGateway gateway = await RunningGateway.StartAsync(Policy(upstream, "[gemini, claude]"));

        using HttpResponseMessage first = await gateway.PostAsync("/v1/chat/completions", Ask(ChatProtocol.OpenAI));
        using HttpResponseMessage second = await gateway.PostAsync("/v1/chat/completions", SignedResult("c1"));

        upstream.Received[^1].Body.ShouldNotContain("extra_content");
        second.Headers.GetValues("x-suffice-lossy").ShouldBe(["extra_content"]);
    }

    [Theory]
    [InlineData(ChatProtocol.OpenAI)]
    [InlineData(ChatProtocol.Anthropic)]
    public async Task GptToGemini_CallOfAnotherModelIsMarkedAsUnsigned(ChatProtocol caller)
    {
        await using FakeUpstream upstream = (await FakeUpstream.StartAsync())
            .Answers(CallAnswer("c1")).Answers(Down, 500).Answers(Spoken.Answer(ChatProtocol.OpenAI, "done"));
        await using RunningGateway gateway = await RunningGateway.StartAsync(Policy(upstream, "[gpt, gemini]"));

        using HttpResponseMessage first = await gateway.PostAsync(Spoken.PathOf(caller), Ask(caller));
        using HttpResponseMessage second = await gateway.PostAsync(Spoken.PathOf(caller), Result(caller, "c1"));

        SignatureSeen(upstream).ShouldBe("skip_thought_signature_validator");
        second.Headers.Contains("x-suffice-lossy").ShouldBeFalse();
    }

    private static JsonElement Sent(FakeUpstream upstream) => JsonElement.Parse(upstream.Received[^1].Body);

    private static string? SignatureSeen(FakeUpstream upstream) => Sent(upstream)
        .GetProperty("messages").EnumerateArray().Single(m => m.TryGetProperty("tool_calls", out _))
        .GetProperty("tool_calls")[0].GetProperty("extra_content").GetProperty("google").GetProperty("thought_signature").GetString();

    private static IEnumerable<string?> ModelsAsked(FakeUpstream upstream) =>
        upstream.Received.Select(call => JsonElement.Parse(call.Body).GetProperty("model").GetString());

    private static string Ask(ChatProtocol caller, bool stream = false) => caller == ChatProtocol.OpenAI
        ? $$"""{"model":"task:loop","stream":{{(stream ? "true" : "false")}},"messages":[{"role":"user","content":"weather?"}]{{Tools}}}"""
        : $$"""{"model":"task:loop","stream":{{(stream ? "true" : "false")}},"max_tokens":4000,"messages":[{"role":"user","content":"weather?"}]{{AnthropicTools}}}""";

    private static string Result(ChatProtocol caller, string id) => caller == ChatProtocol.OpenAI
        ? $$"""{"model":"task:loop","messages":[{"role":"user","content":"weather?"},{"role":"assistant","tool_calls":[{"id":"{{id}}","type":"function","function":{"name":"look","arguments":"{}"} }]},{"role":"tool","tool_call_id":"{{id}}","content":"sunny"}]{{Tools}}}"""
        : $$"""{"model":"task:loop","max_tokens":4000,"messages":[{"role":"user","content":"weather?"},{"role":"assistant","content":[{"type":"tool_use","id":"{{id}}","name":"look","input":{} }]},{"role":"user","content":[{"type":"tool_result","tool_use_id":"{{id}}","content":"sunny"}]}]{{AnthropicTools}}}""";

    private static string SignedResult(string id) => Result(ChatProtocol.OpenAI, id)
        .Replace("\"type\":\"function\",\"function\":{\"name\":\"look\",\"arg", "\"type\":\"function\",\"extra_content\":{\"google\":{\"thought_signature\":\"GSIG\"}},\"function\":{\"name\":\"look\",\"arg", StringComparison.Ordinal);

    private static string ThinkingResult(string id) => Result(ChatProtocol.Anthropic, id)
        .Replace("[{\"type\":\"tool_use\"", "[{\"type\":\"thinking\",\"thinking\":\"let me see\",\"signature\":\"SIG\"},{\"type\":\"tool_use\"", StringComparison.Ordinal)
        .Replace("\"max_tokens\":4000", "\"max_tokens\":4000,\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":2000}", StringComparison.Ordinal);

    private static string CallAnswer(string id) =>
        $$"""{"id":"c1","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"message":{"role":"assistant","content":null,"tool_calls":[{"id":"{{id}}","type":"function","function":{"name":"look","arguments":"{}"} }]},"finish_reason":"tool_calls"}],"usage":{"prompt_tokens":10,"completion_tokens":5,"total_tokens":15} }""";

    private static string CallStream(string id) =>
        $$"""
        data: {"id":"c1","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{"role":"assistant","tool_calls":[{"index":0,"id":"{{id}}","type":"function","function":{"name":"look","arguments":"{}"} }]},"finish_reason":null}]}

        data: {"id":"c1","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{},"finish_reason":"tool_calls"}]}

        data: [DONE]


        """;

    private static string ThinkingCall(string id) =>
        $$"""{"id":"msg_1","type":"message","role":"assistant","model":"m","content":[{"type":"thinking","thinking":"let me see","signature":"SIG"},{"type":"tool_use","id":"{{id}}","name":"look","input":{} }],"stop_reason":"tool_use","stop_sequence":null,"usage":{"input_tokens":10,"output_tokens":5} }""";

    private static string Policy(FakeUpstream upstream, string ladder) => $$"""
        version: 1
        providers:
          openai-like: { protocol: openai, base_url: "{{upstream.Address}}v1", max_retries: 0 }
          anthropic-like: { protocol: anthropic, base_url: "{{upstream.Address}}", max_retries: 0 }
        models:
          gpt: { provider: openai-like, id: gpt-9, family: gpt }
          gemini: { provider: openai-like, id: gemini-3-pro, family: gemini }
          claude: { provider: anthropic-like, id: claude-9, family: claude }
          kimi: { provider: anthropic-like, id: kimi-9, family: kimi }
        tasks:
          loop: { why: an agent, ladder: {{ladder}} }
        """;
}
