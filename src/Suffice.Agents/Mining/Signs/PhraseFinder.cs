using System.IO.Hashing;
using System.Runtime.InteropServices;
using Suffice.Agents.Mining.Texts;

namespace Suffice.Agents.Mining.Signs;

/// <summary>Finds the phrases of one to three words that enough texts have.</summary>
/// <remarks>A phrase stays within a clause and a line, and neither begins nor ends with a word that says nothing alone. Two passes: hashes are counted first, and only what is common enough becomes text.</remarks>
/// <param name="fewest">The fewest training texts, near-duplicates counted once together, that have it.</param>
internal sealed class PhraseFinder(double fewest)
{
    private const int Longest = 3;

    /// <summary>Finds them.</summary>
    /// <param name="texts">The texts' words.</param>
    /// <param name="weights">What each text counts; 0 for one that is held out.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The phrases with the texts that have them, by their words.</returns>
    public IEnumerable<SignRows> Find(IReadOnlyList<TextToken[]> texts, double[] weights, CancellationToken cancellationToken)
    {
        ulong[][] hashes = [.. texts.Select(tokens => tokens.Select(token => XxHash3.HashToUInt64(MemoryMarshal.AsBytes(token.Word.AsSpan()))).ToArray())];
        Dictionary<ulong, double> counts = [];
        HashSet<ulong> here = [];
        for (int i = 0; i < texts.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            here.Clear();
            foreach ((ulong key, _, _) in weights[i] > 0 ? Phrases(texts[i], hashes[i]) : [])
            {
                if (here.Add(key))
                {
                    CollectionsMarshal.GetValueRefOrAddDefault(counts, key, out _) += weights[i];
                }
            }
        }

        return Collect(texts, hashes, counts);
    }

    private IEnumerable<SignRows> Collect(IReadOnlyList<TextToken[]> texts, ulong[][] hashes, Dictionary<ulong, double> counts)
    {
        Dictionary<ulong, (string Phrase, List<int> Rows)> found = [];
        for (int i = 0; i < texts.Count; i++)
        {
            foreach ((ulong key, int from, int count) in Phrases(texts[i], hashes[i]))
            {
                if (counts.GetValueOrDefault(key) < fewest)
                {
                    continue;
                }

                ref (string Phrase, List<int> Rows) phrase = ref CollectionsMarshal.GetValueRefOrAddDefault(found, key, out bool isKnown);
                if (!isKnown)
                {
                    phrase = (string.Join(' ', texts[i].Skip(from).Take(count).Select(token => token.Word)), []);
                }

                if (phrase.Rows.Count == 0 || phrase.Rows[^1] != i)
                {
                    phrase.Rows.Add(i);
                }
            }
        }

        // Phrases of the very same texts are one thing said in more words: tested once, and called by the longest, which a reader can tell most from and a rule errs least with.
        HashSet<UInt128> seen = [];
        return found.Values.OrderByDescending(phrase => phrase.Phrase.Length).ThenBy(phrase => phrase.Phrase, StringComparer.Ordinal)
            .Where(phrase => seen.Add(XxHash128.HashToUInt128(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(phrase.Rows)))))
            .Select(phrase => new SignRows(new MinedSign(SignKind.Phrase, phrase.Phrase), [.. phrase.Rows]));
    }

    private static IEnumerable<(ulong Key, int From, int Count)> Phrases(TextToken[] tokens, ulong[] hashes)
    {
        for (int from = 0; from < tokens.Length; from++)
        {
            ulong key = 17;
            for (int count = 1; count <= Longest && from + count <= tokens.Length; count++)
            {
                int last = from + count - 1;
                if (!tokens[last].IsPhrase)
                {
                    break;
                }

                key = (key * 0x9E3779B97F4A7C15) ^ hashes[last];
                key ^= key >> 29;
                if (Says(tokens[from].Word) && Says(tokens[last].Word))
                {
                    yield return (key, from, count);
                }

                if (tokens[last].IsLast)
                {
                    break;
                }
            }
        }
    }

    private static bool Says(string word) => word.Length > 1 && !CommonWords.Contains(word);
}
