using System.Collections.Immutable;
using CsCheck;
using Suffice.Evaluation.Statistics.Certificates;

namespace Suffice.Evaluation.Tests.Statistics;

public sealed class FixedSequenceTestTests
{
    private readonly FixedSequenceTest exact = new(new ExactBinomialTest());

    [Fact]
    public void Certify_NoLossAtAll_ReachesTheLoosestThreshold()
    {
        double[] scores = [.. Enumerable.Range(0, 100).Select(i => i / 100.0)];

        RiskCertificate? certificate = exact.Certify(scores, new double[100], ThresholdGrid.FromScores(scores), 0.05, 0.95);

        certificate.ShouldNotBeNull();
        certificate.Threshold.ShouldBe(0.99);
        certificate.CertifiedShare.ShouldBe(1);
        certificate.Losses.ShouldBe(0);
        certificate.UpperBound.ShouldBe(1 - Math.Pow(0.05, 0.01), 1e-9);
        certificate.PValue.ShouldBe(Math.Pow(0.95, 100), 1e-9);
    }

    [Fact]
    public void Certify_FewerItemsThanAnyRiskNeeds_CertifiesNothing()
    {
        double[] scores = [.. Enumerable.Range(0, 58).Select(i => (double)i)];

        exact.Certify(scores, new double[58], ThresholdGrid.FromScores(scores), 0.05, 0.95).ShouldBeNull();
    }

    [Fact]
    public void Certify_LossesAtHighScores_StopsBeforeThem()
    {
        double[] scores = [.. Enumerable.Range(0, 1_000).Select(i => i / 1_000.0)];
        double[] losses = [.. scores.Select(score => score >= 0.5 ? 1.0 : 0.0)];

        RiskCertificate certificate = exact.Certify(scores, losses, ThresholdGrid.FromScores(scores), 0.05, 0.95)!;

        certificate.Threshold.ShouldBe(0.524);
        certificate.Losses.ShouldBe(25);
        certificate.MeanLoss.ShouldBe(0.025);
        certificate.UpperBound.ShouldBeLessThanOrEqualTo(0.05);
    }

    [Fact]
    public void Certify_AThresholdFailsAndALooserWouldPass_IsNotReached()
    {
        // Net losses: the second step loses, the third wins it back.
        double[] scores = [1, 2, 3];
        FixedSequenceTest walk = new(new GivenPValues(0.01, 0.2, 0.01));

        walk.Certify(scores, [0, 0, 0], [1, 2, 3], 0.1, 0.95)!.Threshold.ShouldBe(1);
    }

    [Fact]
    public void Certify_NoOneIsAccepted_CountsWhatEscalatedItemsLose()
    {
        double[] scores = [.. Enumerable.Repeat(double.PositiveInfinity, 100)];
        double[] escalated = [.. Enumerable.Repeat(1.0, 100)];

        exact.Certify(scores, new double[100], [0.5], 0.05, 0.95, escalated).ShouldBeNull();
        exact.Certify(scores, new double[100], [0.5], 0.05, 0.95)!.Accepted.ShouldBe(0);
    }

    [Fact]
    public void Certify_AnyLosses_GivesAThresholdOfTheGridWhoseBoundIsAtMostTheRisk() =>
        Gen.Select(Gen.Int[60, 400], Gen.Int[0, 1_000], Gen.Double[0.02, 0.2]).Sample((items, seed, risk) =>
        {
            Random random = new(seed);
            double[] scores = [.. Enumerable.Range(0, items).Select(_ => random.NextDouble())];
            double[] losses = [.. scores.Select(score => random.NextDouble() < score * score ? 1.0 : 0.0)];
            ImmutableArray<double> grid = ThresholdGrid.FromScores(scores);

            RiskCertificate? certificate = exact.Certify(scores, losses, grid, risk, 0.95);

            if (certificate is not null)
            {
                grid.ShouldContain(certificate.Threshold);
                certificate.UpperBound.ShouldBeLessThanOrEqualTo(risk + 1e-9);
                certificate.PValue.ShouldBeLessThanOrEqualTo(0.05);
                certificate.Accepted.ShouldBe(scores.Count(score => score <= certificate.Threshold));
            }
        }, iter: 200);

    [Fact]
    public void Certify_ColumnsOfDifferentLength_Throws() =>
        Should.Throw<ArgumentException>(() => exact.Certify([1, 2], [0], [1], 0.05, 0.95));

    [Fact]
    public void Certify_GridThatDoesNotAscend_Throws() =>
        Should.Throw<ArgumentException>(() => exact.Certify([1, 2], [0, 0], [2, 1], 0.05, 0.95));

    [Fact]
    public void FromScores_ManyEqualScores_GivesEachThresholdOnce() =>
        ThresholdGrid.FromScores([1, 1, 1, 1, 2, double.PositiveInfinity]).ShouldBe([1.0, 2.0]);

    [Fact]
    public void FromScores_AScoreThatIsNoNumber_Throws() =>
        Should.Throw<ArgumentException>(() => ThresholdGrid.FromScores([1, double.NaN]));

    private sealed class GivenPValues(params double[] values) : IMeanLossTest
    {
        private int next;

        public string Name => "given";

        public double PValue(ReadOnlySpan<double> losses, double risk) => values[next++];

        public double UpperBound(ReadOnlySpan<double> losses, double confidence) => 0;
    }
}
