using System.Collections.Immutable;

namespace Suffice.Evaluation.Advising.Tuning;

/// <summary>Whether to distil or fine-tune: cheaper moves first, then the calls from which a tuned model pays.</summary>
public sealed record TuningAdvice
{
    /// <summary>The answer in a word.</summary>
    public required TuningOutcome Outcome { get; init; }

    /// <summary>The answer in a sentence.</summary>
    public required string Sentence { get; init; }

    /// <summary>The ways to pay less, in the order in which they are tried.</summary>
    public ImmutableArray<Move> Moves { get; init; } = [];

    /// <summary>The calls that pay for the project, beside the capable model with its whole prompt; <see langword="null"/> when none would, or it is not known.</summary>
    public decimal? BreakEvenCalls { get; init; }

    /// <summary>The calls that pay for the project, beside what is paid today; <see langword="null"/> when none would, or it is not known.</summary>
    public decimal? BreakEvenCallsBesideToday { get; init; }

    /// <summary>The calls a month that pay for project and hosting within its life, beside the same.</summary>
    public decimal? BreakEvenCallsPerMonth { get; init; }

    /// <summary>The calls that pay for the project, beside the cheapest prompted model; <see langword="null"/> when none would, or it is not known.</summary>
    public decimal? BreakEvenCallsBesidePrompted { get; init; }

    /// <summary>The calls a month to the cheapest prompted model that cost as much as hosting does; <see langword="null"/> without hosting.</summary>
    public decimal? CallsForHosting { get; init; }

    /// <summary>What the project costs in its life, retraining included, in USD.</summary>
    public required decimal ProjectUsd { get; init; }

    /// <summary>How often it has to be trained anew in its life, as far as retirements are announced.</summary>
    public int Retrainings { get; init; }

    /// <summary>What speaks for or against tuning beside the money: form, jargon, retirements.</summary>
    public ImmutableArray<string> Signs { get; init; } = [];

    /// <summary>What must hold before.</summary>
    public ImmutableArray<TuningCondition> Conditions { get; init; } = [];

    /// <summary>What it was reckoned with.</summary>
    public ImmutableArray<TuningInput> Inputs { get; init; } = [];
}
