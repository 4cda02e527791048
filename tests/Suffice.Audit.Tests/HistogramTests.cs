using Suffice.Audit.Tallies;


namespace Suffice.Audit.Tests;

public sealed class HistogramTests
{
    [Fact]
    public void Quantile_OfSeveralRanges_IsTheMiddleOfTheOneThatHoldsIt()
    {
        Histogram lengths = new([new(1, 1, 5), new(16, 17, 4), new(128, 143, 1)]);

        lengths.Quantile(0.5).ShouldBe(1);
        lengths.Quantile(0.9).ShouldBe(16.5);
        lengths.Quantile(1).ShouldBe(135.5);
    }

    [Fact]
    public void Quantile_OfNothing_IsNothing() => Histogram.Empty.Quantile(0.5).ShouldBeNull();
}
