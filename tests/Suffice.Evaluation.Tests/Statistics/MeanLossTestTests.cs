using Suffice.Evaluation.Statistics.Certificates;
using Suffice.Evaluation.Statistics.Functions;

namespace Suffice.Evaluation.Tests.Statistics;

public sealed class MeanLossTestTests
{
    public static TheoryData<IMeanLossTest> GradedTests => [new HoeffdingBentkusTest(-1, 1), new BettingTest()];

    [Fact]
    public void PValue_LossesOfZeroAndOne_IsTheBinomialTail()
    {
        double[] losses = [.. Enumerable.Repeat(0.0, 92), 1];

        new ExactBinomialTest().PValue(losses, 0.05).ShouldBe(Binomial.AtMost(1, 93, 0.05));
        new ExactBinomialTest().UpperBound(losses, 0.95).ShouldBe(Binomial.UpperBound(1, 93, 0.95));
    }

    [Fact]
    public void PValue_GradedLossInTheExactTest_Throws() =>
        Should.Throw<ArgumentException>(() => new ExactBinomialTest().PValue([0, 0.5], 0.05));

    // Bates et al. 2021: min(exp(-n h1), e P(Bin <= ceil(n mean))), by hand for 2 in 100 against 0.1.
    [Fact]
    public void PValue_HoeffdingBentkus_IsTheSmallerOfBothBounds()
    {
        double[] losses = [.. Enumerable.Repeat(0.0, 98), 1, 1];
        double hoeffding = Math.Exp(-100 * ((0.02 * Math.Log(0.02 / 0.1)) + (0.98 * Math.Log(0.98 / 0.9))));
        double bentkus = Math.E * Binomial.AtMost(2, 100, 0.1);

        new HoeffdingBentkusTest().PValue(losses, 0.1).ShouldBe(Math.Min(hoeffding, bentkus), 1e-12);
    }

    [Theory]
    [MemberData(nameof(GradedTests))]
    public void PValue_MeanLossAtTheRisk_IsBelowTheLevelNoOftenerThanTheLevel(IMeanLossTest test)
    {
        Random random = new(11);
        int small = 0;
        for (int run = 0; run < 1_000; run++)
        {
            double[] losses = NetLosses(random, items: 200, better: 0.04, worse: 0.06);
            small += test.PValue(losses, 0.02) <= 0.05 ? 1 : 0;
        }

        small.ShouldBeLessThanOrEqualTo(70);
    }

    // A file sorted by outcome: a bet in its order is won before the first loss comes.
    [Fact]
    public void PValue_LossesAtTheEndOfTheFile_CountLikeAnyOthers()
    {
        double[] sorted = [.. Enumerable.Repeat(0.0, 150), .. Enumerable.Repeat(1.0, 50)];

        new BettingTest(0, 1).PValue(sorted, 0.1).ShouldBeGreaterThan(0.05);
    }

    [Theory]
    [MemberData(nameof(GradedTests))]
    public void UpperBound_AnyLosses_IsTheLeastRiskThatIsRuledOut(IMeanLossTest test)
    {
        double[] losses = NetLosses(new Random(3), items: 500, better: 0.08, worse: 0.04);

        double bound = test.UpperBound(losses, 0.95);

        bound.ShouldBeGreaterThan(losses.Average());
        test.PValue(losses, bound + 1e-6).ShouldBeLessThanOrEqualTo(0.05);
        test.PValue(losses, bound - 1e-6).ShouldBeGreaterThan(0.05);
    }

    [Theory]
    [MemberData(nameof(GradedTests))]
    public void PValue_LossOutsideTheRange_Throws(IMeanLossTest test) =>
        Should.Throw<ArgumentException>(() => test.PValue([0, 1.5], 0.1));

    [Theory]
    [MemberData(nameof(GradedTests))]
    public void PValue_NothingSeen_IsOne(IMeanLossTest test) =>
        test.PValue([], 0.1).ShouldBe(1);

    private static double[] NetLosses(Random random, int items, double better, double worse) =>
        [.. Enumerable.Range(0, items).Select(_ => random.NextDouble() switch
        {
            var u when u < better => -1.0,
            var u when u < better + worse => 1.0,
            _ => 0.0,
        })];
}
