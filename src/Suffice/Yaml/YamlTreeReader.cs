using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Suffice.Yaml;

/// <summary>Builds nodes of a parser's events. Aliases share the node they name.</summary>
internal sealed class YamlTreeReader
{
    /// <summary>Deeper than any policy is nested; beyond it the parser's own time grows with the square of the depth.</summary>
    private const int MaxDepth = 64;

    /// <summary>As many values as a 4 MB policy can hold, so that aliases of aliases cannot stand for billions.</summary>
    private const int MaxSize = 500_000;

    private readonly IParser parser;
    private readonly string file;
    private readonly YamlFindings findings;
    private readonly Dictionary<string, YamlNode> anchors = new(StringComparer.Ordinal);
    private int size;

    public YamlTreeReader(IParser parser, string file, YamlFindings findings)
    {
        this.parser = parser;
        this.file = file;
        this.findings = findings;
        parser.MoveNext();
    }

    public YamlPlace Place => PlaceOf(parser.Current!.Start);

    public bool At<TEvent>()
        where TEvent : ParsingEvent => parser.Current is TEvent;

    public TEvent Expect<TEvent>()
        where TEvent : ParsingEvent
    {
        if (parser.Current is not TEvent found)
        {
            throw new YamlProblem(Place, "not a value", "a key and its value");
        }

        parser.MoveNext();
        return found;
    }

    public YamlNode ReadNode(int depth, string path)
    {
        CheckDepth(depth, Place);
        if (parser.Current is AnchorAlias)
        {
            return Follow(Expect<AnchorAlias>(), depth);
        }

        if (parser.Current is not NodeEvent start)
        {
            throw new YamlProblem(Place, "not a value", "a value, a list or a map");
        }

        if (!start.Tag.IsEmpty && !start.Tag.IsNonSpecific)
        {
            throw new YamlProblem(Place, "a tag (a word with ! before it) has no meaning here", "the value alone, in quotes if it starts with !");
        }

        YamlNode node = start switch
        {
            Scalar => ReadScalar(),
            SequenceStart => ReadList(depth, path),
            _ => ReadMap(depth, path),
        };
        if (!start.Anchor.IsEmpty)
        {
            anchors[start.Anchor.Value] = node;
        }

        return node;
    }

    private YamlNode Follow(AnchorAlias alias, int depth)
    {
        if (!anchors.TryGetValue(alias.Value.Value, out YamlNode? node))
        {
            throw new YamlProblem(
                PlaceOf(alias.Start),
                "an alias (*) whose anchor (&) does not stand complete above it",
                "put the anchor before the alias, or the text in quotes");
        }

        CheckDepth(depth + node.Depth, PlaceOf(alias.Start));
        Count(node.Size, alias.Start);
        return node;
    }

    private YamlScalar ReadScalar()
    {
        Scalar scalar = Expect<Scalar>();
        Count(1, scalar.Start);
        return new YamlScalar(PlaceOf(scalar.Start), scalar.Value, scalar.Style == ScalarStyle.Plain);
    }

    private YamlList ReadList(int depth, string path)
    {
        SequenceStart start = Expect<SequenceStart>();
        Count(1, start.Start);
        ImmutableArray<YamlNode>.Builder items = ImmutableArray.CreateBuilder<YamlNode>();
        while (parser.Current is not SequenceEnd)
        {
            items.Add(ReadNode(depth + 1, $"{path}[{items.Count}]"));
        }

        Expect<SequenceEnd>();
        return new YamlList(PlaceOf(start.Start), items.DrainToImmutable());
    }

    private YamlMap ReadMap(int depth, string path)
    {
        MappingStart start = Expect<MappingStart>();
        Count(1, start.Start);
        OrderedDictionary<string, YamlEntry> entries = new(StringComparer.Ordinal);
        List<YamlEntry> merged = new();
        while (parser.Current is not MappingEnd)
        {
            YamlPlace place = Place;
            string key = ReadKey();
            string inside = path.Length == 0 ? key : $"{path}.{key}";
            YamlNode value = ReadNode(depth + 1, inside);
            if (key == "<<")
            {
                merged.AddRange(Merged(value));
            }
            else if (!entries.TryAdd(key, new YamlEntry(key, place, value)))
            {
                findings.Error(
                    place, Shown.Key(inside),
                    $"the key '{Shown.Key(key)}' stands twice in one map",
                    $"one of them; the first is at line {entries[key].Place.Line}");
            }
        }

        Expect<MappingEnd>();
        foreach (YamlEntry entry in merged)
        {
            entries.TryAdd(entry.Key, entry);
        }

        // A pair inside [ ] is a map without braces, which has no place of its own.
        bool placeless = start.Start.Index == 0 && entries.Count > 0;
        YamlPlace at = placeless ? entries.GetAt(0).Value.Place : PlaceOf(start.Start);
        return new YamlMap(at, [.. entries.Values]);
    }

    private string ReadKey() => parser.Current is Scalar
        ? Expect<Scalar>().Value
        : throw new YamlProblem(Place, "a key that is not a word", "a word as the key");

    private static IEnumerable<YamlEntry> Merged(YamlNode value) => value switch
    {
        YamlMap map => map.Entries,
        YamlList list => list.Items.SelectMany(Merged),
        _ => throw new YamlProblem(value.Place, "<< merges something that is not a map", "<<: *anchor of a map"),
    };

    private static void CheckDepth(int depth, YamlPlace place)
    {
        if (depth > MaxDepth)
        {
            throw new YamlProblem(place, $"nested more than {MaxDepth} deep, aliases followed", "a flatter file");
        }
    }

    private void Count(int nodes, Mark at)
    {
        size += nodes;
        if (size > MaxSize || size < 0)
        {
            throw new YamlProblem(PlaceOf(at), $"more than {MaxSize} values, aliases followed", "a smaller file, or fewer aliases of aliases");
        }
    }

    private YamlPlace PlaceOf(Mark mark) => new(file, (int)mark.Line, (int)mark.Column);
}
