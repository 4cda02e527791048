using CsCheck;
using Suffice.Evaluation.Statistics.Intervals;

namespace Suffice.Evaluation.Curves;

public sealed class RocIntervalTests
{
    [Fact]
    public void Of_FourAgainstFour_IsDeLongsByHand()
    {
        // Yes 4 3 2 1 at shares 1, 1, .75, .25 above the others' 2.5 1.5 0.5 0: mean 0.8125... by pairs below.
        double[] scores = [4, 3, 2, 1, 2.5, 1.5, 0.5, 0];
        bool[] labels = [true, true, true, true, false, false, false, false];

        Interval interval = RocInterval.Of(scores, labels)!.Value;

        // Yes: 1, 1, .75, .5; no: .5, .75, 1, 1. Area .8125, each variance .0572917, standard error sqrt(2 * .0572917 / 4) = .169250.
        // logit .8125 = 1.466337, half 1.959964 * .169250 / (.8125 * .1875) = 2.177500.
        interval.Low.ShouldBe(1 / (1 + Math.Exp(2.177500 - 1.466337)), 1e-5);
        interval.High.ShouldBe(1 / (1 + Math.Exp(-2.177500 - 1.466337)), 1e-5);
    }

    [Fact]
    public void Of_WhollyApart_IsNotSureOfOne()
    {
        Interval interval = RocInterval.Of([1, 2, 3, 4, 5, 6, 7, 8], [false, false, false, false, true, true, true, true])!.Value;

        interval.ShouldBe(new Interval(0.25, 1));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(true, true, true)]
    public void Of_ASideOfFewerThanTwo_IsNothing(params bool[] labels)
    {
        RocInterval.Of(new double[labels.Length], labels).ShouldBeNull();
    }

    [Fact]
    public void Of_AnyScores_HoldsTheAreaAndTurnsRoundWithTheLabels()
    {
        Gen.Select(Gen.Double[0, 1], Gen.Bool).Array[4, 60].Where(items => items.Count(item => item.Item2) >= 2 && items.Count(item => !item.Item2) >= 2).Sample(items =>
        {
            double[] scores = [.. items.Select(item => item.Item1)];
            bool[] labels = [.. items.Select(item => item.Item2)];
            Interval interval = RocInterval.Of(scores, labels)!.Value;
            Interval turned = RocInterval.Of(scores, [.. labels.Select(label => !label)])!.Value;
            double area = Discrimination.AreaUnderRoc(scores, labels);

            return interval.Low <= area + 1e-9 && interval.High >= area - 1e-9 && Math.Abs(turned.Low - (1 - interval.High)) < 1e-9;
        });
    }
}
