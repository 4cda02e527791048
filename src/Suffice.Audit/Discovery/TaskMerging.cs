namespace Suffice.Audit.Discovery;

/// <summary>Puts together, at the end, what belongs together after all.</summary>
internal static class TaskMerging
{
    /// <summary>Fewer calls than this that share only their first words are no task.</summary>
    private const int FewestByHead = 5;

    /// <summary>A group with fewer of all calls than this is told among the rest.</summary>
    private const double SmallestShare = 0.0005;

    /// <summary>Puts groups together.</summary>
    /// <remarks>
    /// Calls without a name join the named task that has their fixed part, if only one has. Prompts that begin alike are a task from five calls on.
    /// </remarks>
    /// <param name="groups">The groups.</param>
    /// <returns>The tasks' tallies, the dearest first.</returns>
    public static List<TaskTally> Of(TaskGroups groups)
    {
        List<TaskTally> all = [.. groups.All.Where(tally => tally != groups.Loose)];
        TaskTally loose = groups.Loose;
        Dictionary<string, TaskTally?> owners = Owners(all);
        long calls = all.Sum(tally => tally.Calls) + loose.Calls;
        List<TaskTally> kept = [];
        foreach (TaskTally tally in all)
        {
            if (tally.Source.Kind == GroupSign.FixedPart && OwnerOf(tally, owners) is { } owner)
            {
                owner.Add(tally);
            }
            else if (IsTooSmall(tally, calls))
            {
                loose.Add(tally);
            }
            else
            {
                kept.Add(tally);
            }
        }

        return [.. kept.Concat(loose.Calls > 0 ? [loose] : []).OrderByDescending(Spent).ThenByDescending(tally => tally.Calls).ThenBy(tally => tally.Source.Text, StringComparer.Ordinal)];
    }

    /// <summary>What the calls of a tally cost.</summary>
    public static decimal Spent(TaskTally tally) => tally.Charges.Values.Sum(sums => sums.Usd);

    private static bool IsTooSmall(TaskTally tally, long calls) => tally.Source.Kind switch
    {
        GroupSign.PromptHead => tally.Calls < Math.Max(FewestByHead, calls * SmallestShare),
        GroupSign.FixedPart => tally.Calls == 1 && calls >= 100,
        _ => false,
    };

    private static Dictionary<string, TaskTally?> Owners(List<TaskTally> all)
    {
        Dictionary<string, TaskTally?> owners = new(StringComparer.Ordinal);
        foreach (TaskTally named in all.Where(tally => tally.Source.Kind == GroupSign.Hint))
        {
            foreach ((string fingerprint, _) in named.Fingerprints.Top)
            {
                owners[fingerprint] = owners.ContainsKey(fingerprint) ? null : named;
            }
        }

        return owners;
    }

    private static TaskTally? OwnerOf(TaskTally tally, Dictionary<string, TaskTally?> owners)
    {
        TaskTally? owner = null;
        foreach ((string fingerprint, _) in tally.Fingerprints.Top)
        {
            if (!owners.TryGetValue(fingerprint, out TaskTally? named) || named is null || (owner is not null && owner != named))
            {
                return null;
            }

            owner = named;
        }

        return owner;
    }
}
