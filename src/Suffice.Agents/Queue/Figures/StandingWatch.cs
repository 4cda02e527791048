using System.Collections.Concurrent;
using System.Globalization;
using Suffice.Agents.Keeping;
using Suffice.Agents.Prompting;
using Suffice.Ledger.Tables;
using Suffice.Policy;

namespace Suffice.Agents.Queue.Figures;

/// <summary>Workers' standings, and the figures they rest on, for a process that asks often: found out again only when a review or a ticket was added, or the rubric or the ladder is another.</summary>
/// <param name="file">The file that holds the queue.</param>
public sealed class StandingWatch(AgentsFile file)
{
    private readonly ConcurrentDictionary<string, Known<WorkerStanding>> standings = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Known<AgreementReport>> reports = new(StringComparer.Ordinal);

    /// <summary>A worker's standing.</summary>
    /// <param name="task">The task; it has <see cref="TaskPolicy.Worker"/>.</param>
    /// <param name="standard">What it goes by.</param>
    /// <returns>Its standing.</returns>
    public WorkerStanding Of(TaskPolicy task, WorkerStandard standard)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(standard);

        return Find(standings, task, standard, "SELECT max(id) FROM queue_reviews", () => WorkerStanding.Of(file, task, standard));
    }

    /// <summary>How far people and a worker agree.</summary>
    /// <param name="task">The task; it has <see cref="TaskPolicy.Worker"/>.</param>
    /// <param name="standard">What it goes by.</param>
    /// <returns>The figures.</returns>
    public AgreementReport AgreementOf(TaskPolicy task, WorkerStandard standard)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(standard);
        new QueueFilling(file).Fill(task.Name);

        return Find(reports, task, standard, "SELECT (SELECT coalesce(max(id), 0) FROM queue_reviews) || ' ' || (SELECT coalesce(max(id), 0) FROM queue_items)", () => new AgreementMaker(file, task, standard).Make());
    }

    private T Find<T>(ConcurrentDictionary<string, Known<T>> known, TaskPolicy task, WorkerStandard standard, string last, Func<T> find)
    {
        object? seen = file.Read(QueueTables.Tables, open => open.Scalar(last));
        string stamp = string.Create(CultureInfo.InvariantCulture, $"{seen} {standard.Context.RubricHash} {string.Join('>', task.Ladder.Select(model => model.Name))} {task.Worker}");
        if (known.TryGetValue(task.Name, out Known<T>? before) && before.Stamp == stamp)
        {
            return before.Figures;
        }

        Known<T> anew = new(stamp, find());
        known[task.Name] = anew;

        return anew.Figures;
    }

    private sealed record Known<T>(string Stamp, T Figures);
}
