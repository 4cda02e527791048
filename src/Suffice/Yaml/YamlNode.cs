using System.Collections.Immutable;

namespace Suffice.Yaml;

/// <summary>A value of a YAML document and where it stands.</summary>
internal abstract class YamlNode(YamlPlace place)
{
    public YamlPlace Place { get; } = place;

    /// <summary>How many nodes it stands for once its aliases are followed.</summary>
    public abstract int Size { get; }

    /// <summary>How deep it is nested, its aliases followed; 0 for a single value.</summary>
    public abstract int Depth { get; }

    /// <summary>What it is, for people.</summary>
    public abstract string Noun { get; }
}

/// <summary>A text; <paramref name="plain"/> when it stands without quotes, so that it may mean a number or nothing.</summary>
internal sealed class YamlScalar(YamlPlace place, string text, bool plain) : YamlNode(place)
{
    public string Text { get; } = text;

    public bool Plain { get; } = plain;

    public bool IsNull => Plain && (Text is "" or "~" or "null" or "Null" or "NULL");

    public override int Size => 1;

    public override int Depth => 0;

    public override string Noun => IsNull ? "nothing" : "a single value";
}

/// <summary>A list.</summary>
internal sealed class YamlList(YamlPlace place, ImmutableArray<YamlNode> items) : YamlNode(place)
{
    public ImmutableArray<YamlNode> Items { get; } = items;

    public override int Size { get; } = 1 + items.Sum(item => item.Size);

    public override int Depth { get; } = 1 + items.Select(item => item.Depth).DefaultIfEmpty().Max();

    public override string Noun => "a list";
}

/// <summary>A map, in the order written; no key stands twice.</summary>
internal sealed class YamlMap(YamlPlace place, ImmutableArray<YamlEntry> entries) : YamlNode(place)
{
    public ImmutableArray<YamlEntry> Entries { get; } = entries;

    public override int Size { get; } = 1 + entries.Sum(entry => 1 + entry.Value.Size);

    public override int Depth { get; } = 1 + entries.Select(entry => entry.Value.Depth).DefaultIfEmpty().Max();

    public override string Noun => "a map";
}

/// <summary>One key of a map.</summary>
/// <param name="Key">The key.</param>
/// <param name="Place">Where the key stands.</param>
/// <param name="Value">Its value.</param>
internal readonly record struct YamlEntry(string Key, YamlPlace Place, YamlNode Value);
