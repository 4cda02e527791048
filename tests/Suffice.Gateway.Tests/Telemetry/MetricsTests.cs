using System.Net;
using System.Text.RegularExpressions;

namespace Suffice.Gateway.Tests.Telemetry;

public sealed partial class MetricsTests(DeskGateway desk)
{
    // Of routes a thousand are told apart.
    private const int Names = 2_500;

    [Fact]
    public async Task Metrics_AfterCalls_CountsThemByTaskModelAndOutcome()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Policy, Desk.Recording);
        await PostAsync(gateway, "My card burns");
        await PostAsync(gateway, "Where is my parcel?");
        await PostAsync(gateway, "Hm.");

        ExposedMetrics shown = await ReadAsync(gateway);

        shown["suffice_requests_total{task=\"triage\",model=\"small\",outcome=\"served\"}"].ShouldBe(1);
        shown["suffice_requests_total{task=\"triage\",model=\"large\",outcome=\"served\"}"].ShouldBe(1);
        shown["suffice_requests_total{task=\"triage\",model=\"none\",outcome=\"refused\"}"].ShouldBe(1);
        shown["suffice_cost_usd_total{task=\"triage\",model=\"small\"}"].ShouldBe(0.00012m);
        shown["suffice_cost_usd_total{task=\"triage\",model=\"large\"}"].ShouldBe(0.00132m);
        shown["suffice_baseline_cost_usd_total{task=\"triage\",model=\"small\"}"].ShouldBe(0.0012m);
        shown["suffice_saved_usd{task=\"triage\",model=\"small\"}"].ShouldBe(0.00108m);
        shown["suffice_saved_usd{task=\"triage\",model=\"large\"}"].ShouldBe(-0.00012m);
        shown["suffice_escalations_total{task=\"triage\",reason=\"one_of\"}"].ShouldBe(2);
        shown["suffice_attempts_total{model=\"small\",provider=\"recorded\",outcome=\"accepted\",failure=\"none\"}"].ShouldBe(1);
        shown["suffice_attempts_total{model=\"small\",provider=\"recorded\",outcome=\"rejected\",failure=\"none\"}"].ShouldBe(2);
        shown["suffice_tokens_total{model=\"small\",provider=\"recorded\",type=\"input\"}"].ShouldBe(300);
        shown["suffice_tokens_total{model=\"small\",provider=\"recorded\",type=\"output\"}"].ShouldBe(30);
        shown["suffice_request_duration_seconds_count{task=\"triage\"}"].ShouldBe(3);
        shown["suffice_overhead_seconds_count{task=\"triage\"}"].ShouldBe(3);
        shown["suffice_unpriced_requests_total{task=\"triage\",model=\"small\"}"].ShouldBe(0);
        shown["suffice_requests_in_flight"].ShouldBe(0);
        shown["process_cpu_seconds_total"].ShouldBeGreaterThan(0);
        shown["process_start_time_seconds"].ShouldBeGreaterThan(1_700_000_000);
    }

    [Fact]
    public async Task Metrics_ModelWithoutAPrice_CountsAsUnpricedAndNeverAsFree()
    {
        string unpriced = Desk.Policy.Replace(", price: { input: 1, output: 2 }", string.Empty, StringComparison.Ordinal);
        await using RunningGateway gateway = await RunningGateway.StartAsync(unpriced, Desk.Recording);
        await PostAsync(gateway, "My card burns");

        ExposedMetrics shown = await ReadAsync(gateway);

        shown["suffice_unpriced_requests_total{task=\"triage\",model=\"small\"}"].ShouldBe(1);
        shown["suffice_saved_usd{task=\"triage\",model=\"small\"}"].ShouldBe(0);
    }

    [Fact]
    public async Task Metrics_MoreMadeUpNamesThanSeriesAreKept_MakeNoSeries()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Policy, Desk.Recording);
        await PostAsync(gateway, "My card burns");
        await RandomCallAsync(gateway, 0);
        await RandomCallAsync(gateway, 1);
        int before = (await ReadAsync(gateway)).Series.Count;

        await Parallel.ForAsync(2, Names, async (i, _) => await RandomCallAsync(gateway, i));

        ExposedMetrics shown = await ReadAsync(gateway);
        string.Join('\n', shown.Series).ShouldNotContain("made-up");
        shown.Series.Count.ShouldBe(before);
        shown["suffice_requests_total{task=\"triage\",model=\"small\",outcome=\"served\"}"].ShouldBe((Names / 2) + 1);
        shown.Series.Where(s => s.StartsWith("suffice_refused_calls_total", StringComparison.Ordinal)
            || (s.StartsWith("suffice_requests_total", StringComparison.Ordinal) && !s.Contains("served", StringComparison.Ordinal)))
            .Sum(s => shown[s]).ShouldBe(Names / 2);

        // A name no one knows with a prompt that a task knows, and a task no one knows.
        static async Task RandomCallAsync(RunningGateway gateway, int i)
        {
            (string, string)[] headers = i % 2 == 0 ? [] : [("x-suffice-task", $"made-up-task-{i}")];
            using HttpResponseMessage response = await gateway.PostAsync(
                "/v1/chat/completions", Desk.Chat("My card burns", model: $"made-up-model-{i}"), headers);
            response.IsSuccessStatusCode.ShouldBe(i % 2 == 0);
        }
    }

    [Fact]
    public async Task Metrics_StreamsThatHaveEnded_AreNoneOfTheOpenOnes()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Policy, Desk.Recording);
        using HttpResponseMessage response = await gateway.PostAsync("/v1/chat/completions", Desk.Chat("My card burns", stream: true));
        await response.Content.ReadAsStringAsync();

        ExposedMetrics shown = await ReadAsync(gateway);

        shown["suffice_open_streams"].ShouldBe(0);
        shown["suffice_time_to_first_token_seconds_count{task=\"triage\"}"].ShouldBe(1);
    }

    [Fact]
    public async Task Metrics_ProviderThatFails_ShowsItsBreakerOpen()
    {
        await using FakeUpstream upstream = (await FakeUpstream.StartAsync()).Answers("{}", status: 500);
        await using RunningGateway gateway = await RunningGateway.StartAsync($$"""
            version: 1
            providers:
              broken: { protocol: openai, base_url: "{{upstream.Address}}v1", max_retries: 0, breaker: { failures: 1 } }
            models:
              named: { provider: broken, id: m-1 }
            """);
        using HttpResponseMessage failed = await gateway.PostAsync("/v1/chat/completions", Desk.Chat("Hm.", model: "named"));

        ExposedMetrics shown = await ReadAsync(gateway);

        shown["suffice_breaker_state{provider=\"broken\",model_id=\"m-1\"}"].ShouldBe(2);
        shown.Series.ShouldContain(s => s.StartsWith("suffice_attempts_total{model=\"named\",provider=\"broken\",outcome=\"failed\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Metrics_CallsRefusedBeforeTheEngine_CountByStatusAndOnlyThey()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Policy, Desk.Recording);
        using HttpResponseMessage broken = await gateway.PostAsync("/v1/chat/completions", "{ broken");
        await PostAsync(gateway, "Hm.");

        ExposedMetrics shown = await ReadAsync(gateway);

        shown["suffice_refused_calls_total{status=\"400\"}"].ShouldBe(1);
        shown.Series.ShouldNotContain("suffice_refused_calls_total{status=\"422\"}");
    }

    [Fact]
    public async Task Metrics_Health_TellsOfLedgerAndPolicy()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Policy, Desk.Recording);
        ExposedMetrics before = await ReadAsync(gateway);
        before.Series.ShouldContain(s => s.StartsWith("suffice_policy_info{version=\"", StringComparison.Ordinal));
        before["suffice_ledger_lost_requests_total"].ShouldBe(0);
        before["suffice_ledger_sick"].ShouldBe(0);

        gateway.ChangePolicy("version: 2");
        ExposedMetrics after = before;
        for (int look = 0; look < 600 && after["suffice_policy_reloads_total{result=\"refused\"}"] == 0; look++)
        {
            await Task.Delay(50);
            after = await ReadAsync(gateway);
        }

        after["suffice_policy_reloads_total{result=\"refused\"}"].ShouldBe(1);
        after["suffice_policy_reloads_total{result=\"taken\"}"].ShouldBe(0);
    }

    [Fact]
    public async Task Metrics_GatewayWithKeys_IsForThePolicysOwnKeysAlone()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Guarded("metrics-key"), Desk.Recording);

        using HttpResponseMessage without = await gateway.Http.GetAsync("/metrics");
        using HttpRequestMessage request = new(HttpMethod.Get, "/metrics") { Headers = { { "x-api-key", "metrics-key" } } };
        using HttpResponseMessage with = await gateway.Http.SendAsync(request);

        without.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await without.Content.ReadAsStringAsync()).ShouldNotContain("suffice_");
        with.StatusCode.ShouldBe(HttpStatusCode.OK);
        ExposedMetrics shown = ExposedMetrics.Parse(await with.Content.ReadAsStringAsync());
        shown["suffice_refused_calls_total{status=\"401\"}"].ShouldBe(1);
        string.Join('\n', shown.Series).ShouldNotContain("metrics-key");
    }

    [Fact]
    public async Task Metrics_Off_SaysSoAndCountsNothing()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(Desk.Policy + "\ntelemetry: { metrics: false }\n", Desk.Recording);
        await PostAsync(gateway, "My card burns");

        using HttpResponseMessage response = await gateway.Http.GetAsync("/metrics");

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await response.Content.ReadAsStringAsync()).ShouldContain("telemetry.metrics");
    }

    [Fact]
    public async Task Metrics_EveryFamily_IsInTheDocsAndTheOtherWayRound()
    {
        ExposedMetrics shown = await ReadAsync(desk.Gateway);

        string[] written = [.. FamilyRow.Matches(TelemetryPage.Text).Select(m => m.Groups["name"].Value)];
        shown.Families.Keys.Order().ShouldBe(written.Order());
    }

    private static async Task PostAsync(RunningGateway gateway, string user) =>
        (await gateway.PostAsync("/v1/chat/completions", Desk.Chat(user))).Dispose();

    private static async Task<ExposedMetrics> ReadAsync(RunningGateway gateway)
    {
        using HttpResponseMessage response = await gateway.Http.GetAsync("/metrics");
        response.Content.Headers.ContentType!.ToString().ShouldBe("text/plain; version=0.0.4; charset=utf-8");

        return ExposedMetrics.Parse(await response.Content.ReadAsStringAsync());
    }

    [GeneratedRegex(@"^\| `(?<name>(suffice|process|dotnet)_[a-z_]+)` \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex FamilyRow { get; }
}
