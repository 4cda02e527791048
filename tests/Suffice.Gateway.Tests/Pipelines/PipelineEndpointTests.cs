using System.Net;
using System.Text.Json;
using Suffice.Ledger;

namespace Suffice.Gateway.Tests.Pipelines;

/// <summary>Pipelines over HTTP.</summary>
public sealed class PipelineEndpointTests
{
    private const string Flow = """
        version: 1
        input: { message: text }
        steps:
          triage: { task: triage, system: You are the triage desk., prompt: "{{ input.message }}" }
          picture: { external: image-generation, price: 0.025, unit: image, times: 2, stand_in: "picture {{ index }}" }
        output: { label: "{{ steps.triage.answer }}", pictures: "{{ steps.picture.answer }}" }
        """;

    private static Task<RunningGateway> StartAsync(string? policy = null, string flow = Flow) => RunningGateway.StartAsync(policy ?? Desk.Policy, Desk.Recording, flow);

    [Fact]
    public async Task Post_AWholeRun_AnswersWithItsOutputStepsAndCost()
    {
        await using RunningGateway gateway = await StartAsync();

        using HttpResponseMessage response = await gateway.PostAsync("/v1/pipelines/flow", """{"input": {"message": "Where is my parcel?"}}""");
        JsonElement report = await JsonOf(response);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        report.GetProperty("status").GetString().ShouldBe("completed");
        report.GetProperty("output").GetRawText().ShouldBe("""{"label":"normal","pictures":["picture 1","picture 2"]}""");
        report.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("step").GetString()).ShouldBe(["triage", "picture", "picture"]);
        report.GetProperty("steps")[0].GetProperty("path").GetString().ShouldBe("small>large");
        response.Headers.GetValues("x-suffice-run").Single().ShouldBe(report.GetProperty("run").GetString());
        decimal.Parse(response.Headers.GetValues("x-suffice-cost").Single(), System.Globalization.CultureInfo.InvariantCulture).ShouldBe(report.GetProperty("cost_usd").GetDecimal());
    }

    [Fact]
    public async Task Post_AStream_TellsEachStepAsItHappensAndEndsWithTheReport()
    {
        await using RunningGateway gateway = await StartAsync();

        using HttpResponseMessage response = await gateway.PostAsync("/v1/pipelines/flow", """{"input": {"message": "My card burns"}, "stream": true}""");
        string text = await response.Content.ReadAsStringAsync();
        string[] names = [.. text.Split('\n').Where(line => line.StartsWith("event: ", StringComparison.Ordinal)).Select(line => line[7..])];

        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        names[0].ShouldBe("run_started");
        names[^1].ShouldBe("run_ended");
        names.Count(name => name == "step_started").ShouldBe(3);
        names.Count(name => name == "step_ended").ShouldBe(3);
        JsonElement report = JsonDocument.Parse(text.Split('\n').Last(line => line.StartsWith("data: ", StringComparison.Ordinal))[6..]).RootElement;
        report.GetProperty("output").GetProperty("label").GetString().ShouldBe("urgent");
    }

    [Fact]
    public async Task Post_AStepThatFails_IsNamedWithTheRunAndTheRunGoesOn()
    {
        await using RunningGateway gateway = await StartAsync();

        using HttpResponseMessage response = await gateway.PostAsync("/v1/pipelines/flow", """{"input": {"message": "Hm."}, "run": "ticket-7"}""");
        JsonElement stopped = await JsonOf(response);
        using HttpResponseMessage again = await gateway.PostAsync("/v1/pipelines/flow", """{"run": "ticket-7"}""");
        JsonElement second = await JsonOf(again);

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        JsonElement error = stopped.GetProperty("error");
        error.GetProperty("param").GetString().ShouldBe("triage");
        error.GetProperty("code").GetString().ShouldBe("not_passed");
        error.GetProperty("message").GetString()!.ShouldContain("ticket-7");
        stopped.GetRawText().ShouldNotContain("secret of the model");
        // Whether a picture had begun when triage failed is a matter of threads; none is made twice either way.
        int[] done = [.. PicturesOf(stopped).Select(step => step.GetProperty("index").GetInt32())];
        PicturesOf(second).ShouldAllBe(step => step.GetProperty("is_earlier").GetBoolean() == done.Contains(step.GetProperty("index").GetInt32()));
        IReadOnlyList<RequestEntry> rows = await gateway.StopAndReadAsync();
        rows.Count(row => row.Endpoint == "external").ShouldBe(2);
        rows.Count(row => row.Outcome == RequestOutcome.RunFailed).ShouldBe(2);
    }

    [Fact]
    public async Task Post_TheSameIdempotencyKey_IsTheSameRun()
    {
        await using RunningGateway gateway = await StartAsync();
        const string Body = """{"input": {"message": "My card burns"}}""";

        using HttpResponseMessage first = await gateway.PostAsync("/v1/pipelines/flow", Body, ("Idempotency-Key", "abc-1"));
        using HttpResponseMessage second = await gateway.PostAsync("/v1/pipelines/flow", Body, ("Idempotency-Key", "abc-1"));

        (await JsonOf(second)).GetProperty("is_repeated").GetBoolean().ShouldBeTrue();
        (await JsonOf(second)).GetProperty("output").GetRawText().ShouldBe((await JsonOf(first)).GetProperty("output").GetRawText());
        (await gateway.StopAndReadAsync()).Count.ShouldBe(4);
    }

    [Theory]
    [InlineData("flow", """{"input": {"message": 7}}""", 400, "bad_input")]
    [InlineData("flow", """{"input": {}}""", 400, "bad_input")]
    [InlineData("flow", """{"message": "hello"}""", 400, "malformed_body")]
    [InlineData("flow", """["message"]""", 400, "malformed_body")]
    [InlineData("flow", """{"input": {"message": "a"}, "stream": "yes"}""", 400, "malformed_body")]
    [InlineData("flow", """{"input": {"message": "a"}, "run": 7}""", 400, "malformed_body")]
    [InlineData("flow", """{"input": {"message": "a"}, "run": "../x"}""", 400, "bad_input")]
    [InlineData("flow", """{"run": "none"}""", 400, "bad_input")]
    [InlineData("flow", "{", 400, "malformed_body")]
    [InlineData("flwo", """{"input": {"message": "a"}}""", 404, "unknown_pipeline")]
    [InlineData("flow", """{"input": {"message": 7}, "stream": true}""", 400, "bad_input")]
    public async Task Post_WhatIsNoCall_IsRefusedAndSaysWhatWouldBeRight(string name, string body, int status, string code)
    {
        await using RunningGateway gateway = await StartAsync();

        using HttpResponseMessage response = await gateway.PostAsync($"/v1/pipelines/{name}", body);
        JsonElement error = (await JsonOf(response)).GetProperty("error");

        ((int)response.StatusCode).ShouldBe(status);
        error.GetProperty("code").GetString().ShouldBe(code);
        (await gateway.StopAndReadAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Post_WithoutAKeyWhereKeysAreAsked_IsRefused()
    {
        await using RunningGateway gateway = await StartAsync(Desk.Guarded("key-of-pipelines"));

        using HttpResponseMessage without = await gateway.PostAsync("/v1/pipelines/flow", """{"input": {"message": "My card burns"}}""");
        using HttpResponseMessage with = await gateway.PostAsync("/v1/pipelines/flow", """{"input": {"message": "My card burns"}}""", ("Authorization", "Bearer key-of-pipelines"));

        without.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        with.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Requests_OfARun_AreListedByIt()
    {
        await using RunningGateway gateway = await StartAsync();
        using HttpResponseMessage response = await gateway.PostAsync("/v1/pipelines/flow", """{"input": {"message": "My card burns"}, "run": "ticket-8"}""");
        await gateway.WrittenAsync();

        JsonElement listed = await gateway.JsonAsync("/api/requests?run=ticket-8");

        listed.GetProperty("requests").EnumerateArray().Select(row => row.GetProperty("place").GetProperty("step").GetString()).ShouldBe(["", "triage", "picture", "picture"], ignoreOrder: true);
    }

    [Fact]
    public async Task Metrics_ARun_IsCountedByItsStepsAlone()
    {
        await using RunningGateway gateway = await StartAsync();
        using HttpResponseMessage response = await gateway.PostAsync("/v1/pipelines/flow", """{"input": {"message": "My card burns"}}""");
        await gateway.WrittenAsync();

        string metrics = await gateway.Http.GetStringAsync("/metrics");

        metrics.ShouldContain("task=\"triage\"");
        metrics.ShouldNotContain("outcome=\"run\"");
    }

    private static IEnumerable<JsonElement> PicturesOf(JsonElement answer) => answer.GetProperty("report").GetProperty("steps").EnumerateArray()
        .Where(step => step.GetProperty("step").GetString() == "picture" && step.GetProperty("status").GetString() == "completed");

    private static async Task<JsonElement> JsonOf(HttpResponseMessage response) => JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
}
