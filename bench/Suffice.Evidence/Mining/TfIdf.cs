using Suffice.Learning.Text;

namespace Suffice.Evidence.Mining;

/// <summary>Texts as plain weighted words and pairs of words: 1 plus the logarithm of the count, times the inverse document frequency, to length 1.</summary>
internal sealed class TfIdf
{
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private readonly List<float> rarity = [];

    /// <summary>Learns the words that at least two texts have.</summary>
    /// <param name="texts">The training texts.</param>
    public TfIdf(IReadOnlyList<string> texts)
    {
        Dictionary<string, int> counts = new(StringComparer.Ordinal);
        foreach (string text in texts)
        {
            foreach (string term in Terms(text).Distinct(StringComparer.Ordinal))
            {
                counts[term] = counts.GetValueOrDefault(term) + 1;
            }
        }

        foreach ((string term, int count) in counts.Where(term => term.Value >= 2).OrderBy(term => term.Key, StringComparer.Ordinal))
        {
            places.Add(term, rarity.Count);
            rarity.Add((float)(Math.Log((1.0 + texts.Count) / (1.0 + count)) + 1));
        }
    }

    /// <summary>How many words are known.</summary>
    public int Count => rarity.Count;

    /// <summary>Makes the vector of a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The vector.</returns>
    public HashedText Of(string text)
    {
        (int Place, float Weight)[] weights =
        [
            .. Terms(text).Where(places.ContainsKey).CountBy(term => places[term]).OrderBy(term => term.Key)
                .Select(term => (term.Key, (float)(1 + Math.Log(term.Value)) * rarity[term.Key])),
        ];
        float length = (float)Math.Sqrt(Math.Max(1e-12, weights.Sum(word => (double)word.Weight * word.Weight)));

        return new HashedText([.. weights.Select(word => word.Place)], [.. weights.Select(word => word.Weight / length)]);
    }

    private static IEnumerable<string> Terms(string text)
    {
        string before = string.Empty;
        foreach (string word in text.ToLowerInvariant().Split((char[])[.. text.ToLowerInvariant().Where(c => !char.IsLetterOrDigit(c)).Distinct()], StringSplitOptions.RemoveEmptyEntries))
        {
            yield return word;
            if (before.Length > 0)
            {
                yield return $"{before} {word}";
            }

            before = word;
        }
    }
}
