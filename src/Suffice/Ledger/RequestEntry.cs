using System.Collections.Immutable;
using Suffice.Tasks;

namespace Suffice.Ledger;

/// <summary>What happened to one request: a row of the ledger, with its attempts.</summary>
public sealed record RequestEntry
{
    /// <summary>Its id, as told to the caller in <c>x-suffice-request</c>; sorts by time.</summary>
    public required string Id { get; init; }

    /// <summary>When it arrived (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The task's name; <see langword="null"/> for a named model without a task.</summary>
    public string? Task { get; init; }

    /// <summary>What told the task.</summary>
    public required TaskSource Source { get; init; }

    /// <summary>The rule or value that told it.</summary>
    public string? SourceWhy { get; init; }

    /// <summary>The fingerprint of its fixed part.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>The endpoint it came in by: <c>chat</c>, <c>messages</c>, ...</summary>
    public required string Endpoint { get; init; }

    /// <summary>The name of the key that made it, never the key itself; <see langword="null"/> where none was asked for.</summary>
    public string? Key { get; init; }

    /// <summary>The model the caller named.</summary>
    public required string RequestedModel { get; init; }

    /// <summary>True when the caller asked for a stream.</summary>
    public bool Streamed { get; init; }

    /// <summary>How it ended.</summary>
    public required RequestOutcome Outcome { get; init; }

    /// <summary>The model whose answer was served; <see langword="null"/> when none was.</summary>
    public string? Model { get; init; }

    /// <summary>The rungs tried, joined by <c>&gt;</c>, such as <c>haiku&gt;sonnet</c>.</summary>
    public string Path { get; init; } = string.Empty;

    /// <summary>Why it left a rung or was refused: names of checks and failures, joined by commas; empty when the first rung passed.</summary>
    public string Reason { get; init; } = string.Empty;

    /// <summary>True when more than one rung was tried.</summary>
    public bool IsEscalated => Path.Contains('>', StringComparison.Ordinal);

    /// <summary>What it cost in USD, every attempt included; <see langword="null"/> when an attempt's price is unknown.</summary>
    public decimal? CostUsd { get; init; }

    /// <summary>What is known of its cost, unpriced attempts left out.</summary>
    public decimal KnownCostUsd { get; init; }

    /// <summary>What the baseline model would have cost; <see langword="null"/> when not known.</summary>
    public decimal? BaselineCostUsd { get; init; }

    /// <summary>The model the baseline is priced by.</summary>
    public string? BaselineModel { get; init; }

    /// <summary>From arrival to the end of the answer.</summary>
    public required TimeSpan Latency { get; init; }

    /// <summary>From arrival to the first content sent to the caller.</summary>
    public TimeSpan? FirstToken { get; init; }

    /// <summary>Time spent by the engine itself, upstream waiting excluded.</summary>
    public TimeSpan Overhead { get; init; }

    /// <summary>The policy in force.</summary>
    public required string PolicyVersion { get; init; }

    /// <summary>The price table in force.</summary>
    public required string PriceVersion { get; init; }

    /// <summary>The attempts, in order.</summary>
    public ImmutableArray<AttemptEntry> Attempts { get; init; } = [];

    /// <summary>The caller's body, only when the task's policy keeps content.</summary>
    public string? RequestContent { get; init; }

    /// <summary>The served answer, only when the task's policy keeps content.</summary>
    public string? AnswerContent { get; init; }

    /// <summary>What went wrong, in words without content, when it failed.</summary>
    public string? Error { get; init; }

    /// <summary>The probability with which the route chose the rung it started on, above 0 and up to 1; 1 where nothing was drawn.</summary>
    public double Propensity { get; init; } = 1;

    /// <summary>Where in a run of a pipeline it was made; <see langword="null"/> for a call by itself.</summary>
    public PipelinePlace? Place { get; init; }

    /// <summary>True for what a caller asked for: neither a call of Suffice's own nor the row of a run of a pipeline, whose steps have rows themselves.</summary>
    public bool IsRequest => Outcome is not (RequestOutcome.Watch or RequestOutcome.Run or RequestOutcome.RunFailed);

    /// <summary>True for what a step of a pipeline bought elsewhere: no call of a model.</summary>
    public bool IsBought => Place is not null && Task is null && IsRequest;

    /// <summary>What a shadow found; only where <see cref="Outcome"/> is <see cref="RequestOutcome.Watch"/>.</summary>
    public ShadowPair? Shadow { get; init; }

    /// <summary>What a canary answered; only where <see cref="Outcome"/> is <see cref="RequestOutcome.Watch"/>.</summary>
    public CanaryAnswer? Canary { get; init; }
}
