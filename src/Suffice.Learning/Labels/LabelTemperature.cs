namespace Suffice.Learning.Labels;

/// <summary>Temperature scaling (Guo et al., ICML 2017): one factor on all scores, so that probabilities mean what they say.</summary>
internal static class LabelTemperature
{
    private const int Steps = 40;

    /// <summary>Finds the factor.</summary>
    /// <param name="scores">Scores of examples not learned from.</param>
    /// <param name="labels">Their right labels.</param>
    /// <returns>The factor, which is 1 over the temperature, and the mean negative log-likelihood with it.</returns>
    public static (double Sharpness, double Loss) Fit(IReadOnlyList<double[]> scores, IReadOnlyList<int> labels)
    {
        // The loss is convex in the factor; its logarithm is searched by golden section.
        double low = Math.Log(0.05), high = Math.Log(20);
        double share = (Math.Sqrt(5) - 1) / 2;
        for (int step = 0; step < Steps; step++)
        {
            double one = high - (share * (high - low)), two = low + (share * (high - low));
            (low, high) = Loss(scores, labels, Math.Exp(one)) < Loss(scores, labels, Math.Exp(two)) ? (low, two) : (one, high);
        }

        double best = Math.Exp((low + high) / 2);

        return (best, Loss(scores, labels, best));
    }

    /// <summary>The probabilities of scores.</summary>
    public static double[] Apply(double[] scores, double sharpness)
    {
        double top = scores.Max();
        double[] powers = [.. scores.Select(score => Math.Exp(sharpness * (score - top)))];
        double sum = powers.Sum();

        return [.. powers.Select(power => power / sum)];
    }

    private static double Loss(IReadOnlyList<double[]> scores, IReadOnlyList<int> labels, double sharpness)
    {
        double loss = 0;
        for (int i = 0; i < scores.Count; i++)
        {
            double top = scores[i].Max();
            double sum = 0;
            foreach (double score in scores[i])
            {
                sum += Math.Exp(sharpness * (score - top));
            }

            loss += Math.Log(sum) - (sharpness * (scores[i][labels[i]] - top));
        }

        return loss / scores.Count;
    }
}
