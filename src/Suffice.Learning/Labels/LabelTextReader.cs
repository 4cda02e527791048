using System.Runtime.InteropServices;
using Suffice.Chat;
using Suffice.Learning.Text;

namespace Suffice.Learning.Labels;

/// <summary>Reads calls as hashed words and character runs, each weighted by how rare it is: what stands in every call, such as a fixed prompt, weighs nothing.</summary>
/// <remarks>Logarithmic counts times inverse document frequency (Salton and Buckley, 1988), words and runs each of length 1 / sqrt 2.</remarks>
internal sealed class LabelTextReader
{
    // What stands in nearly every call is a part of the prompt.
    private const double MostCommon = 0.98;

    private readonly TextHasher hasher;

    public LabelTextReader(int bits, float[] rarity)
    {
        Bits = bits;
        Rarity = rarity;
        hasher = new TextHasher(bits);
    }

    /// <summary>How many bits a bucket has.</summary>
    public int Bits { get; }

    /// <summary>What a bucket weighs.</summary>
    public float[] Rarity { get; }

    /// <summary>Learns how rare words are.</summary>
    public static LabelTextReader Learn(int bits, IEnumerable<ChatRequest> requests)
    {
        LabelTextReader counting = new(bits, []);
        int[] seen = new int[1 << bits];
        int[] last = new int[1 << bits];
        int count = 0;
        foreach (ChatRequest request in requests)
        {
            count++;
            (BucketList words, BucketList runs) = counting.BucketsOf(request);
            Count(words, seen, last, count);
            Count(runs, seen, last, count);
        }

        return new LabelTextReader(bits, [.. seen.Select(calls => RarityOf(calls, count))]);
    }

    /// <summary>Reads a call.</summary>
    public HashedText Read(ChatRequest request)
    {
        (BucketList words, BucketList runs) = BucketsOf(request);
        List<int> buckets = new(words.Count + runs.Count);
        List<float> weights = new(words.Count + runs.Count);
        Weigh(words, buckets, weights);
        Weigh(runs, buckets, weights);

        return new HashedText([.. buckets], [.. weights]);
    }

    private static float RarityOf(int calls, int count) =>
        calls == 0 || calls > MostCommon * count ? 0 : (float)(Half)(1 + Math.Log((1.0 + count) / (1.0 + calls)));

    private (BucketList Words, BucketList Runs) BucketsOf(ChatRequest request)
    {
        BucketList words = new();
        BucketList runs = new();
        hasher.Append(request.ConversationText(), words, runs);

        return (words, runs);
    }

    private static void Count(BucketList buckets, int[] seen, int[] last, int call)
    {
        foreach (int bucket in buckets.Span)
        {
            if (last[bucket] != call)
            {
                last[bucket] = call;
                seen[bucket]++;
            }
        }
    }

    private void Weigh(BucketList list, List<int> buckets, List<float> weights)
    {
        list.Span.Sort();
        int from = weights.Count;
        double square = 0;
        for (int i = 0; i < list.Count;)
        {
            int bucket = list.Span[i];
            int begin = i;
            while (i < list.Count && list.Span[i] == bucket)
            {
                i++;
            }

            if (Rarity[bucket] > 0)
            {
                float weight = (float)(1 + Math.Log(i - begin)) * Rarity[bucket];
                square += weight * weight;
                buckets.Add(bucket);
                weights.Add(weight);
            }
        }

        float scale = square == 0 ? 0 : (float)(1 / Math.Sqrt(2 * square));
        foreach (ref float weight in CollectionsMarshal.AsSpan(weights)[from..])
        {
            weight *= scale;
        }
    }
}
