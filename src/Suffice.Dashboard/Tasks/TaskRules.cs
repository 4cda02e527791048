using System.Collections.Immutable;
using Suffice.Policy;

namespace Suffice.Dashboard.Tasks;

/// <summary>What the policy says of a task beside its ladder.</summary>
public sealed record TaskRules
{
    /// <summary>The rules that recognise it, any of which suffices: each the conditions that must all hold.</summary>
    public required ImmutableArray<ImmutableArray<string>> Match { get; init; }

    /// <summary>Fingerprints that are known to be it.</summary>
    public required ImmutableArray<string> Fingerprints { get; init; }

    /// <summary>The checks that each answer must pass, in order, each with what follows when it fails.</summary>
    public required ImmutableArray<GateLine> Gate { get; init; }

    /// <summary>What follows when the last rung's answer fails too.</summary>
    public required ExhaustedAction OnExhausted { get; init; }

    /// <summary>The most upstream calls for one request.</summary>
    public required int MaxAttempts { get; init; }

    /// <summary>One deadline for the whole request.</summary>
    public required TimeSpan Deadline { get; init; }

    /// <summary>How long a rung may be silent before the same call is sent again; <see langword="null"/> for never.</summary>
    public required TimeSpan? HedgeAfter { get; init; }

    /// <summary>The most one request may cost in USD; <see langword="null"/> for no cap.</summary>
    public required decimal? MaxCostUsd { get; init; }

    /// <summary>The model that the baseline is priced by.</summary>
    public required string Baseline { get; init; }

    /// <summary>Where a call goes that brings results of tools.</summary>
    public required ToolLoopRule ToolLoop { get; init; }

    /// <summary>Where the data must stay; empty for anywhere.</summary>
    public required ImmutableArray<string> Residency { get; init; }

    /// <summary>True when prompts and answers are kept in the ledger.</summary>
    public required bool StoreContent { get; init; }

    /// <summary>How often accepted answers of lower rungs are compared with the last rung's; <see langword="null"/> for never.</summary>
    public required ShadowSettings? Shadow { get; init; }

    /// <summary>Reads them.</summary>
    /// <param name="task">The task.</param>
    /// <returns>The rules.</returns>
    internal static TaskRules Of(TaskPolicy task) => new()
    {
        Match = [.. task.Match.Select(rule => rule.Conditions().ToImmutableArray())],
        Fingerprints = task.Fingerprints,
        Gate = [.. task.PlannedGate.Select(item => new GateLine(item.Check.Name, item.OnFail!))],
        OnExhausted = task.OnExhausted,
        MaxAttempts = task.MaxAttempts,
        Deadline = task.Deadline,
        HedgeAfter = task.HedgeAfter,
        MaxCostUsd = task.MaxCostUsd,
        Baseline = (task.Baseline ?? task.Ladder[^1]).Name,
        ToolLoop = task.ToolLoop,
        Residency = task.Residency,
        StoreContent = task.StoreContent,
        Shadow = task.Shadow,
    };
}

/// <summary>A check of a gate.</summary>
/// <param name="Check">Its name.</param>
/// <param name="OnFail">What follows when it fails: its own plan, or the task's.</param>
public sealed record GateLine(string Check, FailurePlan OnFail)
{
    /// <summary>What follows, in words.</summary>
    public string Then => string.Join(", then ", Steps());

    private IEnumerable<string> Steps()
    {
        if (OnFail.Repair)
        {
            yield return "mend it without a model";
        }

        if (OnFail.Retries > 0)
        {
            yield return OnFail.Retries == 1 ? "ask the same rung once more, told what was wrong" : $"ask the same rung {OnFail.Retries} times more, told what was wrong";
        }

        yield return OnFail.Then switch
        {
            FailureAction.Refuse => "refuse",
            FailureAction.Person => "hand it to a person",
            _ => "escalate to the next rung",
        };
    }
}
