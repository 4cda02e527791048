using System.Buffers;
using System.Text;
using Suffice.Gateway.Metrics;
using Suffice.Ledger;
using Suffice.Providers;
using Suffice.Spending;

namespace Suffice.Gateway.Tests.Telemetry;

public sealed class CallCountersTests
{
    [Fact]
    public void Count_HundredThousandNames_KeepsTheSeriesBoundedAndLosesNoRequest()
    {
        CallCounters counters = new();
        for (int i = 0; i < 100_000; i++)
        {
            counters.Count(Entry($"task-{i}", $"model-{i}", $"reason-{i}"));
        }

        string text = Write(counters);
        ExposedMetrics shown = ExposedMetrics.Parse(text);

        shown.Series.Count.ShouldBeLessThan(40_000);
        shown.Series.Where(s => s.StartsWith("suffice_requests_total", StringComparison.Ordinal)).Sum(s => shown[s]).ShouldBe(100_000);
        shown["suffice_requests_total{task=\"other\",model=\"other\",outcome=\"served\"}"].ShouldBe(99_000);
        shown["suffice_attempts_total{model=\"other\",provider=\"other\",outcome=\"failed\",failure=\"timeout\"}"].ShouldBe(99_800);
        shown["suffice_escalations_total{task=\"other\",reason=\"other\"}"].ShouldBe(99_000);
    }

    [Fact]
    public void Count_NameWithQuotesAndLineBreaks_StaysOneLabel()
    {
        CallCounters counters = new();
        counters.Count(Entry("a\"b\\c\nd", "m", string.Empty));

        ExposedMetrics shown = ExposedMetrics.Parse(Write(counters));

        shown["suffice_requests_total{task=\"a\\\"b\\\\c\\nd\",model=\"m\",outcome=\"served\"}"].ShouldBe(1);
    }

    [Fact]
    public void Count_ManyAtOnce_AddsUpExactly()
    {
        CallCounters counters = new();
        Parallel.For(0, 10_000, i => counters.Count(Entry("t", $"m{i % 7}", "a,b")));

        ExposedMetrics shown = ExposedMetrics.Parse(Write(counters));

        shown.Series.Where(s => s.StartsWith("suffice_cost_usd_total", StringComparison.Ordinal)).Sum(s => shown[s]).ShouldBe(10_000 * 0.000001m);
        shown["suffice_request_duration_seconds_count{task=\"t\"}"].ShouldBe(10_000);
        shown["suffice_request_duration_seconds_sum{task=\"t\"}"].ShouldBe(10_000 * 0.64m);
        shown["suffice_request_duration_seconds_bucket{task=\"t\",le=\"0.5\"}"].ShouldBe(0);
        shown["suffice_request_duration_seconds_bucket{task=\"t\",le=\"1\"}"].ShouldBe(10_000);
        shown["suffice_escalations_total{task=\"t\",reason=\"a\"}"].ShouldBe(10_000);
        shown["suffice_escalations_total{task=\"t\",reason=\"b\"}"].ShouldBe(10_000);
    }

    [Fact]
    public void Count_KnownNames_AllocatesNothing()
    {
        CallCounters counters = new();
        RequestEntry entry = Entry("t", "m", string.Empty);
        for (int i = 0; i < 100; i++)
        {
            counters.Count(entry);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
        {
            counters.Count(entry);
        }

        // The runtime's own, once; a call's own would be a thousand times as much.
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1000);
    }

    private static string Write(CallCounters counters)
    {
        ArrayBufferWriter<byte> output = new();
        CallMetrics.Write(counters, new PrometheusWriter(output));

        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private static RequestEntry Entry(string task, string model, string reason) => new()
    {
        Id = "r",
        At = default,
        Task = task,
        Source = default,
        Endpoint = "chat",
        RequestedModel = "auto",
        Outcome = RequestOutcome.Served,
        Model = model,
        Path = reason.Length == 0 ? model : $"first>{model}",
        Reason = reason,
        CostUsd = 0.000001m,
        KnownCostUsd = 0.000001m,
        BaselineCostUsd = 0.000002m,
        Latency = TimeSpan.FromMilliseconds(640),
        PolicyVersion = "v",
        PriceVersion = "p",
        Attempts =
        [
            new AttemptEntry
            {
                Number = 0,
                Purpose = AttemptPurpose.Answer,
                Rung = 0,
                Model = model,
                Provider = "here",
                At = default,
                Latency = TimeSpan.FromMilliseconds(630),
                Outcome = AttemptOutcome.Failed,
                Failure = FailureKind.Timeout,
                Usage = new TokenUsage { Input = 1, Basis = UsageBasis.Estimated },
            },
        ],
    };
}
