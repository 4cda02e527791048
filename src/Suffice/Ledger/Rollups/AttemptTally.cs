using Suffice.Ledger.Tables;
using Suffice.Spending;

namespace Suffice.Ledger.Rollups;

/// <summary>What attempts of one day, task, called model, purpose and outcome add up to.</summary>
internal sealed class AttemptTally
{
    public long Attempts { get; set; }

    public long Unpriced { get; set; }

    public Int128 Cost { get; set; }

    public TokenUsage Usage { get; set; }

    public long LatencyMicros { get; set; }

    public void Add(AttemptEntry attempt)
    {
        Attempts++;
        Unpriced += attempt.Cost.Usd is null ? 1 : 0;
        Cost += PicoUsd.From(attempt.Cost.Usd ?? 0);
        Usage += attempt.Usage with { Basis = UsageBasis.None };
        LatencyMicros += LedgerTime.Micros(attempt.Latency);
    }

    public void Add(AttemptTally other)
    {
        Attempts += other.Attempts;
        Unpriced += other.Unpriced;
        Cost += other.Cost;
        Usage += other.Usage;
        LatencyMicros += other.LatencyMicros;
    }
}

/// <summary>What the attempts of a tally have in common; empty text stands for no task.</summary>
internal readonly record struct AttemptKey(long Day, string Task, string Model, AttemptPurpose Purpose, AttemptOutcome Outcome);
