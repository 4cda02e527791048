using System.Collections.Immutable;
using Suffice.Agents.Queue.Figures;
using Suffice.Dashboard.Times;
using Suffice.Ledger.Bills;
using Suffice.Ledger.Reading;
using Suffice.Reviewing;

namespace Suffice.Dashboard.Tasks;

/// <summary>One task: its ladder and gate, what it cost and how it fared, and whether what was proved of it holds.</summary>
public sealed record TaskFigures
{
    /// <summary>The days it is of.</summary>
    public required Period Period { get; init; }

    /// <summary>When it was made (UTC).</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>The policy in force.</summary>
    public required string PolicyVersion { get; init; }

    /// <summary>The task, as the list of tasks has it.</summary>
    public required TaskLine Task { get; init; }

    /// <summary>The rungs of its ladder, cheapest first, then every other model that was called or served.</summary>
    public required ImmutableArray<RungLine> Rungs { get; init; }

    /// <summary>What the policy says beside the ladder; <see langword="null"/> for a task that it does not have.</summary>
    public TaskRules? Rules { get; init; }

    /// <summary>How long the stretches of <see cref="Spans"/> are.</summary>
    public required SeriesStep Step { get; init; }

    /// <summary>The time, cut into days, weeks or months, the earliest first; also those without requests.</summary>
    public required ImmutableArray<TaskSpan> Spans { get; init; }

    /// <summary>Which thresholds came into force in the time, the earliest first.</summary>
    public required ImmutableArray<ThresholdChange> Thresholds { get; init; }

    /// <summary>Why requests left a rung or were refused, the commonest first. One request may count under several.</summary>
    public required ImmutableArray<ReasonLine> Reasons { get; init; }

    /// <summary>The costliest requests of the time, at most 20.</summary>
    public required ImmutableArray<CostliestRequest> Costliest { get; init; }

    /// <summary>Accepted answers of lower rungs beside the last rung's; <see langword="null"/> when none was compared.</summary>
    public TaskShadows? Shadows { get; init; }

    /// <summary>May its verdicts stand by themselves? <see langword="null"/> for a task that is no worker, or whose standard cannot be read.</summary>
    public WorkerStanding? Worker { get; init; }
}

/// <summary>A model of a task: what it is, and what it did in the time.</summary>
public sealed record RungLine
{
    /// <summary>The model's name; empty for requests that no model served.</summary>
    public required string Model { get; init; }

    /// <summary>Its place on the ladder from 0; <see langword="null"/> for one that is not on it: a check's model, a rung of an earlier ladder.</summary>
    public int? Rung { get; init; }

    /// <summary>Its pinned id; <see langword="null"/> when the policy does not have it.</summary>
    public string? Id { get; init; }

    /// <summary>Who serves it; <see langword="null"/> likewise.</summary>
    public string? Provider { get; init; }

    /// <summary>USD per million prompt tokens today; <see langword="null"/> when not known.</summary>
    public decimal? InputPrice { get; init; }

    /// <summary>USD per million answer tokens today; <see langword="null"/> when not known.</summary>
    public decimal? OutputPrice { get; init; }

    /// <summary>The day its provider stops serving it, when announced.</summary>
    public DateOnly? RetiresOn { get; init; }

    /// <summary>Requests that it served, of all of the task's.</summary>
    public required Share Served { get; init; }

    /// <summary>Calls to it, retries, checks and shadows included.</summary>
    public required long Calls { get; init; }

    /// <summary>What these calls cost in USD, as far as it is known.</summary>
    public required decimal KnownCostUsd { get; init; }

    /// <summary>Calls whose cost is not known.</summary>
    public required long Unpriced { get; init; }
}

/// <summary>A stretch of days.</summary>
/// <param name="FirstDay">The first day (UTC).</param>
/// <param name="LastDay">The last day (UTC), inclusive.</param>
/// <param name="Bill">Its requests as a bill counts them; <see langword="null"/> when there were none.</param>
/// <param name="Models">By the model that served; empty for those that none served.</param>
public sealed record TaskSpan(DateOnly FirstDay, DateOnly LastDay, BillLine? Bill, ImmutableArray<SpanModel> Models)
{
    /// <summary>Requests that tried more than one rung.</summary>
    public Share Escalation => new(Bill?.Escalated ?? 0, Bill?.Requests ?? 0);
}

/// <summary>What one model served in a stretch of days.</summary>
/// <param name="Model">The model; empty for requests that none served.</param>
/// <param name="Requests">Requests that it served.</param>
/// <param name="KnownCostUsd">What these cost in USD, every attempt included, as far as it is known; shadows of them too.</param>
public sealed record SpanModel(string Model, long Requests, decimal KnownCostUsd);

/// <summary>A threshold that came into force.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="PolicyVersion">The policy with which it came; <see langword="null"/> when only the calibration's own day is known.</param>
/// <param name="MadeAt">When its calibration was made, as kept; <see langword="null"/> when the calibration was taken away.</param>
/// <param name="Values">What it says: names and values, such as <c>accept_up_to</c>.</param>
public sealed record ThresholdChange(DateTimeOffset At, string? PolicyVersion, string? MadeAt, ImmutableSortedDictionary<string, string> Values);

/// <summary>A reason, and how often.</summary>
/// <param name="Reason">The check or failure.</param>
/// <param name="Requests">Requests that left a rung or were refused for it.</param>
public sealed record ReasonLine(string Reason, long Requests);

/// <summary>What comparing accepted answers with the last rung's told.</summary>
/// <param name="Same">Those that say the same, of those that could be compared.</param>
/// <param name="Worse">Those that a judge found worse, of those judged.</param>
public sealed record TaskShadows(Share Same, Share Worse);
