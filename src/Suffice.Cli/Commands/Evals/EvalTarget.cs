using System.Collections.Immutable;
using Suffice.Evaluation.Metrics;
using Suffice.Evaluation.Sets;
using Suffice.Policy;

namespace Suffice.Cli.Commands.Evals;

/// <summary>Items to measure models by, and the task whose items they are.</summary>
/// <param name="Task">The task; <see langword="null"/> for items of no task.</param>
/// <param name="Set">The items.</param>
internal sealed record EvalTarget(TaskPolicy? Task, EvalSet Set)
{
    /// <summary>What its answers are measured by beside what is asked for: a worker's verdict.</summary>
    public ImmutableArray<IMetric> Metrics { get; init; } = [];
}
