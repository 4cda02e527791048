using System.Collections.Immutable;
using Suffice.Yaml;

namespace Suffice.Agents.Contexts;

/// <summary>A context file as read: items with ids, and prose around them.</summary>
/// <param name="Kind">Which of the four.</param>
/// <param name="Path">Where it is, as shown.</param>
/// <param name="Text">Its whole text; empty when there is no such file.</param>
/// <param name="Items">Its items, in the order written.</param>
public sealed record ContextFile(ContextKind Kind, string Path, string Text, ImmutableArray<ContextItem> Items)
{
    /// <summary>What stands between the lines of dashes at its top; <see langword="null"/> when nothing does.</summary>
    internal YamlNode? Settings { get; init; }

    /// <summary>Its name: <c>rubric.md</c>, <c>standards.md</c>, <c>escalation.md</c>, <c>patterns.md</c>.</summary>
    public string Name => NameOf(Kind);

    /// <summary>Finds an item.</summary>
    /// <param name="id">Its id.</param>
    /// <returns>The item, or <see langword="null"/>.</returns>
    public ContextItem? Find(string id) => Items.FirstOrDefault(item => string.Equals(item.Id, id, StringComparison.Ordinal));

    /// <summary>The name of a context file.</summary>
    /// <param name="kind">Which.</param>
    /// <returns>The name.</returns>
    public static string NameOf(ContextKind kind) => kind switch
    {
        ContextKind.Rubric => "rubric.md",
        ContextKind.Standards => "standards.md",
        ContextKind.Escalation => "escalation.md",
        _ => "patterns.md",
    };

    /// <summary>What the ids of its items begin with.</summary>
    /// <param name="kind">Which.</param>
    /// <returns>The letters, without the dash.</returns>
    public static string PrefixOf(ContextKind kind) => kind switch
    {
        ContextKind.Rubric => "R",
        ContextKind.Standards => "S",
        ContextKind.Escalation => "E",
        _ => "KP",
    };
}
