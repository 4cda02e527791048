namespace Suffice.Classifier.Words;

/// <summary>A set of words, asked by their hashes, so that letter case makes no difference. Immutable and thread-safe.</summary>
public sealed class WordSet
{
    // Open addressing, at most a quarter full; 0 is empty.
    private readonly uint[] places;

    /// <summary>Makes a set.</summary>
    /// <param name="words">The words, parted by spaces.</param>
    public WordSet(string words)
    {
        ArgumentNullException.ThrowIfNull(words);

        string[] all = words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        places = new uint[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)((all.Length * 4) + 1))];
        foreach (string word in all)
        {
            places[PlaceOf(WordHash.Of(word))] = WordHash.Of(word);
        }
    }

    /// <summary>True when it has a word of this hash; two words share one once in four billion.</summary>
    /// <param name="hash">The word's hash.</param>
    /// <returns>True when it is in the set.</returns>
    public bool Contains(uint hash) => places[PlaceOf(hash)] == hash && hash != 0;

    /// <summary>True when it has this word.</summary>
    /// <param name="word">The word.</param>
    /// <returns>True when it is in the set.</returns>
    public bool Contains(ReadOnlySpan<char> word) => Contains(WordHash.Of(word));

    private int PlaceOf(uint hash)
    {
        int place = (int)(hash & (uint)(places.Length - 1));
        while (places[place] != 0 && places[place] != hash)
        {
            place = (place + 1) & (places.Length - 1);
        }

        return place;
    }
}
