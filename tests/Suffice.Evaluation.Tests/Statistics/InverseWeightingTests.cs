using Suffice.Evaluation.Statistics.Estimates;

namespace Suffice.Evaluation.Tests.Statistics;

public sealed class InverseWeightingTests
{
    [Fact]
    public void Of_FourCalls_IsTheArithmetic()
    {
        LoggedOutcome[] four =
        [
            new(true, 0.5, 1, 0.6, 0.6),
            new(false, 0.5, 1, 0.7, 0.4),
            new(true, 0.25, 0, 0.2, 0.2),
            new(true, 1, 1, 0.9, 0.9),
        ];

        PolicyValue value = InverseWeighting.Of([.. Enumerable.Repeat(four, 100).SelectMany(calls => calls)]);

        value.Calls.ShouldBe(400);
        value.Effective.ShouldBe(49.0 / 21 * 100, 1e-9);
        value.Weighted.ShouldNotBeNull().ShouldBe(3.0 / 4, 1e-12);
        value.Normalised.ShouldNotBeNull().ShouldBe(3.0 / 7, 1e-12);
        value.Robust.ShouldNotBeNull().ShouldBe((0.6 + (2 * 0.4) + 0.4 + (0.2 - (4 * 0.2)) + 0.9 + 0.1) / 4, 1e-12);
        value.Robust95.ShouldNotBeNull().Low.ShouldBeLessThan(value.Robust!.Value);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(99)]
    public void Of_EffectiveSampleUnderAHundred_IsRefused(int calls)
    {
        PolicyValue value = InverseWeighting.Of([.. Enumerable.Repeat(new LoggedOutcome(true, 1, 1, 0, 0), calls)]);

        value.IsRefused.ShouldBeTrue();
        value.Effective.ShouldBe(calls, 1e-9);
    }

    [Fact]
    public void Of_EveryPropensityOneAndTheSamePolicy_IsTheMean()
    {
        PolicyValue value = InverseWeighting.Of([.. Enumerable.Range(0, 200).Select(i => new LoggedOutcome(true, 1, i % 4 == 0 ? 0 : 1, 0.5, 0.5))]);

        value.Weighted.ShouldNotBeNull().ShouldBe(0.75, 1e-12);
        value.Robust.ShouldNotBeNull().ShouldBe(0.75, 1e-12);
    }

    [Fact]
    public void Of_ExploringPolicyAndAPoorModel_IsUnbiasedAndCoversAsOftenAsItSays()
    {
        Random random = new(5);
        double sum = 0;
        int covered = 0;
        for (int run = 0; run < 300; run++)
        {
            LoggedOutcome[] calls = [.. Enumerable.Range(0, 1_500).Select(_ => Explore(random))];
            PolicyValue value = InverseWeighting.Of(calls);
            sum += value.Robust!.Value;
            covered += value.Robust95 is { } interval && interval.Low <= 0.8 && interval.High >= 0.8 ? 1 : 0;
        }

        (sum / 300).ShouldBe(0.8, 0.006);
        (covered / 300.0).ShouldBeInRange(0.90, 0.985);
    }

    // The policy in force mostly asks the small model (right 6 times in 10); the other one asks the large (8 in 10). The model of outcomes says 0.5 of everything.
    private static LoggedOutcome Explore(Random random)
    {
        bool isLarge = random.NextDouble() < 0.2;
        bool isRight = random.NextDouble() < (isLarge ? 0.8 : 0.6);

        return new LoggedOutcome(isLarge, isLarge ? 0.2 : 0.8, isRight ? 1 : 0, 0.5, 0.5);
    }
}
