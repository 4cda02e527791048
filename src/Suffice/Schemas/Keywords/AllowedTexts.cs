using System.Collections.Frozen;

namespace Suffice.Schemas.Keywords;

/// <summary>A closed set of texts, sorted so that a text that is still coming can be held against all of them at once.</summary>
internal sealed class AllowedTexts(IEnumerable<string> texts)
{
    private readonly string[] sorted = [.. texts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> known =
        texts.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>How many there are.</summary>
    public int Count => sorted.Length;

    /// <summary>The texts in ordinal order.</summary>
    public IReadOnlyList<string> Sorted => sorted;

    /// <summary>Whether <paramref name="text"/> is one of them.</summary>
    public bool Has(ReadOnlySpan<char> text) => known.Contains(text);
}
