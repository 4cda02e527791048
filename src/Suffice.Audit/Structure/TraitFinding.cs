using System.Collections.Immutable;

namespace Suffice.Audit.Structure;

/// <summary>Traits as they are found; quotes and label names are kept only where they are wanted.</summary>
internal sealed class TraitFinding(bool keepsWhy)
{
    private readonly ImmutableDictionary<CallTraits, string>.Builder? why =
        keepsWhy ? ImmutableDictionary.CreateBuilder<CallTraits, string>() : null;

    public CallTraits Traits { get; private set; }

    public int Labels { get; private set; }

    public ImmutableArray<string> LabelNames { get; private set; } = [];

    public ImmutableDictionary<CallTraits, string> Why => why?.ToImmutable() ?? ImmutableDictionary<CallTraits, string>.Empty;

    public bool Has(CallTraits trait) => (Traits & trait) != CallTraits.None;

    public void Add(CallTraits trait, string reason)
    {
        Traits |= trait;
        why?.TryAdd(trait, reason);
    }

    public void Drop(CallTraits trait)
    {
        Traits &= ~trait;
        why?.Remove(trait);
    }

    /// <summary>Notes a list of labels, if it is the longest so far.</summary>
    public void AddLabels(LabelList list, string place)
    {
        if (list.Count <= Labels)
        {
            return;
        }

        Labels = list.Count;
        LabelNames = list.Names;
        Add(CallTraits.ClosedLabels, keepsWhy ? $"{place}: {Shown(list.Names)}" : place);
        if (list.AreDefined)
        {
            Add(CallTraits.LabelsDefined, list.NeedNoDefinition ? "labels that need no explanation" : "a word of explanation beside the labels");
        }

        if (list.HasWayOut)
        {
            Add(CallTraits.EscalationPath, keepsWhy ? $"label \"{list.WayOut}\"" : "a label");
        }
    }

    private static string Shown(ImmutableArray<string> names) =>
        string.Join(", ", names.Take(4)) + (names.Length > 4 ? $" and {names.Length - 4} more" : string.Empty);
}
