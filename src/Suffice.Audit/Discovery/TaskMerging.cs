using Suffice.Audit.Discovery.Counting;
using Suffice.Fingerprints;


namespace Suffice.Audit.Discovery;

/// <summary>Puts together, at the end, what belongs together after all.</summary>
internal static class TaskMerging
{
    /// <summary>Fewer calls than this that share only their first words are no task.</summary>
    private const int FewestByHead = 5;

    /// <summary>So many groups are looked at for each that came seldom.</summary>
    private const int MostCollected = 500;

    /// <summary>A group with fewer of all calls than this is told among the rest.</summary>
    private const double SmallestShare = 0.001;

    /// <summary>A prompt that came so seldom is no program's, or one program's among many.</summary>
    private const int Seldom = 3;

    /// <summary>Puts groups together.</summary>
    /// <remarks>
    /// Calls without a name join the named task that has their fixed part, if only one has. Prompts that begin alike are a task from five calls on.
    /// </remarks>
    /// <param name="groups">The groups.</param>
    /// <returns>The tasks' tallies, the dearest first.</returns>
    public static List<TaskTally> Of(TaskGroups groups)
    {
        List<TaskTally> all = WithNumberedTogether(WithSeldomTogether([.. groups.All.Where(tally => tally != groups.Loose)]));
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

        return [.. kept.Concat(loose.Calls > 0 ? [loose] : []).OrderByDescending(tally => tally.PaidUsd).ThenByDescending(tally => tally.Calls).ThenBy(tally => tally.Source.Text, StringComparer.Ordinal)];
    }

    // Names of which so many differ in a number only that the rest was counted under the name without it.
    private static List<TaskTally> WithNumberedTogether(List<TaskTally> all)
    {
        Dictionary<string, TaskTally> masked = all
            .Where(tally => tally.Source.Kind == GroupSign.Hint && PromptTemplate.Mask(tally.Source.Text) == tally.Source.Text)
            .ToDictionary(tally => tally.Source.Text, StringComparer.Ordinal);
        List<TaskTally> kept = [];
        foreach (TaskTally tally in all)
        {
            if (tally.Source.Kind == GroupSign.Hint && masked.TryGetValue(PromptTemplate.Mask(tally.Source.Text), out TaskTally? together) && together != tally
                && together.Source.Text.Contains('<', StringComparison.Ordinal))
            {
                together.Add(tally);
            }
            else
            {
                kept.Add(tally);
            }
        }

        return kept;
    }

    // A variable near the beginning of a prompt makes every call a template of its own: most of their words are the same.
    private static List<TaskTally> WithSeldomTogether(List<TaskTally> all)
    {
        List<TaskTally> kept = [];
        List<TaskTally> collected = [];
        HashSet<TaskTally> ofSeldomOnes = [.. all.Where(tally => tally.Source.Kind == GroupSign.Head)];
        foreach (TaskTally tally in all.OrderByDescending(tally => tally.Calls))
        {
            bool seldom = tally is { Source.Kind: GroupSign.FixedPart, Calls: <= Seldom };
            TaskTally? like = seldom ? collected.Find(other => (ofSeldomOnes.Contains(other) && other.Fixed!.Template.BeginsLike(tally.Fixed!.Template)) || other.Fixed!.Template.IsLooselyLike(tally.Fixed!.Template)) : null;
            if (like is not null)
            {
                like.Add(tally);
                continue;
            }

            kept.Add(tally);
            _ = seldom && ofSeldomOnes.Add(tally);
            if (tally.Source.Kind is GroupSign.FixedPart or GroupSign.Head && collected.Count < MostCollected)
            {
                collected.Add(tally);
            }
        }

        return kept;
    }

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
