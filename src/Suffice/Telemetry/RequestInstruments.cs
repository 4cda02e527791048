using System.Diagnostics;
using System.Diagnostics.Metrics;
using Suffice.Chat;
using Suffice.Files;
using Suffice.Ledger;
using Suffice.Routing;
using Names = Suffice.Telemetry.TelemetryNames.Attributes;

namespace Suffice.Telemetry;

/// <summary>Measures requests and attempts, for whoever listens.</summary>
internal sealed class RequestInstruments
{
    // Boundaries as the semantic conventions give them.
    private static readonly double[] Durations = [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92];
    private static readonly double[] FirstTokens = [0.001, 0.005, 0.01, 0.02, 0.04, 0.06, 0.08, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];
    private static readonly long[] Tokens = [1, 4, 16, 64, 256, 1024, 4096, 16384, 65536, 262144, 1048576, 4194304, 16777216, 67108864];
    private static readonly double[] Overheads = [0.00005, 0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.05, 0.25, 1];

    private readonly Histogram<double> clientDuration;
    private readonly Histogram<long> clientTokens;
    private readonly Histogram<double> clientFirstChunk;
    private readonly Histogram<double> serverDuration;
    private readonly Histogram<double> serverFirstToken;
    private readonly Histogram<double> overhead;
    private readonly Counter<long> requests;
    private readonly Counter<long> escalations;
    private readonly Counter<long> unpriced;
    private readonly Counter<double> cost;
    private readonly Counter<double> baseline;
    private readonly UpDownCounter<double> savings;

    /// <summary>Makes the instruments.</summary>
    /// <param name="meter">Where.</param>
    public RequestInstruments(Meter meter)
    {
        clientDuration = Histogram(meter, TelemetryNames.Metrics.ClientDuration, "s", "How long attempts take.", Durations);
        clientTokens = Histogram(meter, TelemetryNames.Metrics.ClientTokens, "{token}", "Tokens of an attempt.", Tokens);
        clientFirstChunk = Histogram(
            meter, TelemetryNames.Metrics.ClientFirstChunk, "s", "From sending an attempt to its first content.", FirstTokens);
        serverDuration = Histogram(meter, TelemetryNames.Metrics.ServerDuration, "s", "How long requests take.", Durations);
        serverFirstToken = Histogram(
            meter, TelemetryNames.Metrics.ServerFirstToken, "s", "From a request's arrival to its first content.", FirstTokens);
        overhead = Histogram(meter, TelemetryNames.Metrics.Overhead, "s", "Time of a request spent in Suffice itself.", Overheads);
        requests = meter.CreateCounter<long>(TelemetryNames.Metrics.Requests, "{request}", "Requests.");
        escalations = meter.CreateCounter<long>(
            TelemetryNames.Metrics.Escalations, "{request}", "Requests that tried more than one rung.");
        unpriced = meter.CreateCounter<long>(
            TelemetryNames.Metrics.Unpriced, "{request}", "Requests whose cost is not wholly known.");
        cost = meter.CreateCounter<double>(TelemetryNames.Metrics.Cost, "{USD}", "What requests cost.");
        baseline = meter.CreateCounter<double>(TelemetryNames.Metrics.BaselineCost, "{USD}", "What the baseline would have cost.");
        savings = meter.CreateUpDownCounter<double>(
            TelemetryNames.Metrics.Savings, "{USD}", "Baseline cost less cost, of requests of which both are known.");
    }

    /// <summary>Measures a request; does nothing when nobody listens.</summary>
    /// <param name="entry">Its row.</param>
    /// <param name="kind">What it asks for.</param>
    public void Record(RequestEntry entry, CallKind kind)
    {
        if (serverDuration.Enabled || requests.Enabled || overhead.Enabled || cost.Enabled)
        {
            RecordRequest(entry, RequestTrace.OperationOf(kind));
        }
    }

    /// <summary>Measures an attempt; does nothing when nobody listens.</summary>
    /// <param name="attempt">The attempt.</param>
    /// <param name="rung">Where it went.</param>
    /// <param name="kind">What the call asks for.</param>
    public void Record(AttemptEntry attempt, Rung rung, CallKind kind)
    {
        if (clientDuration.Enabled || clientTokens.Enabled || clientFirstChunk.Enabled)
        {
            RecordAttempt(attempt, rung, RequestTrace.OperationOf(kind));
        }
    }

    private void RecordRequest(RequestEntry entry, string operation)
    {
        TagList tags = new()
        {
            { Names.Operation, operation },
            { Names.Task, entry.Task },
            { Names.ResponseModel, entry.Model },
            { Names.Outcome, EnumWord.Of(entry.Outcome) },
        };
        requests.Add(1, tags);
        overhead.Record(entry.Overhead.TotalSeconds, tags);
        cost.Add((double)entry.KnownCostUsd, tags);
        if (entry.BaselineCostUsd is { } would)
        {
            baseline.Add((double)would, tags);
        }

        if (entry.BaselineCostUsd - entry.CostUsd is { } saved)
        {
            savings.Add((double)saved, tags);
        }

        if (entry.CostUsd is null)
        {
            unpriced.Add(1, tags);
        }

        if (entry.IsEscalated)
        {
            escalations.Add(1, new TagList { { Names.Task, entry.Task }, { Names.Reason, entry.Reason } });
        }

        if (RequestTrace.ErrorOf(entry) is { } error)
        {
            tags.Add(Names.ErrorType, error);
        }

        serverDuration.Record(entry.Latency.TotalSeconds, tags);
        if (entry.FirstToken is { } first)
        {
            serverFirstToken.Record(first.TotalSeconds, tags);
        }
    }

    private void RecordAttempt(AttemptEntry attempt, Rung rung, string operation)
    {
        TagList tags = new()
        {
            { Names.Operation, operation },
            { Names.ProviderName, rung.Provider.Vendor },
            { Names.Provider, attempt.Provider },
            { Names.RequestModel, rung.Model.Id },
        };
        if (attempt.Usage.Total > 0)
        {
            tags.Add(Names.TokenType, Names.Input);
            clientTokens.Record(attempt.Usage.Prompt, tags);
            tags[^1] = new(Names.TokenType, Names.Output);
            clientTokens.Record(attempt.Usage.Completion, tags);
            tags.RemoveAt(tags.Count - 1);
        }

        if (attempt.FirstToken is { } first)
        {
            clientFirstChunk.Record(first.TotalSeconds, tags);
        }

        if (attempt.Failure is { } failure)
        {
            tags.Add(Names.ErrorType, EnumWord.Of(failure));
        }

        clientDuration.Record(attempt.Latency.TotalSeconds, tags);
    }

    private static Histogram<T> Histogram<T>(Meter meter, string name, string unit, string description, T[] boundaries)
        where T : struct => meter.CreateHistogram(
            name, unit, description, tags: null, new InstrumentAdvice<T> { HistogramBucketBoundaries = boundaries });
}
