using System.Collections.Immutable;
using Suffice.Agents.Contexts;

namespace Suffice.Agents.Drafting;

/// <summary>Drafts of the four context files.</summary>
/// <param name="Items">Their items, by file and id.</param>
/// <param name="Heads">What stands above the items of each file.</param>
public sealed record DraftedStandard(ImmutableArray<DraftedItem> Items, ImmutableSortedDictionary<ContextKind, string> Heads)
{
    /// <summary>The files, in the order in which a model is shown them.</summary>
    public static ImmutableArray<ContextKind> Kinds { get; } = [ContextKind.Rubric, ContextKind.Standards, ContextKind.Escalation, ContextKind.Patterns];

    /// <summary>The items of a file.</summary>
    /// <param name="kind">Which.</param>
    /// <returns>The items.</returns>
    public ImmutableArray<DraftedItem> Of(ContextKind kind) => [.. Items.Where(item => item.Kind == kind)];

    /// <summary>A file's text.</summary>
    /// <param name="kind">Which.</param>
    /// <returns>The text, in the form that <see cref="ContextReader"/> reads.</returns>
    public string TextOf(ContextKind kind) => DraftText.Write(Heads[kind], Of(kind));
}
