using System.Text.Json;
using Suffice.Chat;

namespace Suffice.Gateway.Tests.Streams;

/// <summary>What a crossing of protocols cannot carry is named, and nothing is named when all of it is carried.</summary>
public sealed class LossyTests(SpokenGateways gateways) : IClassFixture<SpokenGateways>
{
    private const string Lossy = "x-suffice-lossy";

    [Fact]
    public async Task Whole_CallLosesFields_AreNamedInTheHeader()
    {
        (RunningGateway gateway, FakeUpstream upstream) = gateways.Before(ChatProtocol.Anthropic);
        upstream.Answers(Spoken.Answer(ChatProtocol.Anthropic, "hello"));

        using HttpResponseMessage response = await AskAsync(gateway, ChatProtocol.OpenAI, false, ""","seed":7,"logprobs":true""");

        NamesOf(response).ShouldBe(["seed", "logprobs"], ignoreOrder: true);
    }

    [Fact]
    public async Task Stream_CallLosesFields_AreNamedInTheHeaderAndAtTheEnd()
    {
        (RunningGateway gateway, FakeUpstream upstream) = gateways.Before(ChatProtocol.OpenAI);
        upstream.Streams(Spoken.Whole(ChatProtocol.OpenAI, "hello"));

        using HttpResponseMessage response = await AskAsync(gateway, ChatProtocol.Anthropic, true, ""","top_k":5""");

        NamesOf(response).ShouldBe(["top_k"]);
        NotesOf(await response.Content.ReadAsStringAsync()).GetProperty("lossy").GetString().ShouldBe("top_k");
    }

    [Fact]
    public async Task Whole_AnswerLosesThinking_IsNamedInTheHeader()
    {
        string answer = Spoken.Answer(ChatProtocol.OpenAI, "hello").Replace("\"role\":\"assistant\"", "\"role\":\"assistant\",\"reasoning_content\":\"hm\"", StringComparison.Ordinal);
        (RunningGateway gateway, FakeUpstream upstream) = gateways.Before(ChatProtocol.OpenAI);
        upstream.Answers(answer);

        using HttpResponseMessage response = await AskAsync(gateway, ChatProtocol.Anthropic, false);

        NamesOf(response).ShouldBe(["thinking"]);
    }

    [Fact]
    public async Task Stream_AnswerLosesThinking_IsNamedAtItsEnd()
    {
        string thought = Spoken.Text(ChatProtocol.OpenAI, "hm").Replace("\"content\":\"hm\"", "\"reasoning_content\":\"hm\"", StringComparison.Ordinal);
        (RunningGateway gateway, FakeUpstream upstream) = gateways.Before(ChatProtocol.OpenAI);
        upstream.Streams(Spoken.Start(ChatProtocol.OpenAI) + thought + Spoken.Text(ChatProtocol.OpenAI, "hello") + Spoken.End(ChatProtocol.OpenAI));

        using HttpResponseMessage response = await AskAsync(gateway, ChatProtocol.Anthropic, true);

        response.Headers.Contains(Lossy).ShouldBeFalse();
        NotesOf(await response.Content.ReadAsStringAsync()).GetProperty("lossy").GetString().ShouldBe("thinking");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Gated_OfSeveralChoicesTheJudgedOneAloneIsServed_AndTheOthersAreNamed(bool stream)
    {
        const string Second = """,{"index":1,"message":{"role":"assistant","content":"never judged"},"finish_reason":"stop"}],"usage":""";
        string answer = Spoken.Answer(ChatProtocol.OpenAI, "urgent").Replace("],\"usage\":", Second, StringComparison.Ordinal);
        await using FakeUpstream upstream = (await FakeUpstream.StartAsync()).Answers(answer);
        await using RunningGateway gateway = await RunningGateway.StartAsync(Spoken.Policy(upstream, ChatProtocol.OpenAI));

        using HttpResponseMessage response = await gateway.PostAsync(
            "/v1/chat/completions", Spoken.Call(ChatProtocol.OpenAI, "task:gated", stream, ""","n":2"""));

        NamesOf(response).ShouldBe(["n"]);
        (await response.Content.ReadAsStringAsync()).ShouldNotContain("never judged");
    }

    [Theory]
    [MemberData(nameof(CommitTests.Pairs), MemberType = typeof(CommitTests))]
    public async Task PlainCall_LosesNothing_HasNoHeader(ChatProtocol caller, ChatProtocol provider)
    {
        (RunningGateway gateway, FakeUpstream upstream) = gateways.Before(provider);
        upstream.Answers(Spoken.Answer(provider, "hello")).Streams(Spoken.Whole(provider, "hello"));

        using HttpResponseMessage whole = await gateway.PostAsync(Spoken.PathOf(caller), Spoken.Call(caller, "task:open", stream: false));
        using HttpResponseMessage stream = await gateway.PostAsync(Spoken.PathOf(caller), Spoken.Call(caller, "task:open"));

        whole.Headers.Contains(Lossy).ShouldBeFalse();
        stream.Headers.Contains(Lossy).ShouldBeFalse();
        (await stream.Content.ReadAsStringAsync()).ShouldNotContain("lossy");
    }

    [Fact]
    public async Task Names_OfTheCallersMakingAndMany_AreSafeInAHeaderAndBounded()
    {
        string tools = string.Join(',', Enumerable.Range(0, 200).Select(i => $$$"""{"type":"custom","custom":{"name":"wö,rk\r\n{{{i}}}"}}"""));
        (RunningGateway gateway, FakeUpstream upstream) = gateways.Before(ChatProtocol.Anthropic);
        upstream.Answers(Spoken.Answer(ChatProtocol.Anthropic, "hello"));

        using HttpResponseMessage response = await AskAsync(gateway, ChatProtocol.OpenAI, false, $$""","tools":[{{tools}}]""");

        string line = response.Headers.GetValues(Lossy).ShouldHaveSingleItem();
        line.Length.ShouldBeLessThan(600);
        line.ShouldAllBe(c => c >= ' ' && c <= '~');
        line.Split(',')[^1].ShouldStartWith("+");
    }

    [Fact]
    public async Task DryRun_TellsOfEachRungWhatItWouldLose()
    {
        await using FakeUpstream upstream = await FakeUpstream.StartAsync();
        await using RunningGateway gateway = await RunningGateway.StartAsync(Spoken.Policy(upstream, ChatProtocol.Anthropic));

        using HttpResponseMessage response = await gateway.PostAsync(
            "/v1/chat/completions", Spoken.Call(ChatProtocol.OpenAI, "task:open", more: ""","seed":7"""), ("x-suffice-dry-run", "1"));

        JsonElement rungs = JsonElement.Parse(await response.Content.ReadAsStringAsync()).GetProperty("rungs");
        rungs[0].GetProperty("lossy")[0].GetString().ShouldBe("seed");
        rungs[1].GetProperty("lossy")[0].GetString().ShouldBe("seed");
        upstream.Received.ShouldBeEmpty();
    }

    private static Task<HttpResponseMessage> AskAsync(RunningGateway gateway, ChatProtocol caller, bool stream, string more = "") =>
        gateway.PostAsync(Spoken.PathOf(caller), Spoken.Call(caller, "task:open", stream, more));

    private static string[] NamesOf(HttpResponseMessage response) => response.Headers.GetValues(Lossy).ShouldHaveSingleItem().Split(',');

    private static JsonElement NotesOf(string stream) =>
        Spoken.DataOf(stream).First(data => data.TryGetProperty("suffice", out _)).GetProperty("suffice");
}
