using CsCheck;
using Suffice.Evaluation.Statistics.Certificates;

namespace Suffice.Evaluation.Tests.Statistics;

public sealed class BettingProcessTests
{
    [Fact]
    public void NonInferiority_OneItem_IsTheMeanOfTheGamblersMoney()
    {
        double[] stakes = [0.01, 0.02, 0.04, 0.07, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5];
        BettingProcess process = new(0.05);

        process.Add(-1);

        process.NonInferiority.ShouldBe(stakes.Average(stake => 1 - stake), 1e-12);
        process.Inferiority.ShouldBe(stakes.Average(stake => 1 + (stake / 1.05 * 0.95)), 1e-12);
        process.Difference.ShouldBe(-1);
    }

    [Fact]
    public void Both_NothingSeen_AreOne()
    {
        BettingProcess process = new(0.02);

        process.NonInferiority.ShouldBe(1, 1e-12);
        process.Inferiority.ShouldBe(1, 1e-12);
        process.LowerBound(0.05).ShouldBe(-1, 1e-9);
        process.UpperBound(0.05).ShouldBe(1, 1e-9);
    }

    // Ville: a claim looked for after each of 1,000 items, with the difference on the margin, is false at most one time in twenty.
    [Fact]
    public void NonInferiority_OnTheMarginAndAlwaysWatched_RarelyReachesTwenty() =>
        ShareReaching(difference: -0.05, process => process.NonInferiority).ShouldBeLessThanOrEqualTo(0.05);

    [Fact]
    public void Inferiority_OnTheMarginAndAlwaysWatched_RarelyReachesTwenty() =>
        ShareReaching(difference: -0.05, process => process.Inferiority).ShouldBeLessThanOrEqualTo(0.05);

    [Fact]
    public void NonInferiority_NoDifference_ReachesTwentyMostly() =>
        ShareReaching(difference: 0, process => process.NonInferiority).ShouldBeGreaterThan(0.9);

    [Fact]
    public void LowerBound_AnyItems_IsJustWhereTheEvidenceReachesTheLevel() =>
        Gen.Double[-1, 1].Array[5, 60].Sample(differences =>
        {
            BettingProcess process = new(0.1);
            Array.ForEach(differences, process.Add);

            double bound = process.LowerBound(0.05);

            bound.ShouldBeLessThanOrEqualTo(differences.Average());
            process.UpperBound(0.05).ShouldBeGreaterThanOrEqualTo(differences.Average());
            (process.NonInferiority >= 20).ShouldBe(bound > -0.1);
        });

    [Fact]
    public void LowerBound_MoreLevel_IsHigher() =>
        Gen.Select(Gen.Double[-1, 1].Array[5, 60], Gen.Double[0.01, 0.2]).Sample((differences, level) =>
        {
            BettingProcess process = new(0.1);
            Array.ForEach(differences, process.Add);

            process.LowerBound(2 * level).ShouldBeGreaterThanOrEqualTo(process.LowerBound(level) - 1e-9);
        });

    [Fact]
    public void Bounds_ModelsSwapped_AreMirrored() =>
        Gen.Double[-1, 1].Array[5, 60].Sample(differences =>
        {
            BettingProcess process = new(0);
            BettingProcess swapped = new(0);
            Array.ForEach(differences, process.Add);
            Array.ForEach(differences, difference => swapped.Add(-difference));

            swapped.LowerBound(0.05).ShouldBe(-process.UpperBound(0.05), 1e-9);
        });

    [Fact]
    public void Add_NoDifferenceOfScores_Throws() =>
        Should.Throw<ArgumentOutOfRangeException>(() => new BettingProcess(0.02).Add(1.5));

    [Fact]
    public void New_NoMargin_Throws() =>
        Should.Throw<ArgumentOutOfRangeException>(() => new BettingProcess(2));

    private static double ShareReaching(double difference, Func<BettingProcess, double> evidence)
    {
        Random random = new(4);
        int reached = 0;
        for (int run = 0; run < 200; run++)
        {
            BettingProcess process = new(0.05);
            for (int item = 0; item < 1_000; item++)
            {
                double u = random.NextDouble();
                process.Add(u < 0.05 + (difference / 2) ? 1 : u < 0.1 ? -1 : 0);
                if (evidence(process) >= 20)
                {
                    reached++;
                    break;
                }
            }
        }

        return reached / 200.0;
    }
}
