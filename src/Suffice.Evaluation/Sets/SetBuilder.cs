using System.Collections.Immutable;
using Suffice.Evaluation.Items;
using Suffice.Providers.Recordings;

namespace Suffice.Evaluation.Sets;

/// <summary>Collects the items of a set, with what is wrong in it; no row is left out without a word.</summary>
internal sealed class SetBuilder(SetOptions options)
{
    private readonly List<EvalItem> items = [];
    private readonly HashSet<string> ids = new(StringComparer.Ordinal);
    private readonly List<SetProblem> problems = [];
    private readonly Dictionary<string, int> notes = new(StringComparer.Ordinal);

    /// <summary>How the set is read.</summary>
    public SetOptions Options { get; } = options;

    /// <summary>Adds an item; an id that is there already is a mistake of the set.</summary>
    public void Add(EvalItem item, string file, long line)
    {
        if (!ids.Add(item.Id))
        {
            Problem(file, line, $"the id '{item.Id}' stands in an earlier row too; give each item an id of its own");
            return;
        }

        items.Add(item with { Place = line == 0 ? file : $"{file}:{line}" });
    }

    /// <summary>Makes a name for an item without one: the same for the same call, on every machine.</summary>
    public string NameOf(Chat.ChatRequest request)
    {
        string name = CallKey.Of(request).ToString()[..16];
        for (int copy = 2; ids.Contains(name); copy++)
        {
            name = $"{CallKey.Of(request).ToString()[..16]}-{copy}";
        }

        return name;
    }

    /// <summary>Tells of a row that cannot be used.</summary>
    public void Problem(string file, long line, string reason) => problems.Add(new SetProblem(file, line, reason));

    /// <summary>Tells of something that is read otherwise than its author may think.</summary>
    public void Note(string what) => notes[what] = notes.GetValueOrDefault(what) + 1;

    /// <summary>Makes the set.</summary>
    public EvalSet Build(string name, IEnumerable<string> files) => new(name, [.. Drawn()])
    {
        Files = [.. files],
        Problems = [.. problems],
        Notes = [.. notes.Select(note => note.Value > 1 ? $"{note.Key} ({note.Value} times)" : note.Key)],
    };

    private IEnumerable<EvalItem> Drawn()
    {
        List<EvalItem> wanted = Options.Tag is { } tag
            ? items.FindAll(item => item.Tags.Any(own => own.ToString() == tag || (own.Name == "tag" && own.Value == tag)))
            : items;
        if (Options.Sample is not { } most || most >= wanted.Count)
        {
            return wanted;
        }

        int[] order = [.. Enumerable.Range(0, wanted.Count)];
        new Random(Options.Seed).Shuffle(order);
        HashSet<int> drawn = [.. order.Take(most)];
        return wanted.Where((_, i) => drawn.Contains(i));
    }
}
