using Suffice.Evaluation.Items;
using Suffice.Evaluation.Metrics.Scoring;

namespace Suffice.Evaluation.Runs;

/// <summary>An item that can be measured, with what measures it.</summary>
/// <param name="Item">The item.</param>
/// <param name="Scorer">Measures answers to it.</param>
/// <param name="Metrics">The names of what it is measured by.</param>
internal sealed record PreparedItem(EvalItem Item, AnswerScorer Scorer, IReadOnlyList<string> Metrics)
{
    /// <summary>By what a judge is to judge answers to it, as a hash; <see langword="null"/> when nobody is asked.</summary>
    public string? JudgedBy { get; init; }
}
