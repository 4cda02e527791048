namespace Suffice.Learning.Labels;

/// <summary>What each bucket weighs: more the rarer it is, and more the better it tells the labels apart.</summary>
/// <remarks>
/// Inverse document frequency (Salton and Buckley, 1988) times the square root of the divergence of the labels' shares in the bucket from their
/// shares in all (supervised term weighting: Debole and Sebastiani, SAC 2003). Learned from labels, so that guesses of examples held out want weights of the others alone.
/// </remarks>
internal static class TellingWeights
{
    // What stands in nearly every call is a part of the prompt.
    private const double MostCommon = 0.98;

    // What a bucket weighs beside its divergence, so that none that is seen falls silent.
    private const double Floor = 0.05;

    // How many imagined calls of the usual shares are added to a bucket's, so that a word seen once tells little (of 1, 3, 10 and 30, by cross-validation on tickets).
    private const double Imagined = 10;

    /// <summary>Learns them.</summary>
    /// <param name="buckets">How many buckets there are.</param>
    /// <param name="texts">The examples' texts.</param>
    /// <param name="labels">Their labels, from 0.</param>
    /// <param name="outputs">How many labels.</param>
    /// <returns>A weight a bucket, rounded to half precision as it is stored; 0 for what is in no text or in nearly every one.</returns>
    public static float[] Learn(int buckets, IReadOnlyList<CountedText> texts, IReadOnlyList<int> labels, int outputs)
    {
        int[] seen = new int[buckets * outputs];
        int[] last = new int[buckets];
        double[] shares = new double[outputs];
        for (int i = 0; i < texts.Count; i++)
        {
            shares[labels[i]] += 1.0 / texts.Count;
            foreach (int bucket in texts[i].Buckets)
            {
                // A bucket of words and runs both stands twice in one text.
                if (last[bucket] != i + 1)
                {
                    last[bucket] = i + 1;
                    seen[(bucket * outputs) + labels[i]]++;
                }
            }
        }

        return [.. Enumerable.Range(0, buckets).Select(bucket => WeightOf(seen.AsSpan(bucket * outputs, outputs), shares, texts.Count))];
    }

    private static float WeightOf(ReadOnlySpan<int> seen, double[] shares, int count)
    {
        int calls = 0;
        foreach (int ofLabel in seen)
        {
            calls += ofLabel;
        }

        if (calls == 0 || calls > MostCommon * count)
        {
            return 0;
        }

        double rarity = 1 + Math.Log((1.0 + count) / (1.0 + calls));

        return (float)(Half)(rarity * (Floor + Math.Sqrt(Divergence(seen, calls, shares))));
    }

    // Kullback and Leibler's.
    private static double Divergence(ReadOnlySpan<int> seen, int calls, double[] shares)
    {
        double sum = 0;
        for (int label = 0; label < seen.Length; label++)
        {
            // A label of none of these examples tells nothing.
            double share = (seen[label] + (Imagined * shares[label])) / (calls + Imagined);
            sum += share == 0 ? 0 : share * Math.Log(share / shares[label]);
        }

        return Math.Max(0, sum);
    }
}
