using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Suffice.Checks.Canonical;

/// <summary>The labels of a standard, found by their exact spelling and by what is meant.</summary>
internal sealed class LabelSet
{
    private const int LongestLead = 40;

    private readonly FrozenSet<string> exact;
    private readonly FrozenDictionary<string, string> canonical;

    public LabelSet(ImmutableArray<string> labels)
    {
        Labels = labels;
        exact = labels.ToFrozenSet(StringComparer.Ordinal);
        // Labels that only case or punctuation tells apart (C, C++) have no tolerant form.
        canonical = labels.Distinct(StringComparer.Ordinal)
            .GroupBy(label => LabelText.Of(label), StringComparer.Ordinal)
            .Where(group => group.Key.Length > 0 && group.Count() == 1)
            .ToFrozenDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
    }

    /// <summary>The labels, as given.</summary>
    public ImmutableArray<string> Labels { get; }

    /// <summary>True for a label spelled exactly.</summary>
    public bool Contains(string text) => exact.Contains(text);

    /// <summary>The label that a text means, or <see langword="null"/>.</summary>
    /// <remarks>A lead of a few words before a colon (<c>Category: billing</c>) does not count.</remarks>
    public string? Match(string text)
    {
        if (canonical.TryGetValue(LabelText.Of(text), out string? label))
        {
            return label;
        }

        int colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon is > 0 and <= LongestLead && canonical.TryGetValue(LabelText.Of(text.AsSpan(colon + 1)), out label) ? label : null;
    }
}
