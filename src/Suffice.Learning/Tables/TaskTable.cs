using System.Collections.Immutable;
using Suffice.Learning.Labelled;
using Suffice.Learning.Storing;

namespace Suffice.Learning.Tables;

/// <summary>Which model serves which task: the cheapest choice that keeps a share of the ceiling's quality over all calls together.</summary>
/// <remarks>
/// The promise is about all tasks together: one may fall short where another makes up for it. Every comparison is paired with the
/// ceiling on the same calls and drawn towards what the model does in other tasks.
/// </remarks>
public sealed class TaskTable
{
    internal TaskTable(string ceiling, double keep, TaskGrouping grouping, ImmutableArray<TaskTableRow> rows, HeldOutChoice heldOut)
    {
        Ceiling = ceiling;
        Keep = keep;
        Grouping = grouping;
        Rows = rows;
        HeldOut = heldOut;
    }

    /// <summary>The model whose quality is kept, and that serves what the table does not know.</summary>
    public string Ceiling { get; }

    /// <summary>The share of its right answers that is to be kept.</summary>
    public double Keep { get; }

    /// <summary>By what calls are of one task.</summary>
    public TaskGrouping Grouping { get; }

    /// <summary>One row a task, by name.</summary>
    public ImmutableArray<TaskTableRow> Rows { get; }

    /// <summary>What such choices gave on calls held out.</summary>
    public HeldOutChoice HeldOut { get; }

    /// <summary>What it was made of; <see langword="null"/> when nobody said.</summary>
    public TaskTableSource? Source { get; init; }

    /// <summary>All models, the ceiling last.</summary>
    public IEnumerable<string> Models => Rows[0].Models.Select(cell => cell.Model);

    /// <summary>Fits a table.</summary>
    /// <param name="calls">Labelled calls; their rungs are the models to choose from.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentException">There are too few calls, their models differ, or the ceiling is none of them.</exception>
    public static TaskTable Fit(IReadOnlyList<LabelledCall> calls, TaskTableLearning options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(calls);
        ArgumentNullException.ThrowIfNull(options);
        return new TaskTableLearner(calls, options).Fit(cancellationToken);
    }

    /// <summary>The model that serves a call.</summary>
    /// <param name="call">The call.</param>
    /// <returns>The model, and whether the table knows the task; the ceiling serves a task that was not seen.</returns>
    public (string Model, bool IsKnown) ModelFor(LabelledCall call)
    {
        string task = TaskKeys.Of(call, Grouping);
        return Rows.FirstOrDefault(row => string.Equals(row.Task, task, StringComparison.Ordinal)) is { } known ? (known.Model, true) : (Ceiling, false);
    }

    /// <summary>The same table, saying what it was made of.</summary>
    /// <param name="source">What.</param>
    /// <returns>The table.</returns>
    public TaskTable Of(TaskTableSource source) => new(Ceiling, Keep, Grouping, Rows, HeldOut) { Source = source };

    /// <summary>Reads a table.</summary>
    /// <param name="stream">JSON that <see cref="Save"/> wrote.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ModelFileException">It is no task table.</exception>
    public static TaskTable Load(Stream stream) => TaskTableFile.Read(stream);

    /// <summary>Writes it as JSON, for people and programs.</summary>
    /// <param name="stream">Where to.</param>
    public void Save(Stream stream) => TaskTableFile.Write(this, stream);
}
