using CsCheck;
using Suffice.Evaluation.Advising.Tuning;

namespace Suffice.Evaluation.Tests.Advising;

public sealed class BreakEvenTests
{
    // USD to twelve places, as prices are kept.
    private static readonly Gen<decimal> Call = Gen.Long[0, 1_000_000_000_000].Select(pico => pico / 1_000_000_000_000m);
    private static readonly Gen<decimal> Project = Gen.Int[0, 1_000_000_000].Select(cents => cents / 100m);

    [Fact]
    public void Calls_ThreeThousandDollarsBesideTheCapableModel_ArePaidBackAt395779() =>
        BreakEven.Calls(3_000m, 0.0080m, 0.00042m).ShouldBe(395_779m);

    [Theory]
    [InlineData(0.00040)]
    [InlineData(0.00042)]
    public void Calls_SmallPromptedModelThatCostsNoMore_AreNone(double small) =>
        BreakEven.Calls(3_000m, (decimal)small, 0.00042m).ShouldBeNull();

    [Fact]
    public void CallsForHosting_DedicatedCard_AreFourAndAHalfMillionSmallCalls() =>
        BreakEven.CallsForHosting(2.50m * 730, 0.00040m).ShouldBe(4_562_500m);

    [Fact]
    public void Calls_ExactQuotient_IsNotRoundedUp() => BreakEven.Calls(3m, 0.002m, 0.001m).ShouldBe(3_000m);

    [Fact]
    public void Calls_WhateverTheCosts_AreTheFirstThatPayForTheProject() => Gen.Select(Project, Call, Call).Sample((project, dear, tuned) =>
    {
        decimal? calls = BreakEven.Calls(project, dear, tuned);

        if (dear <= tuned)
        {
            calls.ShouldBeNull();
            return;
        }

        (calls!.Value * (dear - tuned)).ShouldBeGreaterThanOrEqualTo(project);
        ((calls.Value - 1) * (dear - tuned)).ShouldBeLessThan(project);
    });

    [Fact]
    public void CallsPerMonth_WhateverTheCosts_PayForProjectAndHostingAndNoFewerDo() => Gen.Select(Project, Gen.Int[1, 120], Project, Call, Call).Sample((project, months, hosting, dear, tuned) =>
    {
        if (BreakEven.CallsPerMonth(project, months, hosting, dear, tuned) is not { } monthly)
        {
            dear.ShouldBeLessThanOrEqualTo(tuned);
            return;
        }

        decimal costs = project + (hosting * months);
        (monthly * months * (dear - tuned)).ShouldBeGreaterThanOrEqualTo(costs);
        ((monthly - 1) * months * (dear - tuned)).ShouldBeLessThan(costs);
    });

    [Fact]
    public void Calls_NegativeCost_IsRefused() => Should.Throw<ArgumentOutOfRangeException>(() => BreakEven.Calls(-1m, 1m, 0m));
}
