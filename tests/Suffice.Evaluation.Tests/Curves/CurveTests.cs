using CsCheck;
using Suffice.Evaluation.Curves;
using Suffice.Evaluation.Statistics.Estimates;
using Suffice.Evaluation.Statistics.Intervals;

namespace Suffice.Evaluation.Tests.Curves;

public sealed class CurveTests
{
    private static readonly Gen<RoutedItem[]> Routed = Gen.Select(Gen.Double[-1, 1], Gen.Bool, Gen.Bool)
        .Select((score, weak, strong) => new RoutedItem(score, weak ? 1 : 0, strong ? 1 : 0)).Array[20, 200]
        .Where(items => items.Sum(item => item.Strong) > items.Sum(item => item.Weak));

    [Fact]
    public void AverageGapRecovered_ByLot_IsAboutHalf()
    {
        RoutedItem[] items = Made(20_000, (_, random) => random.NextDouble());

        DeferralCurve.Of(items).AverageGapRecovered().ShouldBe(0.5, 0.02);
        RouteLlmCurve.AverageGapRecovered(items).ShouldBe(0.5, 0.02);
        RouteLlmCurve.ShareFor(items, 0.5).ShouldBe(0.5, 0.02);
    }

    [Fact]
    public void AverageGapRecovered_AllScoresEqual_IsHalf() =>
        Routed.Sample(items => DeferralCurve.Of([.. items.Select(item => item with { Score = 1 })]).AverageGapRecovered().ShouldBe(0.5, 1e-9));

    [Fact]
    public void AverageGapRecovered_AnyRouter_IsNeverAboveTheOracle() => Routed.Sample(items =>
        DeferralCurve.Of(items).AverageGapRecovered().ShouldBeLessThanOrEqualTo(DeferralCurve.Of(RouterBaselines.Oracle(items)).AverageGapRecovered() + 1e-9));

    [Fact]
    public void RouteLlmCurve_RouterAsGoodAsPublishedOnes_IsWithinFiveThousandthsOfTheExact()
    {
        RoutedItem[] items = Made(8_000, (need, random) => (0.4 * need) + Math.Log(random.NextDouble() / (1 - random.NextDouble())));

        RouteLlmCurve.AverageGapRecovered(items).ShouldBe(DeferralCurve.Of(items).AverageGapRecovered(), 0.005);
        RouteLlmCurve.ShareFor(items, 0.8).ShouldBe(DeferralCurve.Of(items).ShareFor(0.8), 0.02);
    }

    [Fact]
    public void DeferralCurve_FourItems_AsWorkedOutByHand()
    {
        DeferralCurve curve = DeferralCurve.Of([new(0.9, 0, 1, 1, 11), new(0.8, 1, 1, 1, 11), new(0.7, 0, 1, 1, 11), new(0.1, 1, 1, 1, 11)]);

        curve.Points.Select(point => point.Share).ShouldBe([0, 0.25, 0.5, 0.75, 1]);
        curve.Points.Select(point => point.Quality).ShouldBe([0.5, 0.75, 0.75, 1, 1]);
        curve.Points.Select(point => point.Cost).ShouldBe([1, 3.5, 6, 8.5, 11]);
        curve.ShareFor(0.5).ShouldBe(0.25);
        curve.ShareFor(0.8).ShouldBe(0.5 + (0.25 * 0.6), 1e-9);
        curve.CostFor(1).ShouldBe(8.5, 1e-9);
        curve.AverageGapRecovered().ShouldBe(((0.25 * (0.625 + 0.75 + 0.875 + 1)) - 0.5) / 0.5, 1e-9);
    }

    [Fact]
    public void AreaUnderRoc_AnyScores_IsWhatCountingPairsGives() =>
        Gen.Select(Gen.Int[0, 5], Gen.Bool).Array[2, 40].Where(pairs => pairs.Any(pair => pair.Item2) && pairs.Any(pair => !pair.Item2)).Sample(pairs =>
        {
            double won = 0, all = 0;
            foreach ((int right, _) in pairs.Where(pair => pair.Item2))
            {
                foreach ((int wrong, _) in pairs.Where(pair => !pair.Item2))
                {
                    all++;
                    won += right > wrong ? 1 : right == wrong ? 0.5 : 0;
                }
            }

            Discrimination.AreaUnderRoc([.. pairs.Select(pair => (double)pair.Item1)], [.. pairs.Select(pair => pair.Item2)]).ShouldBe(won / all, 1e-9);
        });

    [Fact]
    public void Error_CalibratedProbabilities_IsAboutItsNull()
    {
        Random random = new(6);
        double[] stated = [.. Enumerable.Range(0, 3_000).Select(_ => random.NextDouble())];
        bool[] came = [.. stated.Select(p => random.NextDouble() < p)];

        double error = Reliability.Error(Reliability.EqualWidth(stated, came));

        error.ShouldBe(Reliability.NullError(stated, random), 0.01);
        Reliability.Error(Reliability.EqualMass(stated, came)).ShouldBe(error, 0.01);
        Reliability.Error(Reliability.EqualWidth([.. stated.Select(_ => 0.9)], came)).ShouldBe(0.4, 0.03);
    }

    [Fact]
    public void Brier_FourItems_AsWorkedOutByHand() =>
        Reliability.Brier([1, 0.5, 0.5, 0], [true, true, false, true]).ShouldBe((0 + 0.25 + 0.25 + 1) / 4);

    [Fact]
    public void ExcessArea_PerfectOrder_IsNearZero()
    {
        bool[] right = [.. Enumerable.Range(0, 2_000).Select(i => i % 4 != 0)];
        double[] perfect = [.. right.Select((isRight, i) => (isRight ? 1 : 0) + (i * 1e-6))];

        RiskCoverage.ExcessArea(perfect, right).ShouldBe(0, 0.001);
        RiskCoverage.Area([.. right.Select(_ => 1.0)], right).ShouldBe(0.25, 1e-9);
        RiskCoverage.CoverageAt(perfect, right, 1).ShouldBe(0.75);
    }

    [Fact]
    public void CostFrontier_ThreeModels_LeavesOutTheOneUnderTheLine()
    {
        CostFrontier frontier = CostFrontier.Of([new(1, 0.5), new(5, 0.6), new(9, 0.9), new(12, 0.8)]);

        frontier.Points.ShouldBe([new(1, 0.5), new(9, 0.9)]);
        frontier.QualityAt(5).ShouldBe(0.7, 1e-9);
        frontier.AverageQuality(1, 9).ShouldBe(0.7, 1e-9);
        frontier.AverageQuality(9, 19).ShouldBe(0.9, 1e-9);
    }

    [Fact]
    public void ItemBootstrap_Mean_CoversItWithTheWidthTheoryGives()
    {
        Random random = new(8);
        double[] items = [.. Enumerable.Range(0, 400).Select(_ => random.NextDouble())];

        Interval interval = ItemBootstrap.Interval(items.Length, random, drawn => drawn.Average(i => items[i]))!.Value;

        (interval.High - interval.Low).ShouldBe(2 * 1.96 * Math.Sqrt(1 / 12.0 / 400), 0.012);
        items.Average().ShouldBeInRange(interval.Low, interval.High);
    }

    private static RoutedItem[] Made(int count, Func<double, Random, double> score)
    {
        Random random = new(11);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            bool weak = random.NextDouble() < 0.6;
            bool strong = random.NextDouble() < 0.8;
            return new RoutedItem(score((strong ? 1 : 0) - (weak ? 1 : 0), random), weak ? 1 : 0, strong ? 1 : 0);
        })];
    }
}
