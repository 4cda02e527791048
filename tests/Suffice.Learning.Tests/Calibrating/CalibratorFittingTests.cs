using CsCheck;
using Suffice.Confidence;
using Suffice.Learning.Calibrating;

namespace Suffice.Learning.Tests.Calibrating;

public sealed class CalibratorFittingTests
{
    private static readonly Gen<(double, bool)[]> Labelled = Gen.Select(Gen.Double[-6, 6], Gen.Bool).Array[2, 300];

    [Fact]
    public void Fit_AnyLabels_NeverDecreasesAndStaysWithinZeroAndOne() => Labelled.Sample(labelled =>
    {
        double[] scores = [.. labelled.Select(pair => pair.Item1)];
        bool[] labels = [.. labelled.Select(pair => pair.Item2)];
        foreach (ICalibrator calibrator in (ICalibrator[])[CalibratorFitting.Temperature(scores, labels), CalibratorFitting.Platt(scores, labels), CalibratorFitting.Isotonic(scores, labels)])
        {
            double before = 0;
            for (double score = -8; score <= 8; score += 0.25)
            {
                double p = calibrator.Apply(score);
                p.ShouldBeInRange(0, 1);
                p.ShouldBeGreaterThanOrEqualTo(before);
                before = p;
            }
        }
    });

    [Fact]
    public void Platt_OverconfidentScores_FindsWhatTheyStandFor()
    {
        (double[] scores, bool[] labels) = Draw(5_000, z => (0.5 * z) - 0.4);

        PlattCalibrator fitted = CalibratorFitting.Platt(scores, labels);

        fitted.Slope.ShouldBe(0.5, 0.06);
        fitted.Shift.ShouldBe(-0.4, 0.1);
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(1, 1e-5)]
    public void Platt_ScoresThatSayNothing_AreTheShareThatHolds(double slope, double spread)
    {
        Random random = new(9);
        double[] noise = [.. Enumerable.Range(0, 200).Select(_ => random.NextDouble())];
        bool[] labels = [.. noise.Select(one => random.NextDouble() < 0.8 - (0.3 * slope * (one - 0.5)))];
        double[] scores = [.. noise.Select(one => 1.4 + (spread * slope * one))];

        PlattCalibrator fitted = CalibratorFitting.Platt(scores, labels);

        scores.Average(fitted.Apply).ShouldBe(labels.Count(holds => holds) / 200.0, 0.01);
    }

    [Fact]
    public void Temperature_OverconfidentScores_FindsTheFactor()
    {
        (double[] scores, bool[] labels) = Draw(5_000, z => 0.3 * z);

        CalibratorFitting.Temperature(scores, labels).Slope.ShouldBe(0.3, 0.03);
    }

    [Fact]
    public void Isotonic_Falls_IsPooled()
    {
        IsotonicCalibrator fitted = CalibratorFitting.Isotonic([1, 2, 3, 4], [false, true, false, true]);

        fitted.Scores.ShouldBe([1, 2.5, 4]);
        fitted.Probabilities.ShouldBe([1.0 / 6, 0.5, 5.0 / 6]);
    }

    [Theory]
    [InlineData(99, 0)]
    [InlineData(100, 1)]
    [InlineData(1_000, 1)]
    [InlineData(5_000, 1)]
    public void Fit_ByNumberOfLabels_ChoosesWhatTheyCanBear(int count, int kind)
    {
        (double[] scores, bool[] labels) = Draw(count, z => z - 1);

        ICalibrator fitted = CalibratorFitting.Fit(scores, labels);

        fitted.ShouldBeOfType<PlattCalibrator>();
        (fitted is PlattCalibrator { Shift: 0 }).ShouldBe(kind == 0);
    }

    [Theory]
    [InlineData(999, false)]
    [InlineData(1_000, true)]
    public void Fit_ScoresBend_FollowsTheBendOnceLabelsSuffice(int count, bool follows)
    {
        (double[] scores, bool[] labels) = Draw(count, z => z < 0 ? -3 : z < 1 ? 0 : 4);

        ICalibrator fitted = CalibratorFitting.Fit(scores, labels);

        (fitted is IsotonicCalibrator).ShouldBe(follows);
    }

    [Fact]
    public void Fit_NoScores_IsRefused() => Should.Throw<ArgumentException>(() => CalibratorFitting.Fit([], []));

    private static (double[] Scores, bool[] Labels) Draw(int count, Func<double, double> logOdds)
    {
        Random random = new(4);
        double[] scores = [.. Enumerable.Range(0, count).Select(_ => (random.NextDouble() * 8) - 4)];
        return (scores, [.. scores.Select(z => random.NextDouble() < 1 / (1 + Math.Exp(-logOdds(z))))]);
    }
}
