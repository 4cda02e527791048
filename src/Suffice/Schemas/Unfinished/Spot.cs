using System.Text.Json;
using Suffice.Schemas.Evaluating;
using Suffice.Schemas.Keywords;
using Suffice.Schemas.Values;

namespace Suffice.Schemas.Unfinished;

/// <summary>One value (or a member's name) that is still coming, and the schemas applied to it.</summary>
internal sealed class Spot(PathStep? path)
{
    // Runs are shared by schema, so only dynamic scopes can multiply them. Watching fewer is always sound.
    private const int MostRuns = 1_000;

    private readonly List<Run> runs = [];
    private readonly List<Run> entries = [];
    private readonly List<TextWatch> watches = [];
    private List<(Run Run, Keyword Keyword)>? repeats;
    private HashSet<JsonElement>? items;

    /// <summary>Where it is.</summary>
    public PathStep? Path => path;

    /// <summary>Its kind, once its first character has come.</summary>
    public JsonValueKind Kind { get; private set; }

    /// <summary>Where in the text it starts.</summary>
    public int Start { get; set; }

    /// <summary>How many members or items it has, counting one that is sure to come.</summary>
    public int Count { get; set; }

    /// <summary>The schemas that whatever is around the value applies to it, as opposed to those that these refer to.</summary>
    public IReadOnlyList<Run> Entries => entries;

    /// <summary>Whether its items must differ.</summary>
    public bool WatchesRepeats => repeats is not null;

    /// <summary>Applies a schema from outside the value.</summary>
    public void Want(SchemaNode node, DynamicScope? scope, IClaim claim)
    {
        if (Share(node, scope, claim, 0) is { } run && !entries.Contains(run))
        {
            entries.Add(run);
        }
    }

    /// <summary>Applies a schema on behalf of one that is applied already.</summary>
    public void WantInPlace(SchemaNode node, DynamicScope? scope, IClaim claim, int part = 0) => Share(node, scope, claim, part);

    /// <summary>Watches the text.</summary>
    public void Watch(TextWatch watch) => watches.Add(watch);

    /// <summary>Watches the items for one that repeats another.</summary>
    public void WatchRepeats(Run run, Keyword keyword) => (repeats ??= []).Add((run, keyword));

    /// <summary>The first character has come.</summary>
    public void Begin(JsonValueKind kind)
    {
        Kind = kind;

        // Keywords that refer to other schemas add to the list while it is gone through.
        for (int i = 0; i < runs.Count; i++)
        {
            foreach (Keyword keyword in runs[i].Node.Keywords)
            {
                keyword.Begin(runs[i]);
            }
        }
    }

    /// <summary>Another code unit of the text has come.</summary>
    public void Push(char unit)
    {
        foreach (TextWatch watch in watches)
        {
            if (watch.IsAlive)
            {
                watch.Push(unit);
            }
        }
    }

    /// <summary>An item is complete.</summary>
    public void AddItem(JsonElement item)
    {
        items ??= new HashSet<JsonElement>(JsonEquality.Instance);
        if (!items.Add(item.Clone()))
        {
            repeats!.ForEach(watch => watch.Run.Break(watch.Keyword, UniqueItemsKeyword.Repeats(item)));
        }
    }

    /// <summary>Lets every keyword of every schema that is not lost see something.</summary>
    public void Show<T>(T seen, Action<Keyword, Run, T> see)
    {
        for (int i = 0; i < runs.Count; i++)
        {
            for (int k = 0; k < runs[i].Node.Keywords.Length && runs[i].IsAlive; k++)
            {
                see(runs[i].Node.Keywords[k], runs[i], seen);
            }
        }
    }

    private Run? Share(SchemaNode node, DynamicScope? scope, IClaim claim, int part)
    {
        if (node.Always == true)
        {
            return null;
        }

        Run? run = runs.Find(r => ReferenceEquals(r.Node, node) && ReferenceEquals(r.Origin, scope));
        if (run is null && runs.Count < MostRuns)
        {
            run = new Run(node, scope, this);
            runs.Add(run);
            if (node.Always == false)
            {
                run.Lose(Evaluation.Violation(node.Location, "false", "is not allowed here at all", path));
            }
        }

        run?.Tell(claim, part);
        return run;
    }
}
