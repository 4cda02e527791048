using System.Collections.Concurrent;
using Suffice.Audit.Calls;
using Suffice.Audit.Discovery.Counting;
using Suffice.Audit.Discovery.Templates;
using Suffice.Fingerprints;

namespace Suffice.Audit.Discovery;

/// <summary>Which task each call belongs to: the log's own name first, then the fixed part, then the first words.</summary>
/// <remarks>One thread adds; any thread may ask <see cref="Wants"/>. Bounded in every kind of group; what finds no place is counted together and said so.</remarks>
internal sealed class TaskGroups
{
    /// <summary>More names than this are not names of tasks.</summary>
    private const int MostHints = 2_000;

    /// <summary>So many names that differ in a number or an id only are one name with a variable in it.</summary>
    private const int ManyNumbered = 20;
    private const int MostTemplates = 4_000;
    private const int MostHeads = 4_096;

    private readonly int candidates;
    private readonly ConcurrentDictionary<string, TaskTally> hints = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> numbered = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, TaskTally> heads = new(StringComparer.Ordinal);
    private readonly TemplateGroups templates;
    private readonly TaskTally loose;

    /// <summary>Begins, or goes on from an earlier run.</summary>
    /// <param name="candidates">How many models calls are compared with.</param>
    /// <param name="earlier">What an earlier run left.</param>
    public TaskGroups(int candidates, GroupsState? earlier = null)
    {
        this.candidates = candidates;
        TaskTally[] tallies = [.. (earlier?.Tallies ?? []).Select(TaskTally.Of)];
        templates = new TemplateGroups(candidates, MostTemplates, earlier, tallies);
        loose = earlier is null ? new TaskTally(new GroupSource(GroupSign.Nothing), candidates) : tallies[earlier.Loose];
        foreach ((string hint, int tally) in earlier?.Hints ?? [])
        {
            hints[hint] = tallies[tally];
            CountNumbered(hint);
        }

        foreach ((string head, int tally) in earlier?.Heads ?? [])
        {
            heads[head] = tallies[tally];
        }
    }

    /// <summary>The tallies as they stand, before small ones are put together.</summary>
    public IEnumerable<TaskTally> All => hints.Values.Concat(templates.All).Concat(heads.Values).Append(loose).Where(tally => tally.Calls > 0);

    /// <summary>The tally of the calls that have nothing in common.</summary>
    public TaskTally Loose => loose;

    /// <summary>Counts a call in its task.</summary>
    /// <param name="call">The call.</param>
    /// <returns>The task's tally.</returns>
    public TaskTally Add(CallDigest call)
    {
        TaskTally tally = Of(call);
        tally.Add(call);
        return tally;
    }

    /// <summary>Whether a call may still become a sample, so that the text of the others is not copied; never false for one that would.</summary>
    /// <param name="hint">What the log says of its task.</param>
    /// <param name="fixedPart">Its fixed part.</param>
    /// <param name="head">Its first words.</param>
    /// <param name="promptTokens">Its length.</param>
    /// <param name="lot">Its lot.</param>
    /// <returns>The answer.</returns>
    public bool Wants(TaskHint? hint, FixedPart? fixedPart, string head, long promptTokens, ulong lot)
    {
        TaskTally? tally = hint is { IsWeak: false } && hints.TryGetValue(hint.Name, out TaskTally? named) ? named
            : hint is { IsWeak: false } ? null
            : fixedPart is not null ? fixedPart.Task
            : heads.GetValueOrDefault(head);
        return tally is null || tally.Samples.Wants(promptTokens, lot);
    }

    /// <summary>What is kept of it between two runs.</summary>
    public GroupsState ToState()
    {
        List<TaskState> tallies = [];
        Dictionary<TaskTally, int> numbers = [];
        int NumberOf(TaskTally tally)
        {
            if (!numbers.TryGetValue(tally, out int number))
            {
                numbers[tally] = number = tallies.Count;
                tallies.Add(tally.ToState());
            }

            return number;
        }

        return templates.ToState(NumberOf) with
        {
            Tallies = tallies,
            Hints = hints.ToDictionary(hint => hint.Key, hint => NumberOf(hint.Value), StringComparer.Ordinal),
            Heads = heads.ToDictionary(head => head.Key, head => NumberOf(head.Value), StringComparer.Ordinal),
            Loose = NumberOf(loose),
        };
    }

    private TaskTally Of(CallDigest call)
    {
        if (call.Hint is { IsWeak: false } hint && Named(hint, GroupSign.Hint) is { } named)
        {
            return named;
        }

        if (call.Fixed is { } fixedPart)
        {
            return fixedPart.Task is { Successor: null } known ? known : fixedPart.Task = templates.Of(fixedPart);
        }

        return (call.Hint is { IsWeak: true } weak ? Named(weak, GroupSign.WeakHint) : null)
            ?? (call.Head.Length > 0 ? ByHead(call.Head) : loose);
    }

    private TaskTally? Named(TaskHint hint, GroupSign sign)
    {
        if (hints.TryGetValue(hint.Name, out TaskTally? tally))
        {
            return tally;
        }

        string masked = PromptTemplate.Mask(hint.Name);
        string key = numbered.GetValueOrDefault(masked) >= ManyNumbered ? masked : hint.Name;
        if (hints.TryGetValue(key, out tally))
        {
            return tally;
        }

        if (hints.Count >= MostHints)
        {
            return null;
        }

        CountNumbered(key);
        return hints[key] = new TaskTally(new GroupSource(sign, key, hint.From), candidates);
    }

    private void CountNumbered(string name)
    {
        string masked = PromptTemplate.Mask(name);
        if (masked != name)
        {
            numbered[masked] = numbered.GetValueOrDefault(masked) + 1;
        }
    }

    private TaskTally ByHead(string head)
    {
        if (heads.TryGetValue(head, out TaskTally? tally))
        {
            return tally;
        }

        if (heads.Count >= MostHeads)
        {
            MakeRoom();
        }

        return heads[head] = new TaskTally(new GroupSource(GroupSign.PromptHead, head), candidates);
    }

    // What was met once or twice among thousands of beginnings is no task; should it come again it begins anew.
    private void MakeRoom()
    {
        foreach ((string head, TaskTally tally) in heads.OrderBy(group => group.Value.Calls).ThenBy(group => group.Key, StringComparer.Ordinal).Take(MostHeads / 2))
        {
            loose.Add(tally);
            heads.TryRemove(head, out _);
        }
    }
}
