using Suffice.Learning.Text;

namespace Suffice.Learning.Labels;

/// <summary>A text as buckets with logarithmic counts (Salton and Buckley, 1988), not yet weighed.</summary>
/// <param name="Buckets">The buckets: those of words, then those of character runs, each ascending.</param>
/// <param name="Counts">1 plus the logarithm of how often each occurs.</param>
/// <param name="Words">How many of them are of words.</param>
internal sealed record CountedText(int[] Buckets, float[] Counts, int Words)
{
    /// <summary>Counts a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="hasher">Hashes it.</param>
    /// <returns>What it holds.</returns>
    public static CountedText Of(string text, TextHasher hasher)
    {
        BucketList words = new();
        BucketList runs = new();
        hasher.Append(text, words, runs);
        List<int> buckets = new(words.Count + runs.Count);
        List<float> counts = new(words.Count + runs.Count);
        words.AppendCounts(buckets, counts);
        int ofWords = buckets.Count;
        runs.AppendCounts(buckets, counts);

        return new CountedText([.. buckets], [.. counts], ofWords);
    }
}
