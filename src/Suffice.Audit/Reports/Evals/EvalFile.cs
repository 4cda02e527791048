using System.Collections.Immutable;

namespace Suffice.Audit.Reports.Evals;

/// <summary>The items of one task, and where they are written.</summary>
/// <param name="Task">The task.</param>
/// <param name="Path">The file.</param>
/// <param name="Items">The items.</param>
internal sealed record EvalFile(AuditedTask Task, string Path, ImmutableArray<EvalItem> Items)
{
    /// <summary>Makes the items of a task.</summary>
    /// <param name="task">The task.</param>
    /// <param name="folder">The folder of all files.</param>
    /// <param name="most">The most items.</param>
    /// <returns>The file, in the folder whatever the task is called: names may come out of a log.</returns>
    public static EvalFile Of(AuditedTask task, string folder, int most)
    {
        string name = string.Concat(task.Name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '-')).TrimStart('.');
        return new EvalFile(task, System.IO.Path.Combine(folder, name + ".jsonl"), EvalItems.Of(task, most));
    }
}
