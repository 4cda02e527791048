using System.Collections.Concurrent;
using Suffice.Agents.Keeping;
using Suffice.Agents.Prompting;
using Suffice.Ledger.Tables;
using Suffice.Policy;

namespace Suffice.Agents.Queue.Figures;

/// <summary>Workers' standings for a process that asks often: found out again only when a review was added, or the rubric or the ladder is another.</summary>
/// <param name="file">The file that holds the queue.</param>
public sealed class StandingWatch(AgentsFile file)
{
    private readonly ConcurrentDictionary<string, Known> known = new(StringComparer.Ordinal);

    /// <summary>A worker's standing.</summary>
    /// <param name="task">The task; it has <see cref="TaskPolicy.Worker"/>.</param>
    /// <param name="standard">What it goes by.</param>
    /// <returns>Its standing.</returns>
    public WorkerStanding Of(TaskPolicy task, WorkerStandard standard)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(standard);
        long last = file.Read(QueueTables.Tables, open => open.Number("SELECT max(id) FROM queue_reviews"));
        string stamp = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{last} {standard.Context.RubricHash} {string.Join('>', task.Ladder.Select(model => model.Name))} {task.Worker}");
        if (known.TryGetValue(task.Name, out Known? before) && before.Stamp == stamp)
        {
            return before.Standing;
        }

        Known anew = new(stamp, WorkerStanding.Of(file, task, standard));
        known[task.Name] = anew;

        return anew.Standing;
    }

    private sealed record Known(string Stamp, WorkerStanding Standing);
}
