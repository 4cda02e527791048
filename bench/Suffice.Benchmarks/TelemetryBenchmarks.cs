using System.Diagnostics;
using BenchmarkDotNet.Attributes;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Suffice.Catalog;
using Suffice.Chat;
using Suffice.Engine;
using Suffice.Gateway.Metrics;
using Suffice.Ledger;
using Suffice.Policy;
using Suffice.Providers;
using Suffice.Routing;
using Suffice.Spending;
using Suffice.Tasks;
using Suffice.Telemetry;

namespace Suffice.Benchmarks;

/// <summary>All that telemetry does for one request of one attempt: for nobody, for /metrics, for a collector of metrics, and of spans too.</summary>
[MemoryDiagnoser]
public class TelemetryBenchmarks : IDisposable
{
    private readonly CallCounters counters = new();
    private readonly RequestEntry entry = Entry();
    private readonly TaskPolicy task = new() { Name = "ticket-triage", Ladder = [Small], Gate = [] };
    private readonly EngineCall call = new(
        new ChatRequest { Protocol = ChatProtocol.OpenAI, Model = "auto", Messages = [ChatMessage.Of(ChatRole.User, "Which?")] }, _ => null, "chat")
    {
        ArrivedAt = 0,
    };

    private readonly Rung rung = new(0, Small, new ProviderDefinition { Name = "anthropic", Protocol = "anthropic", BaseUrl = new Uri("https://api.example") }, null);
    private EngineTelemetry telemetry = null!;
    private MeterProvider? meters;
    private TracerProvider? tracer;

    /// <summary>Who hears it; each what the one before hears, and more.</summary>
    public enum Hearing
    {
        Nobody,
        Counters,
        OtlpMetrics,
        OtlpSpans,
    }

    [ParamsAllValues]
    public Hearing Heard { get; set; }

    private static Model Small { get; } = new() { Name = "haiku", Id = "claude-haiku-4-5", Provider = "anthropic" };

    [GlobalSetup]
    public void Begin()
    {
        telemetry = new EngineTelemetry();
        if (Heard >= Hearing.OtlpMetrics)
        {
            meters = Sdk.CreateMeterProviderBuilder().AddMeter(TelemetryNames.Source)
                .AddReader(new PeriodicExportingMetricReader(new Dropping<Metric>(), 60_000)).Build();
        }

        if (Heard == Hearing.OtlpSpans)
        {
            tracer = Sdk.CreateTracerProviderBuilder().AddSource(TelemetryNames.Source)
                .AddProcessor(new BatchActivityExportProcessor(new Dropping<Activity>())).Build();
        }
    }

    [GlobalCleanup]
    public void Dispose()
    {
        tracer?.Dispose();
        meters?.Dispose();
        telemetry?.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark]
    public void Request()
    {
        RequestTrace? trace = telemetry.Begin(call.Request, new TraceOrigin(call.PassedOn, IsServed: false), task, 0, TimeProvider.System);
        AttemptEntry attempt = entry.Attempts[0];
        Activity? span = trace?.BeginAttempt(rung, attempt);
        telemetry.Record(attempt, rung, CallKind.Chat);
        if (span is not null)
        {
            RequestTrace.EndAttempt(span, attempt);
        }

        telemetry.End(trace, entry, CallKind.Chat);
        if (Heard != Hearing.Nobody)
        {
            counters.Count(entry);
        }
    }

    private static RequestEntry Entry() => new()
    {
        Id = "01JD0000000000000000000000",
        At = DateTimeOffset.UnixEpoch,
        Task = "ticket-triage",
        Source = TaskSource.Fingerprint,
        Endpoint = "chat",
        RequestedModel = "gpt-5.1",
        Outcome = RequestOutcome.Served,
        Model = "haiku",
        Path = "haiku",
        CostUsd = 0.001285m,
        KnownCostUsd = 0.001285m,
        BaselineCostUsd = 0.003855m,
        Latency = TimeSpan.FromMilliseconds(640),
        Overhead = TimeSpan.FromMicroseconds(110),
        PolicyVersion = "9c1f2e7ab0d4",
        PriceVersion = "2026-11-02",
        Attempts =
        [
            new AttemptEntry
            {
                Number = 0,
                Purpose = AttemptPurpose.Answer,
                Rung = 0,
                Model = "haiku",
                Provider = "anthropic",
                At = DateTimeOffset.UnixEpoch,
                Latency = TimeSpan.FromMilliseconds(630),
                FirstToken = TimeSpan.FromMilliseconds(310),
                Outcome = AttemptOutcome.Accepted,
                Usage = new TokenUsage { Input = 1160, Output = 25, Basis = UsageBasis.Reported },
                Cost = new PricedUsage(0.001285m, "claude-haiku-4-5@2025-10-01"),
            },
        ],
    };

    private sealed class Dropping<T> : BaseExporter<T>
        where T : class
    {
        public override ExportResult Export(in Batch<T> batch) => ExportResult.Success;
    }
}
