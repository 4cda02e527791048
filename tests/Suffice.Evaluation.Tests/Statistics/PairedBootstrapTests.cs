using Suffice.Evaluation.Statistics.Estimates;
using Suffice.Evaluation.Statistics.Intervals;

namespace Suffice.Evaluation.Tests.Statistics;

public sealed class PairedBootstrapTests
{
    [Fact]
    public void OfRatio_EqualColumns_IsExactlyOne()
    {
        double[] column = [.. Enumerable.Repeat(1.0, 30), .. Enumerable.Repeat(0.0, 10)];

        Interval? interval = new PairedBootstrap(new Random(1)).OfRatio(column, column);

        interval.ShouldBe(new Interval(1, 1));
    }

    [Fact]
    public void OfRatio_PairedColumns_IsNarrowerThanUnpairedOnes()
    {
        Random random = new(2);
        double[] right = [.. Enumerable.Range(0, 400).Select(_ => random.NextDouble() < 0.8 ? 1.0 : 0.0)];
        double[] shuffled = [.. right];
        random.Shuffle(shuffled);

        Interval paired = new PairedBootstrap(new Random(1)).OfRatio(right, right)!.Value;
        Interval unpaired = new PairedBootstrap(new Random(1)).OfRatio(right, shuffled)!.Value;

        (paired.High - paired.Low).ShouldBeLessThan(unpaired.High - unpaired.Low);
    }

    [Fact]
    public void OfRatio_SameSeed_IsTheSame()
    {
        double[] top = [1, 0, 1, 1, 0, 1, 1];
        double[] bottom = [1, 1, 1, 0, 1, 1, 1];

        Interval? first = new PairedBootstrap(new Random(7)).OfRatio(top, bottom);
        Interval? second = new PairedBootstrap(new Random(7)).OfRatio(top, bottom);

        first.ShouldBe(second);
    }

    [Fact]
    public void OfRatio_NoItems_IsUnknown() =>
        new PairedBootstrap(new Random(1)).OfRatio([], []).ShouldBeNull();
}
