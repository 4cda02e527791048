using System.Collections.Immutable;

namespace Suffice.Learning.Tables;

/// <summary>One task: which model serves it, why, and how every model does there.</summary>
/// <param name="Task">The task.</param>
/// <param name="Calls">How many labelled calls there are.</param>
/// <param name="Model">The model that serves it.</param>
/// <param name="Why">Why that one, in a sentence.</param>
/// <param name="Models">Every model, the ceiling last.</param>
public sealed record TaskTableRow(string Task, int Calls, string Model, string Why, ImmutableArray<TaskTableCell> Models)
{
    /// <summary>The cell of a model.</summary>
    /// <param name="model">The model.</param>
    /// <returns>The cell.</returns>
    public TaskTableCell CellOf(string model) => Models.First(cell => string.Equals(cell.Model, model, StringComparison.Ordinal));
}
