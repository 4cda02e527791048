using Suffice.Learning.Text;

namespace Suffice.Learning.Ladders;

/// <summary>How likely the words and character runs of a text are among those of some calls.</summary>
/// <param name="Levels">For each bucket its negative log-likelihood, in steps of <see cref="Step"/>.</param>
internal sealed record WordLikelihood(byte[] Levels)
{
    /// <summary>How finely likelihoods are kept.</summary>
    public const double Step = 1.0 / 12;

    // A bucket that was never seen counts as a tenth of a sight.
    private const double Unseen = 0.1;

    /// <summary>Counts calls.</summary>
    public static WordLikelihood Of(IReadOnlyList<LookRow> rows) => Of([.. rows.Select(row => row.Text)]);

    /// <summary>Counts texts.</summary>
    public static WordLikelihood Of(IReadOnlyList<HashedText> texts)
    {
        double[] counts = new double[LookReader.LikenessBuckets];
        double total = 0;
        foreach (HashedText text in texts)
        {
            for (int i = 0; i < text.Buckets.Length; i++)
            {
                counts[text.Buckets[i] % counts.Length] += text.Weights[i];
                total += text.Weights[i];
            }
        }

        // Weights are scaled so that the mean text counts as the tokens it has.
        double scale = texts.Sum(text => (double)text.Buckets.Length) / Math.Max(total, 1e-9);
        double whole = (total * scale) + (Unseen * counts.Length);
        return new WordLikelihood([.. counts.Select(count => (byte)Math.Min(255, -Math.Log(((count * scale) + Unseen) / whole) / Step))]);
    }

    /// <summary>The mean log-likelihood of a text; 0 for an empty one.</summary>
    public double Of(HashedText text)
    {
        double sum = 0, weight = 0;
        for (int i = 0; i < text.Buckets.Length; i++)
        {
            sum += Levels[text.Buckets[i] % Levels.Length] * text.Weights[i];
            weight += text.Weights[i];
        }

        return weight == 0 ? 0 : -Step * sum / weight;
    }
}
