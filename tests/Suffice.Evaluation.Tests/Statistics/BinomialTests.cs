using CsCheck;
using MathNet.Numerics.Distributions;
using Ours = Suffice.Evaluation.Statistics.Functions.Binomial;

namespace Suffice.Evaluation.Tests.Statistics;

public sealed class BinomialTests
{
    private static readonly Gen<(int Hits, int Tries)> Counts =
        Gen.Int[1, 2_000].SelectMany(tries => Gen.Int[0, tries].Select(hits => (hits, tries)));

    [Fact]
    public void AtMost_AnyCounts_IsTheSumOfItsTerms() =>
        Gen.Select(Counts, Gen.Double[0.001, 0.999]).Sample((counts, chance) =>
        {
            double sum = 0;
            for (int hits = 0; hits <= counts.Hits; hits++)
            {
                sum += Ours.Exactly(hits, counts.Tries, chance);
            }

            Ours.AtMost(counts.Hits, counts.Tries, chance).ShouldBe(sum, 1e-11);
        }, iter: 200);

    [Fact]
    public void Exactly_AnyCounts_AgreesWithASecondImplementation() =>
        Gen.Select(Counts, Gen.Double[0.001, 0.999]).Sample((counts, chance) =>
        {
            double second = MathNet.Numerics.Distributions.Binomial.PMF(chance, counts.Tries, counts.Hits);

            Ours.Exactly(counts.Hits, counts.Tries, chance).ShouldBe(second, 1e-12 + (1e-9 * second));
        });

    [Theory]
    [InlineData(1_000_000, 0.02)]
    [InlineData(1_000_000, 0.5)]
    [InlineData(250_000, 0.001)]
    public void AtMost_MillionTries_AgreesWithItsOwnTermsAroundTheMean(int tries, double chance)
    {
        int mean = (int)(tries * chance);
        int reach = (int)(12 * Math.Sqrt(tries * chance * (1 - chance)));
        double sum = 0;
        for (int hits = Math.Max(0, mean - reach); hits <= mean; hits++)
        {
            sum += Ours.Exactly(hits, tries, chance);
        }

        Ours.AtMost(mean, tries, chance).ShouldBe(sum, 1e-10);
        (Ours.AtMost(mean, tries, chance) + Ours.AtLeast(mean + 1, tries, chance)).ShouldBe(1, 1e-12);
    }

    [Theory]
    [InlineData(0, 59, 0.05, 0.048494)]
    [InlineData(3, 10, 0.5, 0.171875)]
    [InlineData(-1, 10, 0.5, 0)]
    [InlineData(10, 10, 0.5, 1)]
    [InlineData(0, 5, 0, 1)]
    [InlineData(4, 5, 1, 0)]
    public void AtMost_KnownCounts_GivesTheProbability(int hits, int tries, double chance, double probability) =>
        Ours.AtMost(hits, tries, chance).ShouldBe(probability, 1e-6);

    [Fact]
    public void Bounds_AnyCounts_AreWhereTheTailHasTheProbabilityLeft() =>
        Gen.Select(Counts, Gen.Double[0.5, 0.999]).Sample((counts, confidence) =>
        {
            double upper = Ours.UpperBound(counts.Hits, counts.Tries, confidence);
            double lower = Ours.LowerBound(counts.Hits, counts.Tries, confidence);

            lower.ShouldBeLessThanOrEqualTo((double)counts.Hits / counts.Tries);
            upper.ShouldBeGreaterThanOrEqualTo((double)counts.Hits / counts.Tries);
            if (counts.Hits < counts.Tries)
            {
                Ours.AtMost(counts.Hits, counts.Tries, upper).ShouldBe(1 - confidence, 1e-9);
            }

            if (counts.Hits > 0)
            {
                Ours.AtLeast(counts.Hits, counts.Tries, lower).ShouldBe(1 - confidence, 1e-9);
            }
        });

    [Fact]
    public void UpperBound_AnyCounts_AgreesWithASecondImplementation() =>
        Counts.Where(counts => counts.Hits < counts.Tries).Sample(counts =>
            Ours.UpperBound(counts.Hits, counts.Tries, 0.95).ShouldBe(Beta.InvCDF(counts.Hits + 1, counts.Tries - counts.Hits, 0.95), 1e-8), iter: 100);

    [Theory]
    [InlineData(0.05, new[] { 59, 93, 124, 153 })]
    [InlineData(0.02, new[] { 149, 236, 313, 386 })]
    [InlineData(0.01, new[] { 299, 473, 628, 773 })]
    [InlineData(0.10, new[] { 29, 46, 61, 76 })]
    public void TriesNeeded_FewHits_GivesTheLabelsToCertifyARisk(double risk, int[] expected) =>
        Enumerable.Range(0, 4).Select(hits => (int)Ours.TriesNeeded(hits, risk, 0.95)).ShouldBe(expected);

    [Theory]
    [InlineData(5, 0.05, 208)]
    [InlineData(10, 0.05, 336)]
    [InlineData(20, 0.05, 577)]
    [InlineData(5, 0.02, 523)]
    [InlineData(10, 0.02, 845)]
    [InlineData(20, 0.02, 1449)]
    [InlineData(5, 0.01, 1049)]
    [InlineData(5, 0.10, 103)]
    [InlineData(10, 0.10, 167)]
    public void TriesNeeded_MoreHits_GivesTheLabelsToCertifyARisk(int hits, double risk, int tries) =>
        Ours.TriesNeeded(hits, risk, 0.95).ShouldBe(tries);

    [Theory]
    [InlineData(3, 2, 0.95)]
    [InlineData(0, 0, 0.95)]
    [InlineData(1, 2, 1)]
    public void UpperBound_ImpossibleArguments_Throws(int hits, int tries, double confidence) =>
        Should.Throw<ArgumentOutOfRangeException>(() => Ours.UpperBound(hits, tries, confidence));
}
