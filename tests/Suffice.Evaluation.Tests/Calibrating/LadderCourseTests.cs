using CsCheck;
using Suffice.Confidence;
using Suffice.Evaluation.Calibrating;

namespace Suffice.Evaluation.Tests.Calibrating;

public sealed class LadderCourseTests
{
    private static readonly LadderRule Cascade = new(CalibrationMode.Cascade, 0.2);

    [Fact]
    public void Follow_GainWithinTheThreshold_ServesTheFirstRung()
    {
        ServedCall served = LadderCourse.Follow(MadeCalls.Of(true, true, gain: 0.19), Cascade);

        served.ShouldBe(new ServedCall(0, true, false, 1, 1, TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void Follow_GainAboveTheThreshold_PaysBothRungs()
    {
        ServedCall served = LadderCourse.Follow(MadeCalls.Of(true, false, gain: 0.21), Cascade);

        served.ShouldBe(new ServedCall(1, false, false, 2, 11, TimeSpan.FromSeconds(5)));
    }

    [Theory]
    [InlineData(false, true, true)]
    [InlineData(false, false, false)]
    [InlineData(true, true, false)]
    public void Follow_FirstRungServed_IsRegretWhereOnlyTheLastIsRight(bool small, bool large, bool regret) =>
        LadderCourse.Follow(MadeCalls.Of(small, large, gain: 0), Cascade).IsRegret.ShouldBe(regret);

    [Fact]
    public void Follow_RefusedByTheGate_GoesUpWhateverItsScore() =>
        LadderCourse.Follow(MadeCalls.Of(true, true, gain: -1, refused: true), Cascade).Rung.ShouldBe(1);

    [Fact]
    public void Follow_NoEstimate_GoesUp() =>
        LadderCourse.Follow(MadeCalls.Of(true, true, gain: null), Cascade).Rung.ShouldBe(1);

    [Theory]
    [InlineData(0.1, 0.0, 0, 1)]
    [InlineData(0.3, 0.1, 0, 3)]
    [InlineData(0.3, 0.5, 1, 13)]
    [InlineData(0.3, null, 1, 13)]
    [InlineData(0.6, 0.0, 1, 11)]
    public void Follow_SecondModel_IsPaidWhereItIsAskedAndDecidesThere(double gain, double? withSecond, int rung, int cost)
    {
        ServedCall served = LadderCourse.Follow(MadeCalls.Of(true, true, gain, withSecond), Cascade with { AskSecond = new GainRange(0.1, 0.5) });

        (served.Rung, served.CostUsd).ShouldBe((rung, (decimal?)cost));
    }

    [Fact]
    public void Follow_StartAboveExceeded_DoesNotPayTheFirstRung() =>
        LadderCourse.Follow(MadeCalls.Of(true, true, gain: 0, before: 0.7), Cascade with { StartAbove = 0.5 })
            .ShouldBe(new ServedCall(1, true, false, 1, 10, TimeSpan.FromSeconds(4)));

    [Theory]
    [InlineData(0.19, 0, 1)]
    [InlineData(0.3, 1, 10)]
    [InlineData(null, 1, 10)]
    public void Follow_Route_DecidesBeforeTheAnswer(double? before, int rung, int cost)
    {
        ServedCall served = LadderCourse.Follow(MadeCalls.Of(true, true, gain: 0.9, before: before), new LadderRule(CalibrationMode.Route, 0.2));

        (served.Rung, served.CostUsd).ShouldBe((rung, (decimal?)cost));
    }

    [Fact]
    public void Follow_PlainConfidence_LooksAtTheProbabilityAlone() =>
        LadderCourse.Follow(MadeCalls.Of(true, true, gain: 0.15), Cascade with { AtLeast = 0.8 }).Rung.ShouldBe(1);

    [Fact]
    public void Follow_AnyRule_CostsWhatWasAskedAndRegretsOnlyBelowTheLast() =>
        Gen.Select(Gen.Double[-1, 1], Gen.Double[-1, 1], Gen.Double[-1, 1], Gen.Bool, Gen.Bool, Gen.Bool).Sample((gain, second, before, small, large, refused) =>
        {
            ServedCall served = LadderCourse.Follow(
                MadeCalls.Of(small, large, gain, second, before, refused), Cascade with { AskSecond = new GainRange(0, 0.4), StartAbove = 0.5 });

            decimal cost = served.CostUsd!.Value;
            (served.Rung == 0 ? cost is 1 or 3 : cost is 10 or 11 or 13).ShouldBeTrue();
            (served.IsRegret && served.Rung == 1).ShouldBeFalse();
            served.IsRight.ShouldBe(served.Rung == 0 ? small : large);
        });
}
