using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Suffice.Files;
using Suffice.Ledger;
using Suffice.Spending;
using Names = Suffice.Telemetry.TelemetryNames.Prometheus;

namespace Suffice.Gateway.Metrics;

/// <summary>Writes what was counted of calls.</summary>
internal static class CallMetrics
{
    private static readonly ImmutableArray<string> Outcomes = EnumWord.All<RequestOutcome>();

    private static readonly (string Type, Func<TokenUsage, long> Count)[] TokenTypes =
    [
        ("input", u => u.Input),
        ("cache_read", u => u.CacheRead),
        ("cache_write", u => u.CacheWrite5m + u.CacheWrite1h),
        ("audio_input", u => u.AudioInput),
        ("output", u => u.Output),
        ("reasoning", u => u.Reasoning),
        ("audio_output", u => u.AudioOutput),
    ];

    /// <summary>Writes it.</summary>
    /// <param name="counters">What was counted.</param>
    /// <param name="writer">Where.</param>
    public static void Write(CallCounters counters, PrometheusWriter writer)
    {
        WriteRoutes([.. counters.Routes.Cells.Select(c => (c.Key, c.Value.Snapshot()))], writer);
        WriteTasks([.. counters.Tasks.Cells.Select(c => (c.Key, c.Value.Snapshot()))], writer);
        WriteModels([.. counters.Models.Cells.Select(c => (c.Key, c.Value.Snapshot()))], writer);
        writer.Family(Names.Escalations, "counter", "Requests that tried more than one rung, by why a rung was left.");
        foreach ((EscalationKey key, StrongBox<long>? count) in counters.Escalations.Cells)
        {
            writer.Sample(Interlocked.Read(ref count.Value), ("task", key.Task), ("reason", key.Reason));
        }

        writer.Family(Names.Refused, "counter", "Calls refused without a row in the ledger, by HTTP status.");
        foreach ((string status, StrongBox<long>? count) in counters.Refused)
        {
            writer.Sample(Interlocked.Read(ref count.Value), ("status", status));
        }
    }

    private static void WriteRoutes((RouteKey Key, RouteState State)[] routes, PrometheusWriter writer)
    {
        writer.Family(Names.Requests, "counter", "Requests by task, served model and outcome.");
        foreach ((RouteKey key, RouteState state) in routes)
        {
            for (int outcome = 0; outcome < state.Outcomes.Length; outcome++)
            {
                if (state.Outcomes[outcome] > 0)
                {
                    writer.Sample(state.Outcomes[outcome], ("task", key.Task), ("model", key.Model), ("outcome", Outcomes[outcome]));
                }
            }
        }

        WriteEach(writer, Names.Unpriced, "counter", "Requests whose cost is not wholly known.", routes, s => s.Unpriced);
        WriteEach(writer, Names.Cost, "counter", "What requests cost in USD, as far as it is known.", routes, s => s.Cost);
        WriteEach(writer, Names.BaselineCost, "counter", "What the baseline would have cost in USD, as far as it is known.", routes, s => s.Baseline);
        WriteEach(writer, Names.Saved, "gauge", "Baseline cost less cost in USD, of requests of which both are known.", routes, s => s.Saved);
    }

    private static void WriteEach(
        PrometheusWriter writer, string name, string type, string help, (RouteKey Key, RouteState State)[] routes, Func<RouteState, decimal> value)
    {
        writer.Family(name, type, help);
        foreach ((RouteKey key, RouteState state) in routes)
        {
            writer.Sample(value(state), ("task", key.Task), ("model", key.Model));
        }
    }

    private static void WriteTasks((string Key, TaskState State)[] tasks, PrometheusWriter writer)
    {
        WriteEach(writer, Names.RequestDuration, "How long requests take.", tasks, s => s.Latency);
        WriteEach(writer, Names.FirstToken, "From a request's arrival to its first content.", tasks, s => s.FirstToken);
        WriteEach(writer, Names.Overhead, "Time of a request spent in Suffice itself, waiting excluded.", tasks, s => s.Overhead);
    }

    private static void WriteEach(
        PrometheusWriter writer, string name, string help, (string Key, TaskState State)[] tasks, Func<TaskState, HistogramState> histogram)
    {
        writer.Family(name, "histogram", help);
        foreach ((string task, TaskState state) in tasks)
        {
            writer.Sample(histogram(state), ("task", task));
        }
    }

    private static void WriteModels((ModelKey Key, ModelState State)[] models, PrometheusWriter writer)
    {
        writer.Family(Names.Attempts, "counter", "Upstream calls by model, provider, outcome and failure.");
        foreach ((ModelKey key, ModelState state) in models)
        {
            foreach (EndedAttempts ended in state.Attempts)
            {
                writer.Sample(
                    ended.Count,
                    ("model", key.Model),
                    ("provider", key.Provider),
                    ("outcome", EnumWord.Of(ended.Outcome)),
                    ("failure", ended.Failure is { } failure ? EnumWord.Of(failure) : CallCounters.None));
            }
        }

        writer.Family(Names.Tokens, "counter", "Tokens by model, provider and type; no token is in two types.");
        foreach ((ModelKey key, ModelState state) in models)
        {
            foreach ((string type, Func<TokenUsage, long> count) in TokenTypes)
            {
                writer.Sample(count(state.Tokens), ("model", key.Model), ("provider", key.Provider), ("type", type));
            }
        }

        writer.Family(Names.AttemptDuration, "histogram", "How long upstream calls take.");
        foreach ((ModelKey key, ModelState state) in models)
        {
            writer.Sample(state.Latency, ("model", key.Model), ("provider", key.Provider));
        }

        writer.Family(Names.AttemptFirstToken, "histogram", "From sending an upstream call to its first content.");
        foreach ((ModelKey key, ModelState state) in models)
        {
            writer.Sample(state.FirstToken, ("model", key.Model), ("provider", key.Provider));
        }
    }
}
