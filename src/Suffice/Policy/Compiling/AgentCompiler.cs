using System.Collections.Immutable;
using Suffice.Files;
using Suffice.Policy.Entries;
using Suffice.Policy.Sources;

namespace Suffice.Policy.Compiling;

/// <summary>Makes what a policy says of workers and of their chief of staff; whom they name must be there.</summary>
internal static class AgentCompiler
{
    /// <summary>What a task says of its work on tickets.</summary>
    /// <param name="task">The task as written.</param>
    /// <param name="load">The load.</param>
    /// <returns>The settings; <see langword="null"/> when it is no worker, or wrongly written.</returns>
    public static WorkerSettings? Worker(WrittenTask task, Compilation load)
    {
        if (task.Entry.Worker is not { } entry)
        {
            return null;
        }

        if (task.OwnFolder is not { } folder)
        {
            load.Findings.Error($"{task.Path}.worker", "what holds for everything else is no worker", "a task of its own, with a folder tasks/NAME");
            return null;
        }

        return new WorkerSettings(Path.GetFullPath(folder))
        {
            Upstream = entry.Upstream,
            Fields = entry.Fields,
            Show = entry.Show,
            Sample = entry.Sample,
            Agreement = entry.Agreement,
            AgreementOn = entry.AgreementOn,
            Keep = entry.Keep,
            AtOnce = entry.AtOnce,
            MaxOutputTokens = entry.MaxOutputTokens,
            PerMinute = entry.PerMinute,
        };
    }

    /// <summary>Tells of tasks that are named and not there.</summary>
    /// <param name="written">The policy as written.</param>
    /// <param name="load">The load.</param>
    public static void CheckNames(WrittenPolicy written, Compilation load)
    {
        ImmutableArray<string> known = [.. written.Tasks.Select(task => task.Name)];
        foreach (WrittenTask task in written.Tasks)
        {
            ImmutableArray<string> upstream = task.Entry.Worker?.Upstream ?? [];
            for (int i = 0; i < upstream.Length; i++)
            {
                string path = load.Findings.ItemPath($"{task.Path}.worker.upstream", i);
                if (upstream[i] == task.Name)
                {
                    load.Findings.Error(path, $"'{task.Name}' is this worker itself, and it complains about others", "whose work it judges: another worker, people or a system");
                    continue;
                }

                TellUnknown(upstream[i], path, known, load);
            }
        }

        if (written.File.Chief?.Task is { } chief)
        {
            Check(chief, "chief.task", known, load);
        }
    }

    /// <summary>What a policy says of the chief of staff.</summary>
    /// <param name="entry">The entry; may be <see langword="null"/>.</param>
    /// <returns>The settings; <see langword="null"/> when there is none.</returns>
    public static ChiefSettings? Chief(ChiefEntry? entry) => entry is null
        ? null
        : new ChiefSettings(entry.Task) { Every = entry.Every, Watch = entry.Watch, MaxCostUsd = entry.MaxCost };

    private static void Check(string name, string path, ImmutableArray<string> known, Compilation load)
    {
        if (!known.Contains(name, StringComparer.Ordinal))
        {
            load.Findings.Error(path, $"there is no other task '{name}'", NearWords.Advise(name, known, "the policy has"));
        }
    }

    // Whoever is upstream may be no task: people, another system.
    private static void TellUnknown(string name, string path, ImmutableArray<string> known, Compilation load)
    {
        if (!known.Contains(name, StringComparer.Ordinal))
        {
            load.Findings.Notice(
                path,
                $"no task is called '{name}': complaints about it are counted, and its context is nobody's to improve here",
                NearWords.Nearest(name, known) is { } near ? $"did you mean '{near}'?" : "leave it so if it is people or another system");
        }
    }
}
