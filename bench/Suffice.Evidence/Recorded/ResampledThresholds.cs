using Suffice.Evaluation.Statistics.Certificates;

namespace Suffice.Evidence.Recorded;

/// <summary>Draws labelled calls from a pool whose truth is known, and chooses thresholds on them in three ways.</summary>
/// <param name="scores">The pool's scores, low for accept; infinite for what is never accepted.</param>
/// <param name="losses">What each call of the pool loses when it is accepted: 0 or 1.</param>
internal sealed class ResampledThresholds(double[] scores, double[] losses)
{
    private readonly IReadOnlyList<double> grid = ThresholdGrid.FromScores(scores);

    /// <summary>The ways to choose, in the order of the tallies.</summary>
    public static IReadOnlyList<string> Ways { get; } = ["naive", "conformal risk control", "Learn-then-Test"];

    /// <summary>Draws calls again and again and counts broken promises.</summary>
    /// <param name="labels">How many calls are drawn each time.</param>
    /// <param name="risk">The promised risk.</param>
    /// <param name="resamples">How often.</param>
    /// <param name="random">Draws.</param>
    /// <returns>For each way: how often the pool's own risk is above the promised one, and the mean share accepted.</returns>
    public (int Broken, double Share)[] Run(int labels, double risk, int resamples, Random random)
    {
        (int Broken, double Share)[] tallies = new (int, double)[Ways.Count];
        double[] drawnScores = new double[labels];
        double[] drawnLosses = new double[labels];
        for (int resample = 0; resample < resamples; resample++)
        {
            for (int i = 0; i < labels; i++)
            {
                int item = random.Next(scores.Length);
                (drawnScores[i], drawnLosses[i]) = (scores[item], losses[item]);
            }

            double?[] chosen =
            [
                Loosest(drawnScores, drawnLosses, mean => mean <= risk),
                Loosest(drawnScores, drawnLosses, mean => ((labels * mean) + 1) / (labels + 1) <= risk),
                new FixedSequenceTest(new ExactBinomialTest()).Certify(drawnScores, drawnLosses, grid, risk, 0.95)?.Threshold,
            ];
            for (int way = 0; way < chosen.Length; way++)
            {
                (double regret, double share) = TruthOf(chosen[way]);
                tallies[way].Broken += regret > risk ? 1 : 0;
                tallies[way].Share += share / resamples;
            }
        }

        return tallies;
    }

    private double? Loosest(double[] drawn, double[] lost, Func<double, bool> holds)
    {
        double? loosest = null;
        foreach (double threshold in grid)
        {
            double sum = 0;
            for (int i = 0; i < drawn.Length; i++)
            {
                sum += drawn[i] <= threshold ? lost[i] : 0;
            }

            loosest = holds(sum / drawn.Length) ? threshold : loosest;
        }

        return loosest;
    }

    private (double Regret, double Share) TruthOf(double? threshold)
    {
        int accepted = 0;
        double lost = 0;
        for (int i = 0; i < scores.Length; i++)
        {
            if (scores[i] <= threshold)
            {
                accepted++;
                lost += losses[i];
            }
        }

        return (lost / scores.Length, (double)accepted / scores.Length);
    }
}
