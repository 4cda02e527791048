using CsCheck;
using Suffice.Learning.Tables;

namespace Suffice.Learning.Tests.Tables;

public sealed class PartialPoolingTests
{
    private static readonly Gen<(double Mean, double Variance)[]> Groups =
        Gen.Select(Gen.Double[-1, 1], Gen.Double[0.0001, 0.1]).Array[1, 12];

    [Fact]
    public void Of_AnyGroups_EachLiesBetweenItsOwnMeanAndTheCommonOne() => Groups.Sample(groups =>
    {
        double[] means = [.. groups.Select(group => group.Mean)];
        double[] variances = [.. groups.Select(group => group.Variance)];

        PartialPooling pooled = PartialPooling.Of(means, variances, PartialPooling.BetweenGroups(means, variances));

        for (int i = 0; i < means.Length; i++)
        {
            pooled.Groups[i].Value.ShouldBeInRange(Math.Min(means[i], pooled.Mean) - 1e-9, Math.Max(means[i], pooled.Mean) + 1e-9);
        }
    });

    [Fact]
    public void Of_MoreEvidence_DrawsLessToTheCommonMean() => Gen.Select(Gen.Double[0.001, 0.05], Gen.Double[1.1, 50]).Sample((variance, times) =>
    {
        double[] means = [0.5, 0.6, 0.9];
        double few = PartialPooling.Of(means, [0.001, 0.001, variance], 0.01).Groups[2].OwnWeight;
        double many = PartialPooling.Of(means, [0.001, 0.001, variance / times], 0.01).Groups[2].OwnWeight;

        many.ShouldBeGreaterThan(few);
    });

    [Fact]
    public void BetweenGroups_AsFarApartAsChance_IsZero() =>
        PartialPooling.BetweenGroups([0.50, 0.51, 0.49], [0.01, 0.01, 0.01]).ShouldBe(0);

    // By hand: weights 100 each, mean 0.5, Q = 100 (0.09 + 0.09) = 18, C = 200 - 20000 / 200 = 100, (18 - 1) / 100.
    [Fact]
    public void BetweenGroups_TwoFarApart_IsTheEstimateByMoments() =>
        PartialPooling.BetweenGroups([0.2, 0.8], [0.01, 0.01]).ShouldBe(0.17, 1e-12);

    // By hand: common mean 0.5, own weight 0.17 / 0.18.
    [Fact]
    public void Of_TwoFarApart_KeepsMostOfEach()
    {
        PooledMean low = PartialPooling.Of([0.2, 0.8], [0.01, 0.01], 0.17).Groups[0];

        low.Value.ShouldBe(0.5 - (0.3 * 0.17 / 0.18), 1e-12);
        low.OwnVariance.ShouldBe(0.01 * 0.17 / 0.18, 1e-12);
        low.CommonVariance.ShouldBe(0.09, 1e-12);
    }

    [Fact]
    public void Of_NothingBetweenGroups_GivesAllTheCommonMean() =>
        PartialPooling.Of([0.2, 0.8], [0.01, 0.01], 0).Groups.ShouldAllBe(group => Math.Abs(group.Value - 0.5) < 1e-6);
}
