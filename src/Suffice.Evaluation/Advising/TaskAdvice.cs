using System.Collections.Immutable;
using Suffice.Evaluation.Advising.Tuning;

namespace Suffice.Evaluation.Advising;

/// <summary>Which model a task should use, why, and what is missing to know it.</summary>
public sealed record TaskAdvice
{
    /// <summary>The task.</summary>
    public required string Task { get; init; }

    /// <summary>Its ladder today, cheapest first.</summary>
    public required ImmutableArray<string> Ladder { get; init; }

    /// <summary>The small model that is meant; <see langword="null"/> when the policy knows none below its capable one.</summary>
    public required string? Small { get; init; }

    /// <summary>The capable model: the ladder's last rung.</summary>
    public required string Capable { get; init; }

    /// <summary>The advice in a word.</summary>
    public required AdviceOutcome Outcome { get; init; }

    /// <summary>True when an eval's verdict or a calibration's proof stands behind it, and not the rule alone.</summary>
    public required bool IsProved { get; init; }

    /// <summary>The advice in a sentence, with what it rests on.</summary>
    public required string Sentence { get; init; }

    /// <summary>Each point of the rule.</summary>
    public required ImmutableArray<AdviceFinding> Findings { get; init; }

    /// <summary>What to do next, the most telling first.</summary>
    public required ImmutableArray<string> Next { get; init; }

    /// <summary>Whether distilling or fine-tuning would pay.</summary>
    public required TuningAdvice Tuning { get; init; }

    /// <summary>What is missing, point by point.</summary>
    public ImmutableArray<string> Missing => [.. Findings.Where(finding => finding.IsOpen).Select(finding => $"{finding.Point}: {finding.Settles}")];
}
