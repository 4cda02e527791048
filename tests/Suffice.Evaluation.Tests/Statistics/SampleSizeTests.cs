using Suffice.Evaluation.Statistics.Significance;

namespace Suffice.Evaluation.Tests.Statistics;

public sealed class SampleSizeTests
{
    [Theory]
    [InlineData(0.01, new[] { 3092, 6183, 12366, 18548 }, new[] { 4282, 8564, 17128, 25692 })]
    [InlineData(0.02, new[] { 773, 1546, 3092, 4637 }, new[] { 1071, 2141, 4282, 6423 })]
    [InlineData(0.03, new[] { 344, 687, 1374, 2061 }, new[] { 476, 952, 1904, 2855 })]
    [InlineData(0.05, new[] { 124, 248, 495, 742 }, new[] { 172, 343, 686, 1028 })]
    public void PairedNonInferiority_ReferenceTable_GivesItsNumbers(double margin, int[] atEighty, int[] atNinety)
    {
        double[] discordances = [0.05, 0.1, 0.2, 0.3];

        discordances.Select(psi => (int)SampleSize.PairedNonInferiority(margin, psi, power: 0.8)!).ShouldBe(atEighty);
        discordances.Select(psi => (int)SampleSize.PairedNonInferiority(margin, psi, power: 0.9)!).ShouldBe(atNinety);
    }

    [Fact]
    public void PairedNonInferiority_HalfAMarginWorse_NeedsFourTimesAsMany()
    {
        double equal = SampleSize.PairedNonInferiority(0.02, 0.1)!.Value;
        double worse = SampleSize.PairedNonInferiority(0.02, 0.1, -0.01)!.Value;

        (worse / equal).ShouldBe(4, 0.01);
    }

    [Fact]
    public void PairedNonInferiority_DifferenceOnTheMargin_IsSettledByNoNumber() =>
        SampleSize.PairedNonInferiority(0.02, 0.1, -0.02).ShouldBeNull();

    // Fleiss' formula by hand: (1.6449 sqrt(.9 .1) + .8416 sqrt(.94 .06))^2 / .04^2.
    [Fact]
    public void ForShare_AboveTheMark_GivesTheTextbookNumber() =>
        SampleSize.ForShare(0.94, 0.9).ShouldBe(301);
}
