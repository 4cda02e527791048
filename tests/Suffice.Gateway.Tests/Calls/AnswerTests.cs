using System.Net;
using System.Net.ServerSentEvents;
using System.Text.Json;
using Suffice.Ledger;

namespace Suffice.Gateway.Tests.Calls;

public sealed class AnswerTests(DeskGateway desk)
{
    [Fact]
    public async Task Chat_FirstRungPasses_AnswersInOpenAIsProtocolAndSaysWhatItDid()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Policy, Desk.Recording);

        using HttpResponseMessage response = await gateway.PostAsync("/v1/chat/completions", Desk.Chat("My card burns"));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        JsonElement answer = await response.JsonAsync();
        answer.GetProperty("object").GetString().ShouldBe("chat.completion");
        answer.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString().ShouldBe("urgent");
        answer.GetProperty("usage").GetProperty("prompt_tokens").GetInt32().ShouldBe(100);
        response.Header("x-suffice-task").ShouldBe("triage");
        response.Header("x-suffice-source").ShouldBe("match");
        response.Header("x-suffice-model").ShouldBe("small");
        response.Header("x-suffice-path").ShouldBe("small");
        response.Header("x-suffice-cost").ShouldBe("0.00012");
        response.Header("x-suffice-baseline-cost").ShouldBe("0.0012");
    }

    [Fact]
    public async Task Messages_FirstRungFailsTheGate_AnswersInAnthropicsProtocolFromTheNext()
    {
        using HttpResponseMessage response = await desk.Gateway.PostAsync("/v1/messages", Desk.Messages("Where is my parcel?"));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        JsonElement answer = await response.JsonAsync();
        answer.GetProperty("type").GetString().ShouldBe("message");
        answer.GetProperty("content")[0].GetProperty("text").GetString().ShouldBe("normal");
        response.Header("x-suffice-path").ShouldBe("small>large");
        response.Header("x-suffice-reason").ShouldBe("one_of");
        response.Header("x-suffice-cost").ShouldBe("0.00132");
    }

    [Fact]
    public async Task Chat_NoRungPasses_IsAClearErrorWithNothingOfTheAnswers()
    {
        using HttpResponseMessage response = await desk.Gateway.PostAsync("/v1/chat/completions", Desk.Chat("Hm."));

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableContent);
        response.Header("x-should-retry").ShouldBe("false");
        string body = await response.Content.ReadAsStringAsync();
        body.ShouldContain("\"not_passed\"");
        body.ShouldContain("one_of");
        body.ShouldNotContain("secret of the model");
    }

    [Fact]
    public async Task Chat_GatedStream_IsAWellFormedStreamWithTheCostAtItsEnd()
    {
        using HttpResponseMessage response = await desk.Gateway.PostAsync(
            "/v1/chat/completions",
            Desk.Chat("Where is my parcel?", stream: true, extra: "\"stream_options\":{\"include_usage\":true},"));

        List<string> data = await EventsOf(response);
        data[^1].ShouldBe("[DONE]");
        string text = string.Concat(data.SkipLast(1).Select(ContentOf));
        text.ShouldBe("normal");
        data[^2].ShouldContain("\"cost\"");
        data[^2].ShouldContain("0.00132");
    }

    [Fact]
    public async Task Messages_UngatedStream_PassesThroughInAnthropicsOrder()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Policy, Desk.Recording);

        using HttpResponseMessage response = await gateway.PostAsync(
            "/v1/messages", Desk.Messages("My card burns", stream: true), ("x-suffice-task", "note"));

        await using Stream body = await response.Content.ReadAsStreamAsync();
        List<string> names = await SseParser.Create(body).EnumerateAsync().Select(e => e.EventType).ToListAsync();
        names[0].ShouldBe("message_start");
        names.Distinct().ShouldBe(["message_start", "content_block_start", "content_block_delta", "content_block_stop", "message_delta", "message_stop"]);
    }

    [Fact]
    public async Task Chat_EveryEnding_IsInTheLedgerAfterAStop()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Policy, Desk.Recording);
        using HttpResponseMessage served = await gateway.PostAsync("/v1/chat/completions", Desk.Chat("My card burns"));
        using HttpResponseMessage refused = await gateway.PostAsync("/v1/chat/completions", Desk.Chat("Hm."));
        using HttpResponseMessage unknown = await gateway.PostAsync("/v1/chat/completions", Desk.Chat("Never recorded"));

        IReadOnlyList<RequestEntry> rows = await gateway.StopAndReadAsync();

        rows.Select(r => r.Outcome).ShouldBe([RequestOutcome.Failed, RequestOutcome.Refused, RequestOutcome.Served]);
        rows.Select(r => r.Id).ShouldBe([unknown.Header("x-suffice-request"), refused.Header("x-suffice-request"), served.Header("x-suffice-request")]);
        unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Chat_DryRun_TellsTheRouteAndCallsNothing()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Policy, Desk.Recording);

        using HttpResponseMessage response = await gateway.PostAsync(
            "/v1/chat/completions", Desk.Chat("My card burns"), ("x-suffice-dry-run", "1"));

        JsonElement route = await response.JsonAsync();
        route.GetProperty("task").GetString().ShouldBe("triage");
        route.GetProperty("start").GetString().ShouldBe("small");
        route.GetProperty("rungs")[1].GetProperty("prompt_cost_usd").GetDecimal().ShouldBeGreaterThan(0m);
        (await gateway.StopAndReadAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("My card burns", "gpt-5")]
    [InlineData("Where is my parcel?", "gpt-5")]
    [InlineData("My card burns", "task:note")]
    [InlineData("My card burns", "large")]
    public async Task Chat_DryRun_NamesWhatTheCallThenDoes(string user, string model)
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Policy, Desk.Recording);

        using HttpResponseMessage told = await gateway.PostAsync("/v1/chat/completions", Desk.Chat(user, model), ("x-suffice-dry-run", "1"));
        using HttpResponseMessage done = await gateway.PostAsync("/v1/chat/completions", Desk.Chat(user, model));
        JsonElement route = await told.JsonAsync();

        done.StatusCode.ShouldBe(HttpStatusCode.OK);
        done.Header("x-suffice-task").ShouldBe(route.GetProperty("task").GetString());
        done.Header("x-suffice-path")!.Split('>')[0].ShouldBe(route.GetProperty("start").GetString());
    }

    [Theory]
    [InlineData("/v1/chat/completions", "task:triag", "unknown_task")]
    [InlineData("/v1/chat/completions", "no-such-model", "model_not_found")]
    [InlineData("/v1/responses", "no-such-model", "model_not_found")]
    public async Task DryRun_OfACallThatHasNoRoute_IsRefusedAsTheCallIs(string path, string model, string code)
    {
        string call = $$"""{"model":"{{model}}","input":"x","messages":[{"role":"user","content":"x"}]}""";

        using HttpResponseMessage told = await desk.Gateway.PostAsync(path, call, ("x-suffice-dry-run", "1"));
        using HttpResponseMessage done = await desk.Gateway.PostAsync(path, call);

        told.StatusCode.ShouldBe(done.StatusCode);
        foreach (HttpResponseMessage response in (HttpResponseMessage[])[told, done])
        {
            (await response.ErrorAsync()).GetProperty("code").GetString().ShouldBe(code);
        }
    }

    private static string ContentOf(string data)
    {
        using JsonDocument chunk = JsonDocument.Parse(data);
        JsonElement choices = chunk.RootElement.GetProperty("choices");

        return choices.GetArrayLength() > 0 && choices[0].GetProperty("delta").TryGetProperty("content", out JsonElement content)
            ? content.GetString() ?? string.Empty
            : string.Empty;
    }

    private static async Task<List<string>> EventsOf(HttpResponseMessage response)
    {
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        await using Stream body = await response.Content.ReadAsStreamAsync();

        return await SseParser.Create(body).EnumerateAsync().Select(e => e.Data).ToListAsync();
    }
}
