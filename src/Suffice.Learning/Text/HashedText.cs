using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace Suffice.Learning.Text;

/// <summary>A text as a sparse vector: buckets with their weights.</summary>
/// <remarks>Words and character runs weigh the same together, however long the text is. A bucket of both stands twice.</remarks>
/// <param name="Buckets">The buckets.</param>
/// <param name="Weights">Their weights, above 0.</param>
internal sealed record HashedText(int[] Buckets, float[] Weights)
{
    /// <summary>The sum of the squared weights.</summary>
    public double SquaredLength { get; } = SquareOf(Weights);

    /// <summary>Makes the vector of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="hasher">Hashes it.</param>
    /// <returns>The vector.</returns>
    public static HashedText Of(string text, TextHasher hasher)
    {
        BucketList words = new();
        BucketList runs = new();
        hasher.Append(text, words, runs);
        return Of(words, runs);
    }

    /// <summary>Makes the vector of counted buckets.</summary>
    /// <param name="words">Buckets of words; sorted here.</param>
    /// <param name="runs">Buckets of character runs; sorted here.</param>
    /// <returns>The vector.</returns>
    public static HashedText Of(BucketList words, BucketList runs)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(runs);
        (List<int> buckets, List<float> weights) = Counted(words);
        (List<int> others, List<float> otherWeights) = Counted(runs);

        return new HashedText([.. buckets, .. others], [.. weights, .. otherWeights]);
    }

    /// <summary>This text's features followed by another's, each weighing what it did; made for texts hashed to different spaces.</summary>
    /// <param name="other">The other text.</param>
    /// <returns>Both; a bucket that both have stands twice.</returns>
    public HashedText With(HashedText other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new HashedText([.. Buckets, .. other.Buckets], [.. Weights, .. other.Weights]);
    }

    // Together of length 1.
    private static (List<int> Buckets, List<float> Weights) Counted(BucketList list)
    {
        List<int> buckets = new(list.Count);
        List<float> weights = new(list.Count);
        list.AppendCounts(buckets, weights);
        float scale = (float)(1 / Math.Sqrt(Math.Max(1, SquareOf(CollectionsMarshal.AsSpan(weights)))));
        TensorPrimitives.Multiply(CollectionsMarshal.AsSpan(weights), scale, CollectionsMarshal.AsSpan(weights));

        return (buckets, weights);
    }

    private static double SquareOf(ReadOnlySpan<float> weights) => TensorPrimitives.SumOfSquares(weights);
}
