using System.Collections.Immutable;
using Suffice.Classifier;
using Suffice.Policy;

namespace Suffice.Gateway.Api;

/// <summary>A task of the policy in force.</summary>
internal sealed record TaskView
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Why it has the ladder it has, in the author's words.</summary>
    public required string? Why { get; init; }

    /// <summary>The kind of thinking, when stated.</summary>
    public required TaskType? Type { get; init; }

    /// <summary>The models it may use, cheapest first.</summary>
    public required ImmutableArray<string> Ladder { get; init; }

    /// <summary>The checks each answer must pass, in order.</summary>
    public required ImmutableArray<CheckView> Gate { get; init; }

    /// <summary>What follows a failed check that says nothing itself.</summary>
    public required FailurePlan OnFail { get; init; }

    /// <summary>What follows when the last rung's answer fails too.</summary>
    public required ExhaustedAction OnExhausted { get; init; }

    /// <summary>True when a customer reads the answer.</summary>
    public required bool CustomerFacing { get; init; }

    /// <summary>Where the data must stay; empty for anywhere.</summary>
    public required ImmutableArray<string> Residency { get; init; }

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

    /// <summary>True when prompts and answers are kept in the ledger.</summary>
    public required bool StoreContent { get; init; }

    /// <summary>Shows a task.</summary>
    /// <param name="task">The task.</param>
    /// <returns>What is shown.</returns>
    public static TaskView Of(TaskPolicy task) => new()
    {
        Name = task.Name,
        Why = task.Why,
        Type = task.Type,
        Ladder = [.. task.Ladder.Select(model => model.Name)],
        Gate = [.. task.Gate.Select(check => new CheckView(check.Check.Name, check.OnFail))],
        OnFail = task.OnFail,
        OnExhausted = task.OnExhausted,
        CustomerFacing = task.CustomerFacing,
        Residency = task.Residency,
        MaxAttempts = task.MaxAttempts,
        Deadline = task.Deadline,
        HedgeAfter = task.HedgeAfter,
        MaxCostUsd = task.MaxCostUsd,
        Baseline = (task.Baseline ?? task.Ladder[^1]).Name,
        StoreContent = task.StoreContent,
    };
}

/// <summary>A check of a gate.</summary>
/// <param name="Check">Its name.</param>
/// <param name="OnFail">What follows when it fails; <see langword="null"/> for the task's own plan.</param>
internal sealed record CheckView(string Check, FailurePlan? OnFail);

/// <summary>The tasks of the policy in force.</summary>
/// <param name="Tasks">The tasks, in the order written.</param>
/// <param name="Default">What holds for a call that is none of them; <see langword="null"/> when such calls are refused.</param>
internal sealed record TaskList(ImmutableArray<TaskView> Tasks, TaskView? Default);
