using Suffice.Learning.Ladders;

namespace Suffice.Learning.Tests.Ladders;

public sealed class HeadLearnerTests
{
    [Fact]
    public void Fit_PriorCases_DrawEstimatesTowardsTheMean()
    {
        Head free = Fit(200, priorCases: 0);
        Head restrained = Fit(200, priorCases: 40);

        Spread(restrained).ShouldBeLessThan(0.9 * Spread(free));
        restrained.Estimate([0]).ShouldBe(free.Estimate([0]), 0.1);
    }

    [Fact]
    public void Fit_ManyCases_OutweighThePrior()
    {
        Head free = Fit(4_000, priorCases: 0);
        Head restrained = Fit(4_000, priorCases: 40);

        Spread(restrained).ShouldBe(Spread(free), 0.05);
    }

    [Fact]
    public void Fit_PriorCases_KeepTheOrder()
    {
        Head restrained = Fit(200, priorCases: 40);

        restrained.Estimate([1]).ShouldBeGreaterThan(restrained.Estimate([0]));
        restrained.Estimate([0]).ShouldBeGreaterThan(restrained.Estimate([-1]));
    }

    private static double Spread(Head head) => head.Estimate([1.5]) - head.Estimate([-1.5]);

    private static Head Fit(int count, double priorCases)
    {
        Random random = new(5);
        double[][] rows = [.. Enumerable.Range(0, count).Select(_ => new[] { (random.NextDouble() * 4) - 2 })];
        bool[] holds = [.. rows.Select(row => random.NextDouble() < 1 / (1 + Math.Exp(-1.2 * row[0])))];
        HeadTarget target = new([.. Enumerable.Range(0, count)], holds) { PriorCases = priorCases };

        return new HeadLearner(rows, target, [.. Enumerable.Range(0, count).Select(i => i % 5)], seed: 1).Fit(TestContext.Current.CancellationToken);
    }
}
