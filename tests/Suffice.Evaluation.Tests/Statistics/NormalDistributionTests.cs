using CsCheck;
using MathNet.Numerics.Distributions;
using Suffice.Evaluation.Statistics.Functions;

namespace Suffice.Evaluation.Tests.Statistics;

public sealed class NormalDistributionTests
{
    [Theory]
    [InlineData(0.95, 1.6448536269514722)]
    [InlineData(0.975, 1.959963984540054)]
    [InlineData(0.8, 0.8416212335729143)]
    [InlineData(0.9, 1.2815515655446004)]
    [InlineData(0.5, 0)]
    [InlineData(1e-10, -6.361340902404056)]
    public void Quantile_KnownPoints_IsExact(double share, double point) =>
        NormalDistribution.Quantile(share).ShouldBe(point, 1e-12);

    [Fact]
    public void Cdf_AnyPoint_AgreesWithASecondImplementation() =>
        Gen.Double[-8, 8].Sample(z =>
            NormalDistribution.Cdf(z).ShouldBe(Normal.CDF(0, 1, z), 1e-11));

    [Theory]
    [InlineData(-10, 7.619853024160527e-24)]
    [InlineData(-20, 2.7536241186062337e-89)]
    [InlineData(-3, 0.0013498980316300946)]
    public void Cdf_FarTail_KeepsItsRelativePrecision(double z, double share) =>
        (NormalDistribution.Cdf(z) / share).ShouldBe(1, 1e-12);

    [Fact]
    public void Quantile_AnyShare_IsTheInverseOfCdf() =>
        Gen.Double[-300, -0.0001].Sample(exponent =>
        {
            double share = Math.Pow(10, exponent);

            (NormalDistribution.Cdf(NormalDistribution.Quantile(share)) / share).ShouldBe(1, 1e-9);
        });

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void Quantile_NoShare_Throws(double share) =>
        Should.Throw<ArgumentOutOfRangeException>(() => NormalDistribution.Quantile(share));
}
