using Suffice.Evaluation.Statistics.Functions;
using Suffice.Evaluation.Statistics.Intervals;

namespace Suffice.Evaluation.Statistics.Estimates;

/// <summary>
/// A mean from many judged items and few that people labelled too (prediction-powered inference with a tuned weight, PPI++, Angelopoulos,
/// Duchi and Zrnic 2023, arXiv 2311.01453): as unbiased as the people alone, and as narrow as the judge is good.
/// </summary>
/// <param name="Mean">The estimate.</param>
/// <param name="StandardError">Its standard error.</param>
/// <param name="Weight">How much the judge counts, 0 to 1: 0 is people alone.</param>
/// <param name="Labelled">Items that people labelled.</param>
/// <param name="Judged">Items that only the judge saw.</param>
public sealed record PredictionPowered(double Mean, double StandardError, double Weight, int Labelled, int Judged)
{
    /// <summary>Estimates a mean: of scores, or of paired differences of scores.</summary>
    /// <param name="human">People's scores of the labelled items.</param>
    /// <param name="judge">The judge's scores of the same items, in the same order.</param>
    /// <param name="judgedOnly">The judge's scores of the other items.</param>
    /// <returns>The estimate; <see langword="null"/> with fewer than two labelled items.</returns>
    /// <exception cref="ArgumentException">People and judge did not score the same number of labelled items.</exception>
    public static PredictionPowered? Of(ReadOnlySpan<double> human, ReadOnlySpan<double> judge, ReadOnlySpan<double> judgedOnly)
    {
        if (human.Length != judge.Length)
        {
            throw new ArgumentException($"{human.Length} human scores against {judge.Length} of the judge: they are of the same items.", nameof(judge));
        }

        if (human.Length < 2)
        {
            return null;
        }

        double weight = WeightOf(human, judge, judgedOnly);
        double[] rest = new double[human.Length];
        for (int i = 0; i < rest.Length; i++)
        {
            rest[i] = human[i] - (weight * judge[i]);
        }

        (double restMean, double restVariance) = Moments(rest);
        (double judgeMean, double judgeVariance) = Moments(judgedOnly);
        double variance = restVariance / rest.Length;
        double mean = restMean;
        if (weight > 0)
        {
            mean += weight * judgeMean;
            variance += weight * weight * judgeVariance / judgedOnly.Length;
        }

        return new PredictionPowered(mean, Math.Sqrt(variance), weight, human.Length, judgedOnly.Length);
    }

    /// <summary>The normal interval of the mean.</summary>
    /// <param name="confidence">Two-sided, above 0 and below 1; 0.95 by default.</param>
    /// <returns>The interval; it may leave the range of the scores.</returns>
    public Interval IntervalOf(double confidence = 0.95)
    {
        double half = NormalDistribution.Quantile((1 + confidence) / 2) * StandardError;

        return new Interval(Mean - half, Mean + half);
    }

    // Cov(human, judge) / ((1 + n/N) Var(judge)), cut to 0..1: a judge that runs against people is left out.
    private static double WeightOf(ReadOnlySpan<double> human, ReadOnlySpan<double> judge, ReadOnlySpan<double> judgedOnly)
    {
        if (judgedOnly.Length < 2)
        {
            return 0;
        }

        double variance = Moments([.. judge, .. judgedOnly]).Variance;
        double humanMean = Moments(human).Mean;
        double judgeMean = Moments(judge).Mean;
        double covariance = 0;
        for (int i = 0; i < human.Length; i++)
        {
            covariance += (human[i] - humanMean) * (judge[i] - judgeMean) / (human.Length - 1);
        }

        double share = 1 + ((double)human.Length / judgedOnly.Length);

        return variance == 0 ? 0 : Math.Clamp(covariance / (share * variance), 0, 1);
    }

    private static (double Mean, double Variance) Moments(ReadOnlySpan<double> values)
    {
        double mean = 0;
        double squares = 0;
        for (int i = 0; i < values.Length; i++)
        {
            double off = values[i] - mean;
            mean += off / (i + 1);
            squares += off * (values[i] - mean);
        }

        return (mean, values.Length < 2 ? 0 : squares / (values.Length - 1));
    }
}
