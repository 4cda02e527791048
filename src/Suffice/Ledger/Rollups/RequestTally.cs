using Suffice.Ledger.Tables;
using Suffice.Spending;

namespace Suffice.Ledger.Rollups;

/// <summary>What requests of one day, task, served model, outcome, key, pipeline and step add up to.</summary>
internal sealed class RequestTally
{
    public long Requests { get; set; }

    public long Escalated { get; set; }

    public long Attempts { get; set; }

    public long EstimatedAttempts { get; set; }

    public long Unpriced { get; set; }

    public Int128 KnownCost { get; set; }

    public long BaselineKnown { get; set; }

    public Int128 BaselineCost { get; set; }

    /// <summary>Requests whose cost and baseline are both known: only those can be compared.</summary>
    public long Compared { get; set; }

    public Int128 ComparedCost { get; set; }

    public Int128 ComparedBaseline { get; set; }

    public Int128 RejectedCost { get; set; }

    public Int128 CheckCost { get; set; }

    public TokenUsage Usage { get; set; }

    public long LatencyMicros { get; set; }

    public long OverheadMicros { get; set; }

    public LatencyHistogram Latencies { get; init; } = new();

    public void Add(RequestEntry entry)
    {
        Requests++;
        Escalated += entry.Path.Contains('>') ? 1 : 0;
        LatencyMicros += LedgerTime.Micros(entry.Latency);
        OverheadMicros += LedgerTime.Micros(entry.Overhead);
        Latencies.Add(entry.Latency);
        AddCost(entry);
        foreach (AttemptEntry attempt in entry.Attempts)
        {
            Add(attempt);
        }
    }

    public void Add(RequestTally other)
    {
        Requests += other.Requests;
        Escalated += other.Escalated;
        Attempts += other.Attempts;
        EstimatedAttempts += other.EstimatedAttempts;
        Unpriced += other.Unpriced;
        KnownCost += other.KnownCost;
        BaselineKnown += other.BaselineKnown;
        BaselineCost += other.BaselineCost;
        Compared += other.Compared;
        ComparedCost += other.ComparedCost;
        ComparedBaseline += other.ComparedBaseline;
        RejectedCost += other.RejectedCost;
        CheckCost += other.CheckCost;
        Usage += other.Usage;
        LatencyMicros += other.LatencyMicros;
        OverheadMicros += other.OverheadMicros;
        Latencies.Add(other.Latencies);
    }

    private void AddCost(RequestEntry entry)
    {
        KnownCost += PicoUsd.From(entry.KnownCostUsd);
        Unpriced += entry.CostUsd is null ? 1 : 0;
        if (entry.BaselineCostUsd is not { } baseline)
        {
            return;
        }

        BaselineKnown++;
        BaselineCost += PicoUsd.From(baseline);
        if (entry.CostUsd is { } cost)
        {
            Compared++;
            ComparedCost += PicoUsd.From(cost);
            ComparedBaseline += PicoUsd.From(baseline);
        }
    }

    private void Add(AttemptEntry attempt)
    {
        Attempts++;
        EstimatedAttempts += attempt.Usage.Basis == UsageBasis.Estimated ? 1 : 0;
        Usage += attempt.Usage with { Basis = UsageBasis.None };
        Int128 cost = PicoUsd.From(attempt.Cost.Usd ?? 0);
        if (attempt.Purpose == AttemptPurpose.Check)
        {
            CheckCost += cost;
        }
        else if (attempt.Outcome is AttemptOutcome.Rejected or AttemptOutcome.Abandoned or AttemptOutcome.Failed)
        {
            RejectedCost += cost;
        }
    }
}

/// <summary>What the requests of a tally have in common; empty text stands for no task, no model, no key or no pipeline.</summary>
internal readonly record struct RequestKey(long Day, string Task, string Model, RequestOutcome Outcome, string Caller, string Pipeline, string Step);
