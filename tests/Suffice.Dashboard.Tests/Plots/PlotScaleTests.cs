using CsCheck;
using Suffice.Dashboard.Plots;

namespace Suffice.Dashboard.Tests.Plots;

public sealed class PlotScaleTests
{
    [Fact]
    public void Of_AnyValue_HoldsItWithFewTicksAtRoundNumbers() => Gen.Double[1e-9, 1e9].Sample(most =>
    {
        PlotScale scale = PlotScale.Of(most);

        scale.Top.ShouldBeGreaterThanOrEqualTo(most * 0.999999);
        scale.Ticks.Length.ShouldBeInRange(2, 9);
        scale.FromTop(0).ShouldBe(100);
        scale.FromTop(scale.Top).ShouldBe(0, 1e-9);
    });

    [Fact]
    public void Of_Shares_NeverGoesBeyondAll() => PlotScale.Of(0.97, 1).Top.ShouldBe(1);

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    [InlineData(double.NaN)]
    public void Of_Nothing_IsAnAxisOfOne(double most) => PlotScale.Of(most).Top.ShouldBe(1);
}
