using System.Collections.Immutable;
using Suffice.Catalog;
using Suffice.Policy;
using Suffice.Tasks;

namespace Suffice.Routing;

/// <summary>Where one call goes, and why; decided before anything is sent.</summary>
public sealed record Route
{
    /// <summary>The policy it was decided by; the call keeps it to its end.</summary>
    public required SufficePolicy Policy { get; init; }

    /// <summary>Which task the call is.</summary>
    public required TaskDecision Decision { get; init; }

    /// <summary>The rules it runs by: the task, or for a named model a task of one rung without a gate.</summary>
    public required TaskPolicy Plan { get; init; }

    /// <summary>The ladder, unfit rungs marked.</summary>
    public required ImmutableArray<Rung> Rungs { get; init; }

    /// <summary>What the call would have used without routing.</summary>
    public required Model Baseline { get; init; }

    /// <summary>The estimated prompt length in tokens.</summary>
    public required long PromptTokens { get; init; }

    /// <summary>The model that a loop of tool calls stays on; <see langword="null"/> for any other call.</summary>
    public string? StaysOn { get; init; }

    /// <summary>Why it starts above the ladder's first rung (<c>routed</c>, <c>demoted</c>, <c>uncalibrated</c>), told as the request's reason; <see langword="null"/> when it does not.</summary>
    public string? AboveReason { get; init; }

    /// <summary>The rung to start on; <see langword="null"/> when none is fit.</summary>
    public Rung? Start => Rungs.FirstOrDefault(r => r.IsFit);

    /// <summary>The task's name; <see langword="null"/> for a named model.</summary>
    public string? TaskName => Decision.Task?.Name;

    /// <summary>The same call on the rung it starts on, and no other.</summary>
    /// <returns>The shorter route; this one when no rung is fit.</returns>
    public Route OnFirstRung() => Start is { } start ? this with { Rungs = [start] } : this;

    /// <summary>The same call on its safe rung: the last one that fits.</summary>
    /// <param name="reason">Why.</param>
    /// <returns>The shorter route; this one when there is no lower rung to leave out.</returns>
    public Route OnLastRung(string reason)
    {
        for (int i = Rungs.Length - 1; i > 0; i--)
        {
            if (Rungs[i].IsFit)
            {
                return this with { Rungs = Rungs[i..], AboveReason = reason };
            }
        }

        return this;
    }
}
