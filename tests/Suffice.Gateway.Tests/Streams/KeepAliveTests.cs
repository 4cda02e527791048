using System.Net;
using System.Text.Json;
using Suffice.Chat;
using Suffice.Ledger;

namespace Suffice.Gateway.Tests.Streams;

/// <summary>A stream that has nothing to say yet gives a sign of life, in the caller's protocol.</summary>
public sealed class KeepAliveTests
{
    private const string Soon = "keep_alive: 50ms";

    public static TheoryData<ChatProtocol> Callers { get; } = new() { ChatProtocol.OpenAI, ChatProtocol.Anthropic, ChatProtocol.Responses };

    [Theory]
    [MemberData(nameof(Callers))]
    public async Task HeldStream_TakesLong_KeepsAliveAndIsThenReplayedWell(ChatProtocol caller)
    {
        TaskCompletionSource word = new();
        await using FakeUpstream upstream = (await FakeUpstream.StartAsync())
            .AnswersAfter(word.Task, Spoken.Answer(ChatProtocol.OpenAI, "urgent"));
        await using RunningGateway gateway = await RunningGateway.StartAsync(Spoken.Policy(upstream, ChatProtocol.OpenAI, Soon));

        using HttpResponseMessage response = await gateway.OpenAsync(Spoken.PathOf(caller), Spoken.Call(caller, "task:gated"));
        string stream = await Spoken.ReadGivingAsync(word, response, SignOf(caller));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Headers.Contains("x-suffice-model").ShouldBeFalse();
        Spoken.TextOf(caller, stream).ShouldBe("urgent");
        Spoken.IsComplete(caller, stream).ShouldBeTrue();
        JsonElement notes = NotesOf(stream);
        notes.GetProperty("model").GetString().ShouldBe("small");
        notes.GetProperty("path").GetString().ShouldBe("small");
        notes.GetProperty("cost").GetString().ShouldBe("0.00012");
        notes.GetProperty("request").GetString().ShouldStartWith("req_");
    }

    [Theory]
    [MemberData(nameof(Callers))]
    public async Task HeldStream_AnswersBeforeASignOfLifeIsDue_HasEverythingInItsHeaders(ChatProtocol caller)
    {
        await using FakeUpstream upstream = (await FakeUpstream.StartAsync()).Answers(Spoken.Answer(ChatProtocol.OpenAI, "urgent"));
        await using RunningGateway gateway = await RunningGateway.StartAsync(Spoken.Policy(upstream, ChatProtocol.OpenAI));

        using HttpResponseMessage response = await gateway.PostAsync(Spoken.PathOf(caller), Spoken.Call(caller, "task:gated"));

        response.Headers.GetValues("x-suffice-model").ShouldBe(["small"]);
        response.Headers.GetValues("x-suffice-cost").ShouldBe(["0.00012"]);
        (await response.Content.ReadAsStringAsync()).ShouldNotContain(SignOf(caller));
    }

    [Theory]
    [MemberData(nameof(Callers))]
    public async Task HeldStream_NoAnswerPassesAfterASignOfLife_EndsInATypedError(ChatProtocol caller)
    {
        TaskCompletionSource word = new();
        await using FakeUpstream upstream = (await FakeUpstream.StartAsync())
            .AnswersAfter(word.Task, Spoken.Answer(ChatProtocol.OpenAI, "secret words"))
            .Answers(Spoken.Answer(ChatProtocol.OpenAI, "secret words"));
        await using RunningGateway gateway = await RunningGateway.StartAsync(Spoken.Policy(upstream, ChatProtocol.OpenAI, Soon));

        using HttpResponseMessage response = await gateway.OpenAsync(Spoken.PathOf(caller), Spoken.Call(caller, "task:gated"));
        string stream = await Spoken.ReadGivingAsync(word, response, SignOf(caller));

        Spoken.IsComplete(caller, stream).ShouldBeFalse();
        stream.ShouldNotContain("secret words");
        JsonElement error = Spoken.DataOf(stream).Last().GetProperty("error");
        error.GetProperty("message").GetString()!.ShouldContain("no answer met the standard");
        error.GetProperty("suffice").GetProperty("code").GetString().ShouldBe("not_passed");
    }

    [Theory]
    [MemberData(nameof(Callers))]
    public async Task OpenStream_SilentBeforeItsFirstContent_KeepsAliveAndMayStillGoToTheNextRung(ChatProtocol caller)
    {
        TaskCompletionSource word = new();
        await using FakeUpstream upstream = (await FakeUpstream.StartAsync())
            .StreamsInTwo(Spoken.Start(ChatProtocol.Anthropic), word.Task, Spoken.Failure(ChatProtocol.Anthropic))
            .Streams(Spoken.Whole(ChatProtocol.Anthropic, "hello"));
        await using RunningGateway gateway = await RunningGateway.StartAsync(Spoken.Policy(upstream, ChatProtocol.Anthropic, Soon));

        using HttpResponseMessage response = await gateway.OpenAsync(Spoken.PathOf(caller), Spoken.Call(caller, "task:open"));
        string stream = await Spoken.ReadGivingAsync(word, response, SignOf(caller));

        Spoken.TextOf(caller, stream).ShouldBe("hello");
        Spoken.IsComplete(caller, stream).ShouldBeTrue();
        NotesOf(stream).GetProperty("path").GetString().ShouldBe("small>large");
        stream.ShouldNotContain("event: error");
        stream.ShouldNotContain("\"error\":{");
    }

    [Theory]
    [MemberData(nameof(Callers))]
    public async Task OpenStream_EveryRungFailsAfterASignOfLife_EndsInATypedErrorWithItsAttempts(ChatProtocol caller)
    {
        TaskCompletionSource word = new();
        await using FakeUpstream upstream = (await FakeUpstream.StartAsync())
            .AnswersAfter(word.Task, "{}", 500).Answers("{}", 500);
        await using RunningGateway gateway = await RunningGateway.StartAsync(Spoken.Policy(upstream, ChatProtocol.OpenAI, Soon));

        using HttpResponseMessage response = await gateway.OpenAsync(Spoken.PathOf(caller), Spoken.Call(caller, "task:open"));
        string stream = await Spoken.ReadGivingAsync(word, response, SignOf(caller));

        Spoken.IsComplete(caller, stream).ShouldBeFalse();
        JsonElement error = Spoken.DataOf(stream).Last().GetProperty("error");
        error.GetProperty("suffice").GetProperty("attempts").GetArrayLength().ShouldBe(2);
        (await gateway.StopAndReadAsync()).ShouldHaveSingleItem().Outcome.ShouldBe(RequestOutcome.Failed);
    }

    [Theory]
    [MemberData(nameof(Callers))]
    public async Task OpenStream_SilentAfterContent_KeepsAliveBetweenItsEvents(ChatProtocol caller)
    {
        TaskCompletionSource word = new();
        await using FakeUpstream upstream = (await FakeUpstream.StartAsync()).StreamsInTwo(
            Spoken.Start(ChatProtocol.OpenAI) + Spoken.Text(ChatProtocol.OpenAI, "hel"),
            word.Task,
            Spoken.Text(ChatProtocol.OpenAI, "lo") + Spoken.End(ChatProtocol.OpenAI));
        await using RunningGateway gateway = await RunningGateway.StartAsync(Spoken.Policy(upstream, ChatProtocol.OpenAI, Soon));

        using HttpResponseMessage response = await gateway.OpenAsync(Spoken.PathOf(caller), Spoken.Call(caller, "task:open"));
        string stream = await Spoken.ReadGivingAsync(word, response, SignOf(caller), after: "hel");

        Spoken.TextOf(caller, stream).ShouldBe("hello");
        Spoken.IsComplete(caller, stream).ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Callers))]
    public async Task HeldStream_LongAnswer_ComesWholeAndInPieces(ChatProtocol caller)
    {
        string text = string.Concat(Enumerable.Range(0, 40_000).Select(i => $"w{i} ")) + "urgent";
        await using FakeUpstream upstream = (await FakeUpstream.StartAsync()).Answers(Spoken.Answer(ChatProtocol.OpenAI, text));
        await using RunningGateway gateway = await RunningGateway.StartAsync(Spoken.Policy(upstream, ChatProtocol.OpenAI)
            .Replace("- one_of: [urgent, normal]", "- length: { min: 1 }", StringComparison.Ordinal));

        using HttpResponseMessage response = await gateway.PostAsync(Spoken.PathOf(caller), Spoken.Call(caller, "task:gated"));
        string stream = await response.Content.ReadAsStringAsync();

        Spoken.TextOf(caller, stream).ShouldBe(text);
        Spoken.DataOf(stream).Count().ShouldBeGreaterThan(text.Length / 2048);
    }

    private static string SignOf(ChatProtocol caller) => caller == ChatProtocol.Anthropic ? "event: ping" : ": keep-alive";

    private static JsonElement NotesOf(string stream)
    {
        foreach (JsonElement data in Spoken.DataOf(stream))
        {
            if (data.TryGetProperty("suffice", out JsonElement notes))
            {
                return notes;
            }
        }

        string comment = stream.Split('\n').Single(line => line.StartsWith(": suffice ", StringComparison.Ordinal));

        return JsonElement.Parse(comment[": suffice ".Length..]);
    }
}
