using System.Collections.Immutable;

namespace Suffice.Ledger.Bills;

/// <summary>What the ledger saw of a pipeline's runs.</summary>
public sealed record SeenPipeline
{
    /// <summary>The pipeline.</summary>
    public required string Pipeline { get; init; }

    /// <summary>From when it counts, inclusive: what was asked, or the day it was first seen where that is later; earlier than asked when that day is kept only as a whole.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>Until when it counts, exclusive; the end of the last day seen when nothing was asked.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>Runs that came to their end.</summary>
    public required long Completed { get; init; }

    /// <summary>Tries of runs that stopped at a step; a run that was gone on with counts a try each time.</summary>
    public required long Stopped { get; init; }

    /// <summary>The mean latency of completed runs; <see langword="null"/> without any.</summary>
    public required TimeSpan? MeanLatency { get; init; }

    /// <summary>The latency that half of the completed runs did not exceed, within 4.5%.</summary>
    public required TimeSpan? LatencyP50 { get; init; }

    /// <summary>The latency that 95% of the completed runs did not exceed, within 4.5%.</summary>
    public required TimeSpan? LatencyP95 { get; init; }

    /// <summary>Its steps, the dearest first.</summary>
    public required ImmutableArray<SeenPipelineStep> Steps { get; init; }
}

/// <summary>What the ledger saw of one step of a pipeline.</summary>
public sealed record SeenPipelineStep
{
    /// <summary>Its requests, counted and priced; its key is the step's name.</summary>
    public required BillLine Line { get; init; }

    /// <summary>Requests of which some model's answer was judged: those that failed upstream, or whose caller left, tell nothing of a ladder.</summary>
    public required long Judged { get; init; }

    /// <summary>Of these, those that tried more than one rung.</summary>
    public required long JudgedEscalated { get; init; }

    /// <summary>The tasks it was a call of; empty for what was bought elsewhere.</summary>
    public required ImmutableArray<string> Tasks { get; init; }

    /// <summary>The models that served it, or what was bought, the cheapest a request first.</summary>
    public required ImmutableArray<string> Models { get; init; }

    /// <summary>True for what was bought elsewhere, and is no AI call.</summary>
    public required bool IsExternal { get; init; }

    /// <summary>The mean latency of its requests; <see langword="null"/> without any.</summary>
    public required TimeSpan? MeanLatency { get; init; }

    /// <summary>The mean latency of requests served by a model that was only reached by going up; <see langword="null"/> when there is none, or it also served others.</summary>
    public required TimeSpan? MeanLatencyEscalated { get; init; }

    /// <summary>The mean latency of requests served by models to which none went up; <see langword="null"/> when there is none.</summary>
    public required TimeSpan? MeanLatencyStraight { get; init; }
}
