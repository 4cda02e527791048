using System.Collections.Immutable;
using Suffice.Watching.Alarms;
using Suffice.Watching.Demotions;

namespace Suffice.Reviewing;

/// <summary>What of a task still holds.</summary>
public sealed record TaskReview
{
    /// <summary>The task.</summary>
    public required string Task { get; init; }

    /// <summary>Its ladder, cheapest first.</summary>
    public required ImmutableArray<string> Ladder { get; init; }

    /// <summary>Its requests in the time.</summary>
    public required long Requests { get; init; }

    /// <summary>What they cost in USD, every attempt and every call of our own included; <see langword="null"/> when a price is unknown.</summary>
    public required decimal? CostUsd { get; init; }

    /// <summary>What was saved over the requests that can be compared, in USD.</summary>
    public required decimal SavedUsd { get; init; }

    /// <summary>Requests that tried more than one rung.</summary>
    public required Share Escalation { get; init; }

    /// <summary>Accepted answers that say the same as the last rung's, of those that could be compared.</summary>
    public required Share Agreement { get; init; }

    /// <summary>Accepted answers that a judge found worse than the last rung's, of those judged.</summary>
    public required Share Worse { get; init; }

    /// <summary>Accepted answers that wait for a judge: nothing could be compared.</summary>
    public required long Unjudged { get; init; }

    /// <summary>The calibration; <see langword="null"/> when the checks alone decide.</summary>
    public CalibrationReview? Calibration { get; init; }

    /// <summary>The demotion in force; <see langword="null"/> when it is trusted.</summary>
    public Demotion? Demotion { get; init; }

    /// <summary>How the detectors of a fall stand.</summary>
    public FallReview? Fall { get; init; }

    /// <summary>The alarms of the time.</summary>
    public ImmutableArray<DriftAlarm> Alarms { get; init; } = [];

    /// <summary>Why it is overdue; <see langword="null"/> when it is not.</summary>
    public string? Overdue { get; init; }
}
