using System.Collections.Immutable;
using Suffice.Routing;
using Suffice.Tasks;

namespace Suffice.Dashboard.Requests;

/// <summary>What would happen to a request today, beside what happened then. Nothing is called for it.</summary>
public sealed record ExplainFigures
{
    /// <summary>The request.</summary>
    public required string Id { get; init; }

    /// <summary>When it arrived (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The policy that it was served by.</summary>
    public required string PolicyThen { get; init; }

    /// <summary>The policy in force.</summary>
    public required string PolicyNow { get; init; }

    /// <summary>What happened then.</summary>
    public required RecordedRoute Then { get; init; }

    /// <summary>The route it would take now, by the code that routes live calls; <see langword="null"/> when there is none, or its body is not kept.</summary>
    public RouteSummary? Now { get; init; }

    /// <summary>Why it would be refused now; <see langword="null"/> when it would not, or its body is not kept.</summary>
    public string? Refused { get; init; }

    /// <summary>Why today's route cannot be told; <see langword="null"/> when it can.</summary>
    public string? Untold { get; init; }

    /// <summary>What is other than then, a sentence each.</summary>
    public ImmutableArray<string> Changes { get; init; } = [];

    /// <summary>What today's route cannot take into account.</summary>
    public ImmutableArray<string> Limits { get; init; } = [];
}

/// <summary>The route of a request as it was recorded.</summary>
/// <param name="Task">The task; <see langword="null"/> for none.</param>
/// <param name="Source">What told it.</param>
/// <param name="Why">The rule or value that told it.</param>
/// <param name="Start">The model it began on; <see langword="null"/> when none was called.</param>
/// <param name="Path">The rungs tried, joined by <c>&gt;</c>.</param>
/// <param name="Reason">Why it left a rung or was refused.</param>
/// <param name="Baseline">The model it was compared with.</param>
public sealed record RecordedRoute(string? Task, TaskSource Source, string? Why, string? Start, string Path, string Reason, string? Baseline);
