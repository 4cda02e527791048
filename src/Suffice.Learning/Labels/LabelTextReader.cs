using Suffice.Chat;
using Suffice.Learning.Text;

namespace Suffice.Learning.Labels;

/// <summary>Reads calls as hashed words and character runs, weighed by <see cref="TellingWeights"/>: what stands in every call, such as a fixed prompt, weighs nothing.</summary>
/// <remarks>Words and pairs together have length 1 / sqrt 2, and so have runs.</remarks>
internal sealed class LabelTextReader(int bits, float[] weights)
{
    private readonly TextHasher hasher = new(bits);

    /// <summary>How many bits a bucket has.</summary>
    public int Bits { get; } = bits;

    /// <summary>What a bucket weighs.</summary>
    public float[] Weights { get; } = weights;

    /// <summary>Reads a call.</summary>
    /// <param name="request">The call.</param>
    /// <returns>Its text, weighed.</returns>
    public HashedText Read(ChatRequest request) => Weigh(CountedText.Of(request.ConversationText(), hasher), Weights);

    /// <summary>Weighs a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="weights">What a bucket weighs.</param>
    /// <returns>What of it weighs something.</returns>
    public static HashedText Weigh(CountedText text, float[] weights)
    {
        int[] buckets = new int[text.Buckets.Length];
        float[] kept = new float[buckets.Length];
        int count = Weigh(text, 0, text.Words, weights, buckets, kept, 0);
        count = Weigh(text, text.Words, text.Buckets.Length, weights, buckets, kept, count);

        return new HashedText(buckets[..count], kept[..count]);
    }

    private static int Weigh(CountedText text, int from, int to, float[] weights, int[] buckets, float[] kept, int count)
    {
        int begin = count;
        double square = 0;
        for (int i = from; i < to; i++)
        {
            float weight = text.Counts[i] * weights[text.Buckets[i]];
            if (weight > 0)
            {
                square += weight * weight;
                buckets[count] = text.Buckets[i];
                kept[count++] = weight;
            }
        }

        float scale = square == 0 ? 0 : (float)(1 / Math.Sqrt(2 * square));
        for (int i = begin; i < count; i++)
        {
            kept[i] *= scale;
        }

        return count;
    }
}
