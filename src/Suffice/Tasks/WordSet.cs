using System.Collections.Frozen;

namespace Suffice.Tasks;

/// <summary>A set of words, asked by their hashes, so that letter case makes no difference.</summary>
/// <param name="words">The words, parted by spaces.</param>
public sealed class WordSet(string words)
{
    private readonly FrozenSet<uint> hashes = words.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(word => WordHash.Of(word))
        .ToFrozenSet();

    /// <summary>True when it has a word of this hash; two words share one once in four billion.</summary>
    /// <param name="hash">The word's hash.</param>
    /// <returns>True when it is in the set.</returns>
    public bool Contains(uint hash) => hashes.Contains(hash);

    /// <summary>True when it has this word.</summary>
    /// <param name="word">The word.</param>
    /// <returns>True when it is in the set.</returns>
    public bool Contains(ReadOnlySpan<char> word) => hashes.Contains(WordHash.Of(word));
}
