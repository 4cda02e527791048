namespace Suffice.Agents.Contexts;

/// <summary>A change of one item of a context file.</summary>
/// <param name="Kind">What is done with it.</param>
/// <param name="Id">The item's id.</param>
/// <param name="Text">The whole item as it shall stand, in the form of a context file; empty when it is removed.</param>
public sealed record ContextEdit(ContextEditKind Kind, string Id, string Text = "");

/// <summary>What is done with an item.</summary>
public enum ContextEditKind
{
    /// <summary>It is put at the end of the file.</summary>
    Add,

    /// <summary>It is written anew where it stands.</summary>
    Change,

    /// <summary>It is taken out.</summary>
    Remove,
}
