namespace Suffice.Learning.Text;

/// <summary>A text as a sparse vector: each bucket once, with its weight.</summary>
/// <remarks>Words and character runs weigh the same together, however long the text is: each kind is divided by the root of its count.</remarks>
/// <param name="Buckets">The buckets.</param>
/// <param name="Weights">Their weights, above 0.</param>
public sealed record HashedText(int[] Buckets, float[] Weights)
{
    /// <summary>The sum of the squared weights.</summary>
    public double SquaredLength { get; } = SquareOf(Weights);

    /// <summary>Makes the vector of counted buckets.</summary>
    /// <param name="words">Buckets of words; sorted here.</param>
    /// <param name="runs">Buckets of character runs; sorted here.</param>
    /// <returns>The vector.</returns>
    public static HashedText Of(BucketList words, BucketList runs)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(runs);
        words.Span.Sort();
        runs.Span.Sort();
        List<int> buckets = new(words.Count + runs.Count);
        List<float> weights = new(words.Count + runs.Count);
        (int w, int r) = (0, 0);
        (float word, float run) = (WeightOf(words.Count), WeightOf(runs.Count));
        while (w < words.Count || r < runs.Count)
        {
            int bucket = w == words.Count ? runs.Span[r] : r == runs.Count ? words.Span[w] : Math.Min(words.Span[w], runs.Span[r]);
            float weight = 0;
            for (; w < words.Count && words.Span[w] == bucket; w++)
            {
                weight += word;
            }

            for (; r < runs.Count && runs.Span[r] == bucket; r++)
            {
                weight += run;
            }

            buckets.Add(bucket);
            weights.Add(weight);
        }

        return new HashedText([.. buckets], [.. weights]);
    }

    /// <summary>What one occurrence weighs among a text's features of its kind.</summary>
    /// <param name="count">How many there are.</param>
    /// <returns>The weight.</returns>
    public static float WeightOf(int count) => count == 0 ? 0 : (float)(1 / Math.Sqrt(count));

    /// <summary>This text's features followed by another's, each weighing what it did; made for texts hashed to different spaces.</summary>
    /// <param name="other">The other text.</param>
    /// <returns>Both; a bucket that both have stands twice.</returns>
    public HashedText With(HashedText other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new HashedText([.. Buckets, .. other.Buckets], [.. Weights, .. other.Weights]);
    }

    private static double SquareOf(float[] weights)
    {
        double sum = 0;
        foreach (float weight in weights)
        {
            sum += weight * weight;
        }

        return sum;
    }
}
