using System.Collections.Immutable;
using Suffice.Billing;
using Suffice.Dashboard.Times;
using Suffice.Ledger;

namespace Suffice.Dashboard.Pipelines;

/// <summary>One pipeline: the bill of its runs, step by step, beside its plan where there is one.</summary>
public sealed record PipelineFigures
{
    /// <summary>The days it is of.</summary>
    public required Period Period { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>False for one that the policy has no longer.</summary>
    public required bool IsInPolicy { get; init; }

    /// <summary>Why it is as it is, in its author's words.</summary>
    public string? Why { get; init; }

    /// <summary>Its steps in the policy, in the order written.</summary>
    public ImmutableArray<string> Steps { get; init; } = [];

    /// <summary>The bill of its runs in the days, as <c>suffice bill --pipeline NAME --json</c> says; <see langword="null"/> without a run.</summary>
    public FlowBill? Bill { get; init; }

    /// <summary>Its plan beside what was seen, as <c>suffice bill --pipeline NAME --plan FILE --json</c> says; <see langword="null"/> without a plan, or without a run.</summary>
    public PlanBesideSeen? Beside { get; init; }

    /// <summary>The plan's file; <see langword="null"/> without one.</summary>
    public string? Plan { get; init; }

    /// <summary>What is wrong in the plan; empty when nothing is.</summary>
    public ImmutableArray<string> PlanProblems { get; init; } = [];

    /// <summary>The latest runs of the days.</summary>
    public ImmutableArray<PipelineRun> Runs { get; init; } = [];

    /// <summary>True when why runs stopped was left out, for whoever may not read content.</summary>
    public bool IsWithheld { get; init; }

    /// <summary>The same without what quotes content: why a run stopped is told in the words of a model's answer, of a check or of a provider.</summary>
    /// <returns>What a viewer is shown.</returns>
    public PipelineFigures Withheld() => this with { IsWithheld = true, Runs = [.. Runs.Select(run => run with { Error = null })] };
}

/// <summary>A run of a pipeline.</summary>
/// <param name="Run">Its id.</param>
/// <param name="Request">The ledger's row of the run as a whole.</param>
/// <param name="At">When it began (UTC).</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Latency">How long it took.</param>
/// <param name="Error">Why it stopped; <see langword="null"/> when it did not.</param>
public sealed record PipelineRun(string Run, string Request, DateTimeOffset At, RequestOutcome Outcome, TimeSpan Latency, string? Error);
