namespace Suffice.Evaluation.Runs;

/// <summary>How a run ended.</summary>
/// <param name="Run">What is kept of it.</param>
/// <param name="SpentUsd">What it spent, USD, judges and failed calls included.</param>
/// <param name="Stopped">Why it ended before everything was asked; <see langword="null"/> when it did not.</param>
public sealed record EvalOutcome(EvalRun Run, decimal SpentUsd, string? Stopped)
{
    /// <summary>The same in a word.</summary>
    public RunEnding Ending { get; init; }

    /// <summary>What was watched while it ran; <see langword="null"/> when nothing was.</summary>
    public RunWatch? Watch { get; init; }
}
