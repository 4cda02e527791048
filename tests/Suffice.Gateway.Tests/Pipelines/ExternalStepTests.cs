using System.Net;
using System.Text.Json;
using Suffice.Ledger;

namespace Suffice.Gateway.Tests.Pipelines;

/// <summary>Steps that are bought elsewhere, over a real connection.</summary>
public sealed class ExternalStepTests
{
    private static string Flow(FakeUpstream service, string more = "") => $$"""
        version: 1
        input: { prompt: text }
        steps:
          picture:
            external: image-generation
            price: 0.025
            unit: image
            url: {{service.Address}}v1/generate
            body: { prompt: "{{"{{ input.prompt }}"}}", size: 512 }
            timeout: 2s
            {{more}}
        """;

    [Fact]
    public async Task Run_AService_IsAskedOnceAndItsAnswerIsWalkedInto()
    {
        await using FakeUpstream service = (await FakeUpstream.StartAsync()).Answers("""{"data": [{"url": "https://example.com/1.png"}]}""");
        await using RunningGateway gateway = await StartAsync(Flow(service));

        using HttpResponseMessage response = await RunAsync(gateway);
        JsonElement report = await JsonOf(response);

        report.GetProperty("output").GetProperty("data")[0].GetProperty("url").GetString().ShouldBe("https://example.com/1.png");
        ReceivedCall call = service.Received.ShouldHaveSingleItem();
        call.Body.ShouldBe("""{"prompt":"a red ü","size":512}""");
        call.Headers["Idempotency-Key"].ToString().Length.ShouldBe(32);
        RequestEntry row = (await gateway.StopAndReadAsync()).Single(row => row.Endpoint == "external");
        (row.CostUsd, row.BaselineCostUsd, row.Outcome).ShouldBe((0.025m, 0.025m, RequestOutcome.Served));
    }

    [Fact]
    public async Task Run_AServiceThatFailsByLoad_IsAskedAgainWithTheSameKeyAndPaidOnce()
    {
        await using FakeUpstream service = (await FakeUpstream.StartAsync()).Answers("{}", 503).Answers("{}", 500).Answers("\"done\"");
        await using RunningGateway gateway = await StartAsync(Flow(service));

        JsonElement report = await JsonOf(await RunAsync(gateway));

        report.GetProperty("output").GetString().ShouldBe("done");
        service.Received.Select(call => call.Headers["Idempotency-Key"].ToString()).Distinct().ShouldHaveSingleItem();
        RequestEntry row = (await gateway.StopAndReadAsync()).Single(row => row.Endpoint == "external");
        row.CostUsd.ShouldBe(0.025m);
        row.Attempts.Select(attempt => attempt.Outcome).ShouldBe([AttemptOutcome.Failed, AttemptOutcome.Failed, AttemptOutcome.Accepted]);
    }

    [Fact]
    public async Task Run_AServiceThatRefuses_IsNotAskedAgainAndCostsNothing()
    {
        await using FakeUpstream service = (await FakeUpstream.StartAsync()).Answers("""{"error": "secret of the service"}""", 400);
        await using RunningGateway gateway = await StartAsync(Flow(service));

        using HttpResponseMessage response = await RunAsync(gateway);
        JsonElement stopped = await JsonOf(response);

        response.StatusCode.ShouldBe(HttpStatusCode.BadGateway);
        stopped.GetProperty("error").GetProperty("message").GetString()!.ShouldContain("HTTP 400");
        stopped.GetRawText().ShouldNotContain("secret of the service");
        service.Received.ShouldHaveSingleItem();
        RequestEntry row = (await gateway.StopAndReadAsync()).Single(row => row.Endpoint == "external");
        (row.CostUsd, row.Outcome).ShouldBe((0m, RequestOutcome.Failed));
    }

    [Fact]
    public async Task Run_ARerunAfterAFailure_AsksWithTheSameKey()
    {
        await using FakeUpstream service = (await FakeUpstream.StartAsync()).Answers("{}", 500).Answers("\"late\"");
        await using RunningGateway gateway = await StartAsync(Flow(service, "retries: 0"));

        JsonElement stopped = await JsonOf(await RunAsync(gateway));
        JsonElement done = await JsonOf(await gateway.PostAsync("/v1/pipelines/flow", $$"""{"run": "{{stopped.GetProperty("report").GetProperty("run").GetString()}}"}"""));

        done.GetProperty("output").GetString().ShouldBe("late");
        service.Received.Select(call => call.Headers["Idempotency-Key"].ToString()).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Run_AServiceThatNeverAnswers_IsLeftAfterItsTimeout()
    {
        TaskCompletionSource came = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using FakeUpstream service = (await FakeUpstream.StartAsync()).Hangs(came);
        await using RunningGateway gateway = await StartAsync(Flow(service, "retries: 0").Replace("2s", "100ms", StringComparison.Ordinal));

        JsonElement stopped = await JsonOf(await RunAsync(gateway));

        stopped.GetProperty("error").GetProperty("message").GetString()!.ShouldContain("no answer within 0.1 s");
        stopped.GetProperty("error").GetProperty("may_pass").GetBoolean().ShouldBeTrue();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Run_TheGatewayStopsInTheMiddle_NamesTheRunToGoOnWith(bool stream)
    {
        TaskCompletionSource came = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using FakeUpstream service = (await FakeUpstream.StartAsync()).Hangs(came);
        await using RunningGateway gateway = await RunningGateway.StartAsync(
            Desk.Policy + "\ngateway: { drain: 100ms }\n", Desk.Recording, Flow(service).Replace("timeout: 2s", "timeout: 60s", StringComparison.Ordinal));
        Task<HttpResponseMessage> asking = gateway.OpenAsync("/v1/pipelines/flow", $$"""{"input": {"prompt": "x"}, "run": "order-9", "stream": {{(stream ? "true" : "false")}}}""");

        await came.Task;
        await gateway.StopAsync();
        using HttpResponseMessage response = await asking;
        string told = await response.Content.ReadAsStringAsync();

        response.StatusCode.ShouldBe(stream ? HttpStatusCode.OK : HttpStatusCode.ServiceUnavailable);
        response.Headers.GetValues("x-suffice-run").ShouldBe(["order-9"]);
        told.ShouldContain("gateway_stopped");
        told.ShouldContain("order-9");
        told.Contains("event: error", StringComparison.Ordinal).ShouldBe(stream);
    }

    [Theory]
    [InlineData("application/json; charset=bogus")]
    [InlineData("application/json; charset=utf-16")]
    public async Task Run_AnAnswerThatClaimsAnOddCharset_IsReadAsJsonIs(string type)
    {
        await using FakeUpstream service = (await FakeUpstream.StartAsync()).AnswersWith(new Dictionary<string, string>(), "\"ü\"", type: type);
        await using RunningGateway gateway = await StartAsync(Flow(service));

        (await JsonOf(await RunAsync(gateway))).GetProperty("output").GetString().ShouldBe("ü");
    }

    [Fact]
    public async Task Run_AServiceWhoseTimeToWaitIsPast_IsAskedAgainAtOnce()
    {
        await using FakeUpstream service = (await FakeUpstream.StartAsync())
            .AnswersWith(new Dictionary<string, string> { ["Retry-After"] = "Mon, 01 Jan 2024 00:00:00 GMT" }, "{}", 503).Answers("\"late\"");
        await using RunningGateway gateway = await StartAsync(Flow(service));

        (await JsonOf(await RunAsync(gateway))).GetProperty("output").GetString().ShouldBe("late");
    }

    [Fact]
    public async Task Run_AnAnswerThatIsNoJson_IsAText()
    {
        await using FakeUpstream service = (await FakeUpstream.StartAsync()).AnswersWith(new Dictionary<string, string>(), "plain words", type: "text/plain");
        await using RunningGateway gateway = await StartAsync(Flow(service));

        (await JsonOf(await RunAsync(gateway))).GetProperty("output").GetString().ShouldBe("plain words");
    }

    [Fact]
    public async Task Run_AKey_IsSentAsABearerTokenAndNowhereElse()
    {
        Environment.SetEnvironmentVariable("SUFFICE_TEST_IMAGES_KEY", "key-of-the-images");
        await using FakeUpstream service = (await FakeUpstream.StartAsync()).Answers("{}", 401);
        await using RunningGateway gateway = await StartAsync(Flow(service, "api_key: env:SUFFICE_TEST_IMAGES_KEY"));

        JsonElement stopped = await JsonOf(await RunAsync(gateway));

        service.Received.ShouldHaveSingleItem().Headers["Authorization"].ToString().ShouldBe("Bearer key-of-the-images");
        stopped.GetRawText().ShouldNotContain("key-of-the-images");
    }

    private static Task<RunningGateway> StartAsync(string flow) => RunningGateway.StartAsync(Desk.Policy, Desk.Recording, flow);

    private static Task<HttpResponseMessage> RunAsync(RunningGateway gateway) => gateway.PostAsync("/v1/pipelines/flow", """{"input": {"prompt": "a red ü"}}""");

    private static async Task<JsonElement> JsonOf(HttpResponseMessage response) => JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
}
