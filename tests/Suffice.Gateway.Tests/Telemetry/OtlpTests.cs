using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Suffice.Gateway.Telemetry;
using Suffice.Telemetry;

namespace Suffice.Gateway.Tests.Telemetry;

/// <summary>Spans and metrics reach a collector; a caller's trace goes on; a sick collector is nobody's trouble.</summary>
public sealed class OtlpTests
{
    private const string Answer = """
        {"id":"c1","object":"chat.completion","created":1792000000,"model":"m-1","choices":[{"index":0,"message":{"role":"assistant","content":"canary-answer"},"finish_reason":"stop"}],"usage":{"prompt_tokens":10,"completion_tokens":5,"total_tokens":15}}
        """;

    // The SDK's own, where OTEL_BSP_MAX_EXPORT_BATCH_SIZE and OTEL_BSP_MAX_QUEUE_SIZE do not say otherwise.
    private const int Batch = 512;
    private const int Queue = 2048;

    private const string Call = """{"model":"named","messages":[{"role":"user","content":"canary-prompt"}]}""";

    [Theory]
    [InlineData("http")]
    [InlineData("grpc")]
    public async Task Export_AtTheLatestAtAStop_DeliversSpansAndMetrics(string protocol)
    {
        await using FakeCollector collector = await (protocol == "http" ? FakeCollector.OverHttpAsync() : FakeCollector.OverGrpcAsync());
        await using FakeUpstream upstream = (await FakeUpstream.StartAsync()).Answers(Answer);
        Environment.SetEnvironmentVariable("SUFFICE_OTLP_TEST_TOKEN", "Bearer collector-token");
        await using RunningGateway gateway = await RunningGateway.StartAsync(
            Policy(upstream, $"{{ endpoint: \"{collector.Address}\", protocol: {protocol}, headers: {{ authorization: env:SUFFICE_OTLP_TEST_TOKEN }} }}"));

        using HttpResponseMessage response = await gateway.PostAsync("/v1/chat/completions", Call);
        string id = response.Headers.GetValues("x-suffice-request").Single();
        await gateway.StopAndReadAsync();

        ReceivedSpan request = collector.Spans.Single(s => s.Attributes.GetValueOrDefault(TelemetryNames.Attributes.RequestId) == id);
        request.Kind.ShouldBe(ReceivedSpan.Server);
        ReceivedSpan attempt = collector.Spans.Single(s => s.ParentId == request.Id);
        attempt.Kind.ShouldBe(ReceivedSpan.Client);
        attempt.Name.ShouldBe("chat m-1");
        attempt.TraceId.ShouldBe(request.TraceId);
        upstream.Received[0].Headers["traceparent"].ShouldBe($"00-{attempt.TraceId}-{attempt.Id}-01");
        collector.Metrics.ShouldContain(TelemetryNames.Metrics.ClientDuration);
        collector.Metrics.ShouldContain(TelemetryNames.Metrics.ServerDuration);
        collector.Metrics.ShouldContain(TelemetryNames.Metrics.Cost);
        collector.Metrics.ShouldContain("dotnet.gc.collections");
        collector.Resources.ShouldAllBe(resource => resource["service.name"] == "suffice");
        collector.Authorizations.ShouldAllBe(value => value == "Bearer collector-token");
        string.Join(' ', collector.Spans.SelectMany(s => s.Attributes.Values)).ShouldNotContain("canary");
    }

    [Theory]
    [InlineData("01", true)]
    [InlineData("00", false)]
    public async Task Trace_CallersSampledFlag_DecidesAndTheContextGoesOn(string flags, bool isRecorded)
    {
        string trace = Guid.NewGuid().ToString("N");
        string parent = $"00-{trace}-b7ad6b7169203331-{flags}";
        await using FakeCollector collector = await FakeCollector.OverHttpAsync();
        await using FakeUpstream upstream = (await FakeUpstream.StartAsync()).Answers(Answer);
        await using RunningGateway gateway = await RunningGateway.StartAsync(Policy(upstream, $"{{ endpoint: \"{collector.Address}\", metrics: false }}"));

        using HttpResponseMessage response = await gateway.PostAsync(
            "/v1/chat/completions", Call, ("traceparent", parent), ("tracestate", "vendor=1"));
        await gateway.StopAndReadAsync();

        IReadOnlyDictionary<string, string> sent = upstream.Received[0].Headers;
        sent["tracestate"].ShouldBe("vendor=1");
        ReceivedSpan[] spans = [.. collector.Spans.Where(s => s.TraceId == trace)];
        if (isRecorded)
        {
            spans.Single(s => s.Kind == ReceivedSpan.Server).ParentId.ShouldBe("b7ad6b7169203331");
            sent["traceparent"].ShouldBe($"00-{trace}-{spans.Single(s => s.Kind == ReceivedSpan.Client).Id}-01");
        }
        else
        {
            spans.ShouldBeEmpty();
            sent["traceparent"].ShouldBe(parent);
        }
    }

    [Fact]
    public async Task Trace_NowhereToSend_PassesTheContextOnExactlyAsItCame()
    {
        await using FakeUpstream upstream = (await FakeUpstream.StartAsync()).Answers(Answer).Answers(Answer);
        await using RunningGateway gateway = await RunningGateway.StartAsync(Policy(upstream, otlp: null));

        using HttpResponseMessage with = await gateway.PostAsync(
            "/v1/chat/completions", Call, ("traceparent", "00-nonsense"), ("tracestate", "vendor=1"));
        using HttpResponseMessage without = await gateway.PostAsync("/v1/chat/completions", Call);

        upstream.Received[0].Headers["traceparent"].ShouldBe("00-nonsense");
        upstream.Received[0].Headers["tracestate"].ShouldBe("vendor=1");
        upstream.Received[1].Headers.Keys.ShouldNotContain("traceparent");
    }

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:4318", true, true)]
    [InlineData("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "http://127.0.0.1:4318/v1/traces", true, false)]
    [InlineData("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", "http://127.0.0.1:4318/v1/metrics", false, true)]
    [InlineData("OTEL_METRICS_EXPORTER", "otlp", false, true)]
    [InlineData("OTEL_TRACES_EXPORTER", "otlp", true, false)]
    [InlineData("OTEL_TRACES_EXPORTER", "console", false, false)]
    [InlineData("OTEL_SERVICE_NAME", "mine", false, false)]
    public void Environment_OneVariable_TurnsOnWhatItNames(string name, string value, bool traces, bool metrics)
    {
        using ServiceProvider services = Exporting((name, value));

        (services.GetService<TracerProvider>() is not null).ShouldBe(traces);
        (services.GetService<MeterProvider>() is not null).ShouldBe(metrics);
    }

    [Theory]
    [InlineData("OTEL_SDK_DISABLED", "true", false, false)]
    [InlineData("OTEL_TRACES_EXPORTER", "none", false, true)]
    [InlineData("OTEL_METRICS_EXPORTER", "none", true, false)]
    public void Environment_EndpointAndASwitch_TurnsOffWhatItNames(string name, string value, bool traces, bool metrics)
    {
        using ServiceProvider services = Exporting(("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:4318"), (name, value));

        (services.GetService<TracerProvider>() is not null).ShouldBe(traces);
        (services.GetService<MeterProvider>() is not null).ShouldBe(metrics);
    }

    [Fact]
    public async Task Environment_CollectorAndName_AreUsedAsTheStandardSays()
    {
        await using FakeCollector collector = await FakeCollector.OverHttpAsync();
        using ServiceProvider services = Exporting(
            ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
            ("OTEL_METRICS_EXPORTER", "none"),
            ("OTEL_SERVICE_NAME", "mine"),
            ("OTEL_RESOURCE_ATTRIBUTES", "deployment.environment.name=test"));
        TracerProvider tracing = services.GetRequiredService<TracerProvider>();
        using ActivitySource source = new(TelemetryNames.Source);

        source.StartActivity("from the environment")!.Dispose();
        tracing.ForceFlush().ShouldBeTrue();

        collector.Spans.ShouldContain(span => span.Name == "from the environment");
        collector.Resources.ShouldContain(r => r["service.name"] == "mine" && r["deployment.environment.name"] == "test");
    }

    [Fact]
    public async Task Export_CollectorThatHangs_HoldsNoCallUp()
    {
        await using FakeCollector collector = await FakeCollector.OverHttpAsync(hangs: true);
        await using RunningGateway gateway = await RunningGateway.StartAsync(
            Desk.Policy + $"\ntelemetry: {{ otlp: {{ endpoint: \"{collector.Address}\", metrics: false }} }}\n", Desk.Recording);
        // A full batch is sent at once, and while the exporter waits more spans come than its queue holds.
        using ActivitySource source = new(TelemetryNames.Source);
        Start(source, Batch);
        await collector.Asked.WaitAsync(TimeSpan.FromSeconds(60));
        Start(source, 2 * Queue);
        using HttpResponseMessage response = await gateway.PostAsync("/v1/chat/completions", Desk.Chat("My card burns"));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        collector.Spans.ShouldBeEmpty();
        collector.Release();
    }

    [Fact]
    public async Task Export_NobodyThere_IsNoTroubleOfAnyCall()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(
            Desk.Policy + "\ntelemetry: { otlp: { endpoint: \"http://127.0.0.1:9\" } }\n", Desk.Recording);

        using HttpResponseMessage response = await gateway.PostAsync("/v1/chat/completions", Desk.Chat("My card burns"));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await gateway.StopAndReadAsync()).Count.ShouldBe(1);
    }

    private static void Start(ActivitySource source, int spans)
    {
        for (int i = 0; i < spans; i++)
        {
            source.StartActivity("of another call")?.Dispose();
        }
    }

    private static ServiceProvider Exporting(params (string Name, string Value)[] variables)
    {
        IConfiguration environment = new ConfigurationBuilder()
            .AddInMemoryCollection(variables.ToDictionary(v => v.Name, v => (string?)v.Value)).Build();

        return new ServiceCollection().AddSingleton(environment).AddLogging().AddOtlpExport(otlp: null, environment).BuildServiceProvider();
    }

    private static string Policy(FakeUpstream upstream, string? otlp) =>
        $$"""
        version: 1
        providers:
          fake: { protocol: openai, base_url: "{{upstream.Address}}v1" }
        models:
          named: { provider: fake, id: m-1, price: { input: 1, output: 2 } }
        {{(otlp is null ? string.Empty : $"telemetry: {{ otlp: {otlp} }}")}}
        """;
}
