using Suffice.Evaluation.Judges;

namespace Suffice.Evaluation.Verdicts;

/// <summary>The answers of two models to the items of one task, scored.</summary>
/// <param name="Task">The task.</param>
/// <param name="Small">The small model's name.</param>
/// <param name="Large">The large model's name; <see langword="null"/> when only the small one was run.</param>
/// <param name="Items">The items, drawn as the task's calls are.</param>
public sealed record TaskRun(string Task, string Small, string? Large, IReadOnlyList<PairedItem> Items)
{
    /// <summary>Where the scores come from.</summary>
    public ScoreSource Source { get; init; } = ScoreSource.Metric;

    /// <summary>What good enough means for this task, in place of the rule of those decided with it; <see langword="null"/> for that one.</summary>
    public VerdictRule? Rule { get; init; }

    /// <summary>What the judge was measured to be worth; <see langword="null"/> when it was not measured, or there is none.</summary>
    public JudgeTrust? Judge { get; init; }
}
