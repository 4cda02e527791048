using System.Collections.Concurrent;
using Suffice.Agents.Contexts;
using Suffice.Agents.Prompting;
using Suffice.Agents.Queue.Figures;
using Suffice.Policy;

namespace Suffice.Gateway.Working;

/// <summary>The workers' standards as their files stand: read again when one of them has changed.</summary>
internal sealed class FollowedStandards(StandingWatch standings)
{
    private readonly ConcurrentDictionary<string, Followed> read = new(StringComparer.Ordinal);

    /// <summary>A worker's standard.</summary>
    /// <param name="policy">The policy in force.</param>
    /// <param name="task">The worker.</param>
    /// <returns>The standard, with what is wrong in it.</returns>
    public WorkerStandard Of(SufficePolicy policy, TaskPolicy task)
    {
        string stamp = $"{policy.Version} {StampOf(task.Worker!.Folder)}";
        if (read.TryGetValue(task.Name, out Followed? known) && known.Stamp == stamp)
        {
            return known.Standard;
        }

        Followed anew = new(stamp, WorkerStandard.Read(task));
        read[task.Name] = anew;

        return anew.Standard;
    }

    /// <summary>Tells whether a worker's verdicts stand by themselves.</summary>
    /// <param name="task">The worker.</param>
    /// <param name="standard">The worker's standard.</param>
    /// <returns>True when they do.</returns>
    public bool IsActing(TaskPolicy task, WorkerStandard standard) => standings.Of(task, standard).IsActing;

    private static string StampOf(string folder) => string.Join(
        ' ',
        Enum.GetValues<ContextKind>().Select(ContextFile.NameOf).Append("output.schema.json").Select(name =>
        {
            FileInfo file = new(Path.Combine(folder, name));

            return file.Exists ? FormattableString.Invariant($"{file.Length}:{file.LastWriteTimeUtc.Ticks}") : "-";
        }));

    private sealed record Followed(string Stamp, WorkerStandard Standard);
}
