using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Suffice.Dashboard.Live;
using Suffice.Gateway.Metrics;
using Suffice.Gateway.Telemetry;
using Suffice.Ledger;
using Suffice.Policy;

namespace Suffice.Gateway.Tests.Telemetry;

/// <summary>A line a request, for those that the policy wants, and nothing in it that a caller or a model wrote.</summary>
public sealed class WatchedLedgerTests
{
    [Theory]
    [InlineData(LoggedRequests.None, RequestOutcome.Failed, null)]
    [InlineData(LoggedRequests.None, RequestOutcome.Served, null)]
    [InlineData(LoggedRequests.Failures, RequestOutcome.Served, null)]
    [InlineData(LoggedRequests.Failures, RequestOutcome.Cancelled, null)]
    [InlineData(LoggedRequests.Failures, RequestOutcome.Failed, LogLevel.Warning)]
    [InlineData(LoggedRequests.Failures, RequestOutcome.Refused, LogLevel.Warning)]
    [InlineData(LoggedRequests.Failures, RequestOutcome.Person, LogLevel.Warning)]
    [InlineData(LoggedRequests.All, RequestOutcome.Failed, LogLevel.Warning)]
    [InlineData(LoggedRequests.All, RequestOutcome.Served, LogLevel.Information)]
    public async Task Record_AsThePolicyWants_WritesALineOrNone(LoggedRequests wanted, RequestOutcome outcome, LogLevel? level)
    {
        using KeptLog log = new();
        FixedPolicy policy = new(telemetry: new TelemetrySettings { Log = wanted });
        KeptRows kept = new();

        await new WatchedLedger(kept, new CallCounters(), new LiveFeed(), policy, new Logger<WatchedLedger>(log)).RecordAsync(Entry with { Outcome = outcome });

        kept.Rows.ShouldHaveSingleItem();
        log.Lines.Select(line => (LogLevel?)line.Level).SingleOrDefault().ShouldBe(level);
    }

    [Fact]
    public async Task Record_Escalated_TellsItsWayTimeAndCostAndNoContent()
    {
        using KeptLog log = new();
        FixedPolicy policy = new(telemetry: new TelemetrySettings { Log = LoggedRequests.All });
        KeptRows kept = new();

        await new WatchedLedger(kept, new CallCounters(), new LiveFeed(), policy, new Logger<WatchedLedger>(log)).RecordAsync(Entry);

        log.Lines.ShouldHaveSingleItem().Text.ShouldBe(
            "Request r1 of triage: served by small>large (one_of) in 640 ms, 1.5 ms of them ours, for 0.0012 USD");
    }

    [Fact]
    public async Task Record_MetricsOff_CountsNothingAndRecordsAllTheSame()
    {
        CallCounters counters = new();
        FixedPolicy policy = new(telemetry: new TelemetrySettings { Metrics = false });
        KeptRows kept = new();

        await new WatchedLedger(kept, counters, new LiveFeed(), policy, NullLogger<WatchedLedger>.Instance).RecordAsync(Entry);

        counters.Routes.Cells.ShouldBeEmpty();
        kept.Rows.ShouldHaveSingleItem();
    }

    private static RequestEntry Entry => new()
    {
        Id = "r1",
        At = default,
        Task = "triage",
        Source = default,
        Endpoint = "chat",
        RequestedModel = "canary-model",
        Outcome = RequestOutcome.Served,
        Model = "large",
        Path = "small>large",
        Reason = "one_of",
        CostUsd = 0.0012m,
        Latency = TimeSpan.FromMilliseconds(640),
        Overhead = TimeSpan.FromMilliseconds(1.5),
        PolicyVersion = "v",
        PriceVersion = "p",
        RequestContent = "canary-prompt",
        AnswerContent = "canary-answer",
        Error = "canary-error",
    };

    private sealed class KeptRows : ILedger
    {
        public List<RequestEntry> Rows { get; } = [];

        public ValueTask RecordAsync(RequestEntry entry)
        {
            Rows.Add(entry);

            return ValueTask.CompletedTask;
        }
    }
}
