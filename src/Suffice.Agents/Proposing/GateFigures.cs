using System.Collections.Immutable;
using Suffice.Evaluation.Statistics.Intervals;

namespace Suffice.Agents.Proposing;

/// <summary>What a worker did before and after a change, case by case the same ones.</summary>
public sealed record GateFigures
{
    /// <summary>What the gate says.</summary>
    public required GateResult Result { get; init; }

    /// <summary>Why, in sentences.</summary>
    public ImmutableArray<string> Why { get; init; } = [];

    /// <summary>Identifies the cases and what is to come of them; another set needs another trial.</summary>
    public required string Set { get; init; }

    /// <summary>Identifies the four context files before the change: on others it was not tried.</summary>
    public string Context { get; init; } = string.Empty;

    /// <summary>The cases that say whether anything broke: checked, of the validation part, and not the pattern's own.</summary>
    public required PairedFigures Validation { get; init; }

    /// <summary>The largest loss that still counts as none: 0.05 is five points.</summary>
    public double Margin { get; init; }

    /// <summary>The p-value of "it lost as much or more" (Tango); 1 without cases.</summary>
    public double NonInferiorityP { get; init; } = 1;

    /// <summary>Slices in which it got worse.</summary>
    public ImmutableArray<SliceFigures> SlicesWorse { get; init; } = [];

    /// <summary>How many slices of enough cases were looked at.</summary>
    public int Slices { get; init; }

    /// <summary>The pattern's own cases that a person stands behind.</summary>
    public required TargetFigures Targets { get; init; }

    /// <summary>The pattern's cases that rest on the complaint's words alone: told, never counted.</summary>
    public TargetFigures Unchecked { get; init; } = new(0, 0, 0);

    /// <summary>The cases that nobody saw before: neither who proposed nor the rule that decided.</summary>
    public PairedFigures Final { get; init; } = new(0, 0, 0, 0, 0);

    /// <summary>Other agents that could be touched.</summary>
    public ImmutableArray<OtherAgent> OtherAgents { get; init; } = [];

    /// <summary>Cases of which nobody said what is to come; they are not tried.</summary>
    public int Unstated { get; init; }

    /// <summary>Cases that say what another says; they count once.</summary>
    public int Copies { get; init; }

    /// <summary>Cases that could not be judged before or after: a provider, or the budget.</summary>
    public int Unjudged { get; init; }

    /// <summary>USD a ticket before and after; <see langword="null"/> when a price is not known.</summary>
    public decimal? UsdTicketBefore { get; init; }

    /// <inheritdoc cref="UsdTicketBefore"/>
    public decimal? UsdTicketAfter { get; init; }

    /// <summary>What this trial has cost, USD; answers of an earlier trial of the same are not bought twice.</summary>
    public decimal CostUsd { get; init; }
}

/// <summary>What a gate says.</summary>
public enum GateResult
{
    /// <summary>It helps, and harms nothing that was looked at.</summary>
    Pass,

    /// <summary>It harms, or does not help.</summary>
    Refuse,

    /// <summary>There are too few checked cases to tell.</summary>
    Inconclusive,
}

/// <summary>The same cases before and after.</summary>
/// <param name="N">How many.</param>
/// <param name="Before">The share that was right before, 0 to 1.</param>
/// <param name="After">The share that is right after, 0 to 1.</param>
/// <param name="Fixed">Wrong before, right after.</param>
/// <param name="Broken">Right before, wrong after.</param>
public sealed record PairedFigures(long N, double Before, double After, long Fixed, long Broken)
{
    /// <summary>The exact two-sided p-value of McNemar's test; 1 without a difference.</summary>
    public double McNemarP { get; init; } = 1;

    /// <summary>The 95% interval of after minus before (Tango); <see langword="null"/> without cases.</summary>
    public Interval? Difference { get; init; }
}

/// <summary>A slice: cases with one tag.</summary>
/// <param name="Tag">The tag.</param>
/// <param name="N">How many cases.</param>
/// <param name="Fixed">Wrong before, right after.</param>
/// <param name="Broken">Right before, wrong after.</param>
public sealed record SliceFigures(string Tag, long N, long Fixed, long Broken);

/// <summary>Cases of the pattern itself.</summary>
/// <param name="N">How many.</param>
/// <param name="Before">How many were right before.</param>
/// <param name="After">How many are right after.</param>
public sealed record TargetFigures(long N, long Before, long After)
{
    /// <summary>Of those, cases that the proposer did not see.</summary>
    public TargetFigures? Unseen { get; init; }
}

/// <summary>Another agent.</summary>
/// <param name="Agent">Its name.</param>
/// <param name="SamePrompt">True when its prompt is the same to the byte, so that nothing can differ and nothing was tried.</param>
public sealed record OtherAgent(string Agent, bool SamePrompt)
{
    /// <summary>What it did; <see langword="null"/> when nothing was tried.</summary>
    public PairedFigures? Figures { get; init; }
}
