using Suffice.Agents.Tickets;
using Suffice.Agents.Verdicts;

namespace Suffice.Agents.Working;

/// <summary>A verdict as it is kept: the machine's, the person's and the final one beside each other, none ever written over another.</summary>
public sealed record KeptVerdict
{
    /// <summary>Its id: the same for the same ticket under the same context.</summary>
    public required string Id { get; init; }

    /// <summary>The worker.</summary>
    public required string Task { get; init; }

    /// <summary>The ticket, as it was.</summary>
    public required Ticket Ticket { get; init; }

    /// <summary>The run in which it was judged; empty for a ticket by itself.</summary>
    public string Run { get; init; } = string.Empty;

    /// <summary>When it was judged, in UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Identifies the context files (<see cref="Contexts.WorkerContext.Hash"/>).</summary>
    public required string Context { get; init; }

    /// <summary>Identifies the rubric alone, the scorecard's version.</summary>
    public required string Rubric { get; init; }

    /// <summary>The ledger's row of the call; <see langword="null"/> when no model was asked.</summary>
    public string? Request { get; init; }

    /// <summary>The models that were asked, such as <c>haiku>sonnet</c>; empty when none was.</summary>
    public string Path { get; init; } = string.Empty;

    /// <summary>Why the call went up; empty when it did not.</summary>
    public string Reason { get; init; } = string.Empty;

    /// <summary>What it cost in USD; <see langword="null"/> when a price is unknown.</summary>
    public decimal? CostUsd { get; init; }

    /// <summary>What it would have cost in USD on the ladder's last rung; <see langword="null"/> when a price is unknown.</summary>
    public decimal? BaselineCostUsd { get; init; }

    /// <summary>True when it was drawn at random for people to judge.</summary>
    public bool IsSampled { get; init; }

    /// <summary>What the worker says.</summary>
    public required Verdict Machine { get; init; }

    /// <summary>What a person says; <see langword="null"/> until one has looked.</summary>
    public Verdict? Human { get; init; }

    /// <summary>What holds; <see langword="null"/> while a person has still to decide.</summary>
    public Decision? Final { get; init; }

    /// <summary>The score that holds, 0 to 1; <see langword="null"/> while a person has still to decide, or when nothing was rated.</summary>
    public decimal? FinalScore { get; init; }
}
