using Suffice.Audit.Discovery.Counting;


namespace Suffice.Audit.Discovery.Templates;

/// <summary>Groups fixed parts: the same fingerprint, nearly the same template, or many templates that only begin alike.</summary>
internal sealed class TemplateGroups
{
    /// <summary>So many templates that begin alike and seldom come again are one with a long variable: a retrieved text, a record, tools for the occasion.</summary>
    private const int ManyAlike = 24;
    private const int SeldomAgain = 20;

    /// <summary>Where only a few first words are the same, more is asked: each came once or twice.</summary>
    private const int HardlyEverAgain = 3;

    /// <summary>A new template is compared with so many of those met last.</summary>
    private const int Compared = 256;

    private const int MostFingerprints = 200_000;

    private readonly int candidates;
    private readonly int capacity;
    private readonly Dictionary<string, TaskTally> byFingerprint = new(StringComparer.Ordinal);
    private readonly Dictionary<ulong, Family> families = [];
    private readonly LinkedList<(Template Template, TaskTally Tally)> recent = new();
    private readonly List<TaskTally> all = [];
    private TaskTally? overflow;

    /// <summary>Begins, or goes on from an earlier run.</summary>
    /// <param name="candidates">How many models calls are compared with.</param>
    /// <param name="capacity">The most groups.</param>
    /// <param name="earlier">What an earlier run left.</param>
    /// <param name="tallies">The tallies of that run, by number.</param>
    public TemplateGroups(int candidates, int capacity, GroupsState? earlier = null, TaskTally[]? tallies = null)
    {
        this.candidates = candidates;
        this.capacity = capacity;
        if (earlier is null || tallies is null)
        {
            return;
        }

        all.AddRange(earlier.Templates.Select(number => tallies[number]));
        overflow = earlier.Overflow is { } rest ? tallies[rest] : null;
        foreach ((string fingerprint, int number) in earlier.ByFingerprint)
        {
            byFingerprint[fingerprint] = tallies[number];
        }

        foreach (FamilyState family in earlier.Families)
        {
            families[family.Head] = new Family
            {
                Templates = family.Templates,
                Members = [.. family.Members.Select(number => tallies[number])],
                Together = family.Together is { } together ? tallies[together] : null,
            };
        }

        foreach (TaskTally met in earlier.Recent.Select(number => tallies[number]))
        {
            recent.AddLast((met.Fixed!.Template, met));
        }
    }

    /// <summary>What is kept of it between two runs; the tallies by their numbers.</summary>
    public GroupsState ToState(Func<TaskTally, int> numberOf) => new(
        [],
        [],
        [],
        0,
        [.. all.Select(numberOf)],
        overflow is null ? null : numberOf(overflow),
        byFingerprint.ToDictionary(entry => entry.Key, entry => numberOf(entry.Value), StringComparer.Ordinal),
        [
            .. families.Select(family => new FamilyState(
                family.Key, family.Value.Templates, [.. family.Value.Members.Select(Current).Distinct().Select(numberOf)], family.Value.Together is { } together ? numberOf(Current(together)) : null)),
        ],
        [.. recent.Select(met => numberOf(met.Tally))]);

    /// <summary>The tallies.</summary>
    public IEnumerable<TaskTally> All => overflow is null ? all : all.Append(overflow);

    /// <summary>The tally of a fixed part.</summary>
    /// <param name="part">The fixed part.</param>
    /// <returns>The tally.</returns>
    public TaskTally Of(FixedPart part)
    {
        if (byFingerprint.TryGetValue(part.Fingerprint, out TaskTally? known))
        {
            return known;
        }

        TaskTally tally = Find(part.Template);
        if (byFingerprint.Count < MostFingerprints)
        {
            byFingerprint[part.Fingerprint] = tally;
        }

        return tally;
    }

    private TaskTally Find(Template template)
    {
        Family family = FamilyOf(template.Head);
        Family brief = FamilyOf(~template.ShortHead);
        family.Templates++;
        brief.Templates++;
        if ((family.Together ?? brief.Together) is { } together)
        {
            return Current(together);
        }

        if (Alike(template) is { } alike)
        {
            return alike;
        }

        if (family.HoldsManyThatSeldomComeAgain(SeldomAgain))
        {
            return family.Together = PutTogether(family);
        }

        if (brief.HoldsManyThatSeldomComeAgain(HardlyEverAgain))
        {
            return brief.Together = PutTogether(brief);
        }

        if (all.Count >= capacity)
        {
            return overflow ??= new TaskTally(new GroupSource(GroupSign.Nothing, "more prompts than can be told apart"), candidates);
        }

        TaskTally made = new(new GroupSource(GroupSign.FixedPart), candidates);
        all.Add(made);
        family.Members.Add(made);
        brief.Members.Add(made);
        recent.AddFirst((template, made));
        if (recent.Count > Compared)
        {
            recent.RemoveLast();
        }

        return made;
    }

    private TaskTally? Alike(Template template)
    {
        for (LinkedListNode<(Template Template, TaskTally Tally)>? node = recent.First; node is not null; node = node.Next)
        {
            if (node.Value.Template.IsLike(template))
            {
                recent.Remove(node);
                recent.AddFirst(node);
                return node.Value.Tally;
            }
        }

        return null;
    }

    private TaskTally PutTogether(Family family)
    {
        TaskTally together = new(new GroupSource(GroupSign.Head), candidates);
        HashSet<TaskTally> gone = [.. family.Members.Select(Current)];
        foreach (TaskTally member in gone)
        {
            together.Add(member);
            member.Successor = together;
        }

        all.RemoveAll(gone.Contains);
        all.Add(together);
        foreach ((string fingerprint, TaskTally tally) in byFingerprint.Where(entry => gone.Contains(entry.Value)).ToArray())
        {
            byFingerprint[fingerprint] = together;
        }

        for (LinkedListNode<(Template Template, TaskTally Tally)>? node = recent.First; node is not null;)
        {
            LinkedListNode<(Template Template, TaskTally Tally)>? next = node.Next;
            if (gone.Contains(node.Value.Tally))
            {
                recent.Remove(node);
            }

            node = next;
        }

        return together;
    }

    private static TaskTally Current(TaskTally tally)
    {
        while (tally.Successor is { } successor)
        {
            tally = successor;
        }

        return tally;
    }

    private Family FamilyOf(ulong head)
    {
        if (families.TryGetValue(head, out Family? family))
        {
            return family;
        }

        family = new Family();
        if (families.Count < MostFingerprints)
        {
            families[head] = family;
        }

        return family;
    }

    /// <summary>Templates that begin alike.</summary>
    private sealed class Family
    {
        public int Templates { get; set; }

        public List<TaskTally> Members { get; init; } = [];

        public TaskTally? Together { get; set; }

        public bool HoldsManyThatSeldomComeAgain(int seldom) =>
            Templates > ManyAlike && Members.Select(Current).Distinct().Sum(member => member.Calls) < (long)Templates * seldom;
    }
}
