using System.Collections.Immutable;
using Suffice.Catalog;
using Suffice.Classifier;
using Suffice.Confidence;

namespace Suffice.Policy;

/// <summary>A task: its ladder, why, and the gate its answers pass.</summary>
public sealed record TaskPolicy
{
    /// <summary>The name of the policy's <c>default</c> entry.</summary>
    public const string DefaultName = "default";

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Why it has the ladder it has, in the author's words.</summary>
    public string? Why { get; init; }

    /// <summary>The kind of thinking, when stated; calls with <c>model: auto</c> are matched by it.</summary>
    public TaskType? Type { get; init; }

    /// <summary>The models it may use, cheapest first; at least one.</summary>
    public required ImmutableArray<Model> Ladder { get; init; }

    /// <summary>Rules that recognise it, any of which suffices.</summary>
    public ImmutableArray<MatchRule> Match { get; init; } = [];

    /// <summary>Fingerprints of fixed parts that are known to be this task.</summary>
    public ImmutableArray<string> Fingerprints { get; init; } = [];

    /// <summary>The checks each answer must pass, in order.</summary>
    public ImmutableArray<GateCheck> Gate { get; init; } = [];

    /// <summary>Identifies the checks as written, with their options and files, the one of confidence left out; empty where nothing was written.</summary>
    public string GateSignature { get; init; } = string.Empty;

    /// <summary>How its answers are believed; <see langword="null"/> when the checks alone decide. Its check stands last in <see cref="Gate"/>.</summary>
    public TaskConfidence? Confidence { get; init; }

    /// <summary>What follows a failed check that says nothing itself.</summary>
    public FailurePlan OnFail { get; init; } = FailurePlan.Escalate;

    /// <summary>The checks, each with the plan that holds for it: its own, or the task's.</summary>
    public ImmutableArray<GateCheck> PlannedGate => [.. Gate.Select(item => item with { OnFail = item.OnFail ?? OnFail })];

    /// <summary>What follows when the last rung's answer fails too.</summary>
    public ExhaustedAction OnExhausted { get; init; } = ExhaustedAction.Refuse;

    /// <summary>Where a call goes that brings results of tools.</summary>
    public ToolLoopRule ToolLoop { get; init; } = ToolLoopRule.Stay;

    /// <summary>True when a customer reads the answer.</summary>
    public bool CustomerFacing { get; init; }

    /// <summary>Where the data must stay; a rung elsewhere is not fit.</summary>
    public ImmutableArray<string> Residency { get; init; } = [];

    /// <summary>The most upstream calls for one request, retries and checks included. Default 6.</summary>
    public int MaxAttempts { get; init; } = 6;

    /// <summary>One deadline for the whole request. Default 10 min.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long the first try of a rung may be silent before the same call is sent a second time; <see langword="null"/> for never.</summary>
    public TimeSpan? HedgeAfter { get; init; }

    /// <summary>The most one request may cost in USD, worst case counted before each call; <see langword="null"/> for no cap.</summary>
    public decimal? MaxCostUsd { get; init; }

    /// <summary>What the call would have used without routing; <see langword="null"/> for the ladder's last rung.</summary>
    public Model? Baseline { get; init; }

    /// <summary>True when prompts and answers may be kept in the ledger.</summary>
    public bool StoreContent { get; init; }

    /// <summary>How often accepted answers of lower rungs are compared with the last rung's; <see langword="null"/> for never.</summary>
    public ShadowSettings? Shadow { get; init; }

    /// <summary>The quality a rung must reach; <see langword="null"/> when none is stated.</summary>
    public QualityFloor? Floor { get; init; }

    /// <summary>How it works on tickets; <see langword="null"/> when it is no worker.</summary>
    public WorkerSettings? Worker { get; init; }

    /// <summary>Tells whether its data may be at a place.</summary>
    /// <param name="residency">The place; <see langword="null"/> when it is not stated.</param>
    /// <returns>True when it may.</returns>
    public bool MayStayAt(string? residency) =>
        Residency.IsDefaultOrEmpty || (residency is not null && Residency.Contains(residency, StringComparer.OrdinalIgnoreCase));

    /// <summary>True when a stream must be held until the gate has judged the whole answer.</summary>
    public bool HoldsAnswers => !Gate.IsDefaultOrEmpty;
}
