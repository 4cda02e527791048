using System.Text.Json;
using CsCheck;
using Suffice.Drift;

namespace Suffice.Tests.Drift;

public sealed class ShapeDetectorTests
{
    [Theory]
    [InlineData(3.841, 1, 0.05)]
    [InlineData(16.919, 9, 0.05)]
    [InlineData(21.666, 9, 0.01)]
    [InlineData(27.877, 9, 0.001)]
    [InlineData(2.088, 9, 0.99)]
    public void ChiSquare_KnownPoint_IsTheTables(double value, int degrees, double probability)
    {
        ChiSquare.UpperTail(value, degrees).ShouldBe(probability, probability * 0.001);
        ChiSquare.Exceeded(probability, degrees).ShouldBe(value, 0.001);
    }

    [Theory]
    [InlineData(200, 200, 0.166, 0.212)]
    [InlineData(500, 5_000, 0.037, 0.047)]
    [InlineData(1_000, 1_000, 0.033, 0.043)]
    [InlineData(5_000, 5_000, 0.0067, 0.0086)]
    public void CutOff_TenBins_IsTheStudysWithinThreePercent(long before, long now, double at95, double at99)
    {
        PopulationStability.CutOff(0.05, 10, before, now).ShouldBe(at95, at95 * 0.03);
        PopulationStability.CutOff(0.01, 10, before, now).ShouldBe(at99, at99 * 0.03);
    }

    [Fact]
    public void PopulationStability_NothingChanges_ExceedsItsCutOffAsOftenAsItSays()
    {
        Random random = new(3);
        int beyond = Enumerable.Range(0, 2_000).Count(_ => PopulationStability.Of(Bins(random, 500), Bins(random, 500)).Probability < 0.05);

        (beyond / 2_000.0).ShouldBeInRange(0.035, 0.065);
    }

    [Fact]
    public void PopulationStability_SureButSmall_IsNoAlarm()
    {
        PopulationStability small = PopulationStability.Of([50_000, 50_000], [52_000, 48_000]);

        small.Probability.ShouldBeLessThan(0.001);
        small.IsAlarm.ShouldBeFalse();
        PopulationStability.Of([500, 500], [700, 300]).IsAlarm.ShouldBeTrue();
    }

    [Fact]
    public void PopulationStability_ABinThatIsNew_IsNotInfinite() =>
        PopulationStability.Of([100, 0], [50, 50]).Index.ShouldBeInRange(0.5, 10);

    [Fact]
    public void ValueBins_OfASample_HoldEqualShares() => Gen.Int[20, 400].Sample(size =>
    {
        double[] sample = [.. Enumerable.Range(0, size).Select(i => (double)i)];
        ValueBins bins = ValueBins.Of(sample);
        int[] counts = [.. Enumerable.Range(0, bins.Count).Select(b => sample.Count(v => bins.Of(v) == b))];

        (counts.Max() - counts.Min()).ShouldBeLessThanOrEqualTo(1);
    });

    [Fact]
    public void KolmogorovSmirnov_KnownSamples_HasTheKnownDistance()
    {
        KolmogorovSmirnov.Of([1, 2, 3, 4], [3, 4, 5, 6]).Distance.ShouldBe(0.5, 1e-12);
        KolmogorovSmirnov.Of([1, 1, 1], [1, 1, 1]).Distance.ShouldBe(0);
        double[] low = [.. Enumerable.Range(0, 200).Select(i => (double)i)];
        KolmogorovSmirnov.Of(low, low.Select(v => v + 60)).Probability.ShouldBeLessThan(1e-6);
    }

    [Fact]
    public void FisherExact_TheTeaTable_IsItsKnownProbability() =>
        FisherExact.Probability(3, 4, 1, 4).ShouldBe(0.4857, 1e-4);

    [Fact]
    public void FisherExact_AnyTable_IsSymmetricAndAProbability() =>
        Gen.Select(Gen.Int[0, 30], Gen.Int[0, 30], Gen.Int[0, 30], Gen.Int[0, 30]).Sample((a, b, c, d) =>
        {
            double p = FisherExact.Probability(a, a + b, c, c + d);
            p.ShouldBeInRange(0, 1);
            FisherExact.Probability(c, c + d, a, a + b).ShouldBe(p, 1e-6);
        });

    [Fact]
    public void Adwin_SteadyStream_KeepsItsWindowInFewBuckets()
    {
        Random random = new(9);
        Adwin window = new();
        int cuts = 0;
        for (int i = 0; i < 20_000; i++)
        {
            cuts += window.Add(random.NextDouble()) is null ? 0 : 1;
        }

        cuts.ShouldBe(0);
        window.Length.ShouldBe(20_000);
        window.State.Buckets.Length.ShouldBeLessThan(100);
    }

    [Fact]
    public void Adwin_MeanChanges_LetsTheOldPartGoAndSaysWhatItWas()
    {
        Random random = new(9);
        Adwin window = new();
        double? before = null;
        for (int i = 0; i < 2_000; i++)
        {
            window = new Adwin(0.002, JsonSerializer.Deserialize<AdwinState>(JsonSerializer.Serialize(window.State)));
            double? cut = window.Add(random.NextDouble() + (i < 1_000 ? 0 : 0.3));
            before ??= cut;
        }

        before.ShouldNotBeNull().ShouldBe(0.5, 0.05);
        window.Mean.ShouldBe(0.8, 0.05);
    }

    private static long[] Bins(Random random, int size)
    {
        long[] counts = new long[10];
        for (int i = 0; i < size; i++)
        {
            counts[random.Next(10)]++;
        }

        return counts;
    }
}
