using System.Net;
using System.Text.Json;
using Suffice.Chat;
using Suffice.Ledger;

namespace Suffice.Gateway.Tests.Calls;

/// <summary>What a provider can do wrong over a real connection, and what the caller then gets.</summary>
public sealed class FaultTests
{
    private const string Answer = """
        {"id":"c1","object":"chat.completion","created":1,"model":"m-1","choices":[{"index":0,"message":{"role":"assistant","content":"hello"},"finish_reason":"stop"}],"usage":{"prompt_tokens":100,"completion_tokens":10,"total_tokens":110}}
        """;

    private static readonly Dictionary<string, Func<FakeUpstream, FakeUpstream>> Faults = new()
    {
        ["500"] = upstream => upstream.Answers("""{"error":{"message":"no","type":"server_error"}}""", 500),
        ["503"] = upstream => upstream.Answers("""{"error":{"message":"no","type":"server_error"}}""", 503),
        ["529"] = upstream => upstream.Answers("""{"type":"error","error":{"type":"overloaded_error","message":"no"}}""", 529),
        ["429"] = upstream => upstream.Answers("""{"error":{"message":"no","code":"rate_limit_exceeded"}}""", 429),
        ["401"] = upstream => upstream.Answers("""{"error":{"message":"no","code":"invalid_api_key"}}""", 401),
        ["a page of HTML"] = upstream => upstream.Answers("<html>Bad Gateway</html>", 502),
        ["an error told as a success"] = upstream => upstream.Answers("""{"error":{"message":"no","type":"server_error"}}"""),
        ["JSON cut off"] = upstream => upstream.Answers(Answer[..80]),
        ["an empty body"] = upstream => upstream.Answers(string.Empty),
        ["an answer without choices"] = upstream => upstream.Answers("{}"),
        ["a reset before the first byte"] = upstream => upstream.Aborts(),
        ["a reset in the body"] = upstream => upstream.StreamsAndBreaks(Answer[..80]),
    };

    public static TheoryData<string> Names { get; } = [.. Faults.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Chat_OnePlaceHasTheFault_APeerAnswersAfterOneCall(string fault)
    {
        await using FakeUpstream sick = Faults[fault](await FakeUpstream.StartAsync());
        await using FakeUpstream sound = (await FakeUpstream.StartAsync()).Answers(Answer);
        await using RunningGateway gateway = await RunningGateway.StartAsync(Policy(sick, sound));

        using HttpResponseMessage response = await gateway.PostAsync("/v1/chat/completions", Spoken.Call(ChatProtocol.OpenAI, "named", stream: false));

        (await response.Content.ReadAsStringAsync()).ShouldBe(Answer);
        sick.Received.Count.ShouldBe(1);
        RequestEntry row = (await gateway.StopAndReadAsync()).ShouldHaveSingleItem();
        row.Outcome.ShouldBe(RequestOutcome.Served);
        row.Attempts.Select(attempt => attempt.Provider).ShouldBe(["sick", "sound"]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Chat_EveryTryHasTheFault_IsOneErrorInJsonAndTheNextCallIsServed(string fault)
    {
        await using FakeUpstream sick = Faults[fault](Faults[fault](await FakeUpstream.StartAsync())).Answers(Answer);
        await using RunningGateway gateway = await RunningGateway.StartAsync(Policy(sick, sick));
        string call = Spoken.Call(ChatProtocol.OpenAI, "alone", stream: false);

        using HttpResponseMessage first = await gateway.PostAsync("/v1/chat/completions", call);
        using HttpResponseMessage second = await gateway.PostAsync("/v1/chat/completions", call);
        using HttpResponseMessage third = await gateway.PostAsync("/v1/chat/completions", call);

        foreach (HttpResponseMessage failed in new[] { first, second })
        {
            ((int)failed.StatusCode).ShouldBeGreaterThanOrEqualTo(429);
            JsonDocument.Parse(await failed.Content.ReadAsStringAsync()).RootElement
                .GetProperty("error").GetProperty("code").GetString().ShouldStartWith("upstream_");
        }

        third.StatusCode.ShouldBe(HttpStatusCode.OK);
        sick.Received.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Chat_KeptConnectionIsResetUnderTheCall_NothingBelowTheEngineSendsItAgain()
    {
        await using FakeUpstream sick = (await FakeUpstream.StartAsync()).Answers(Answer).Aborts().Answers(Answer);
        await using RunningGateway gateway = await RunningGateway.StartAsync(Policy(sick, sick));
        string call = Spoken.Call(ChatProtocol.OpenAI, "alone", stream: false);

        using HttpResponseMessage first = await gateway.PostAsync("/v1/chat/completions", call);
        using HttpResponseMessage second = await gateway.PostAsync("/v1/chat/completions", call);

        first.StatusCode.ShouldBe(HttpStatusCode.OK);
        second.StatusCode.ShouldBe(HttpStatusCode.BadGateway);
        sick.Received.Count.ShouldBe(2);
        (await gateway.StopAndReadAsync()).Sum(row => row.Attempts.Length).ShouldBe(2);
    }

    [Theory]
    [InlineData("503", HttpStatusCode.ServiceUnavailable, "true")]
    [InlineData("500", HttpStatusCode.BadGateway, "false")]
    public async Task Chat_EveryPlaceHasTheFault_TellsEveryAttemptAndWhetherToComeAgain(string fault, HttpStatusCode status, string again)
    {
        await using FakeUpstream sick = Faults[fault](await FakeUpstream.StartAsync());
        await using FakeUpstream sound = Faults[fault](await FakeUpstream.StartAsync());
        await using RunningGateway gateway = await RunningGateway.StartAsync(Policy(sick, sound));

        using HttpResponseMessage response = await gateway.PostAsync("/v1/chat/completions", Spoken.Call(ChatProtocol.OpenAI, "named", stream: false));
        string body = await response.Content.ReadAsStringAsync();

        response.StatusCode.ShouldBe(status);
        response.Headers.GetValues("x-should-retry").ShouldBe([again]);
        response.Headers.Contains("retry-after").ShouldBe(again == "true");
        body.ShouldContain("sick");
        body.ShouldContain("sound");
    }

    private static string Policy(FakeUpstream sick, FakeUpstream sound) => $$"""
        version: 1
        providers:
          sick:  { protocol: openai, base_url: "{{sick.Address}}v1", max_retries: 0 }
          sound: { protocol: openai, base_url: "{{sound.Address}}v1", max_retries: 0 }
        models:
          named: { provider: sick, id: m-1, price: { input: 1, output: 2 }, peers: [ { provider: sound } ] }
          alone: { provider: sick, id: m-1, price: { input: 1, output: 2 } }
        default: { why: nothing else, ladder: [named] }
        """;
}
