using CsCheck;
using Suffice.Evaluation.Statistics.Agreement;

namespace Suffice.Evaluation.Tests.Statistics;

public sealed class AgreementEstimatesTests
{
    private static readonly int[][] Skin = [[10, 4, 1, 0], [5, 10, 12, 2], [2, 4, 12, 5], [0, 2, 6, 13]];

    // Fleiss, Cohen and Everitt (1969), the example of 200 psychiatric diagnoses: kappa 0.429, its variance 0.002885.
    [Fact]
    public void Kappa_PublishedDiagnoses_HasThePublishedError()
    {
        KappaEstimate kappa = Of([[106, 10, 4], [22, 28, 10], [2, 12, 6]]);

        kappa.Kappa.ShouldBe(0.429, 0.0005);
        Math.Pow(kappa.StandardError, 2).ShouldBe(0.002885, 0.000005);
        kappa.Items.ShouldBe(200);
    }

    // Fleiss, Statistical Methods for Rates and Proportions (1981), table 13.1: kappa 0.68 with the standard error 0.087.
    [Fact]
    public void Kappa_TextbookTable_HasTheTextbooksError()
    {
        KappaEstimate kappa = Of([[75, 1, 4], [5, 4, 1], [0, 0, 10]]);

        kappa.Kappa.ShouldBe(0.68, 0.005);
        kappa.StandardError.ShouldBe(0.087, 0.001);
    }

    // SAS/STAT, PROC FREQ, two dermatologists: simple kappa 0.3449 (0.0724), weighted with linear weights 0.5082 (0.0655).
    [Theory]
    [InlineData((int)CohenKappa.Weighting.None, 0.3449, 0.0724)]
    [InlineData((int)CohenKappa.Weighting.Linear, 0.5082, 0.0655)]
    public void Kappa_PublishedDermatologists_HasThePublishedFigures(int weighting, double kappa, double error)
    {
        KappaEstimate found = Of(Skin, (CohenKappa.Weighting)weighting);

        found.Kappa.ShouldBe(kappa, 0.00005);
        found.StandardError.ShouldBe(error, 0.00005);
    }

    [Fact]
    public void Kappa_AnyTable_IsTheKappaWithoutIntervalAndLiesInItsInterval() =>
        Gen.Int[0, 3].Array[2, 60].SelectMany(first => Gen.Int[0, 3].Array[first.Length].Select(second => (first, second))).Sample(pair =>
        {
            foreach (CohenKappa.Weighting weighting in Enum.GetValues<CohenKappa.Weighting>())
            {
                KappaEstimate? found = KappaEstimate.Of(pair.first, pair.second, 4, weighting);
                double? plain = CohenKappa.Of(pair.first, pair.second, weighting);
                (found is null).ShouldBe(plain is null);
                if (found is not null)
                {
                    found.Kappa.ShouldBe(plain!.Value, 1e-9);
                    found.Interval.Low.ShouldBeInRange(-1, 1);
                    found.Interval.High.ShouldBeInRange(Math.Max(found.Kappa, found.Interval.Low) - 1e-12, 1 + 1e-12);
                    KappaEstimate.Of(pair.second, pair.first, 4, weighting)!.Interval.Low.ShouldBe(found.Interval.Low, 1e-9);
                }
            }
        });

    [Fact]
    public void Kappa_AgreementOnEverything_IsNotBelievedToBeOne()
    {
        KappaEstimate all = Of([[190, 0, 0], [0, 10, 0], [0, 0, 0]]);

        all.Kappa.ShouldBe(1);
        all.StandardError.ShouldBe(0);
        all.Interval.Low.ShouldBeInRange(0.6, 0.9);
        all.Interval.High.ShouldBe(1);
    }

    [Fact]
    public void Kappa_OneItemOfTheRarerGrade_PromisesNothing() =>
        Of([[199, 0], [0, 1]]).Interval.Low.ShouldBeLessThan(0.6);

    [Fact]
    public void Kappa_OneGradeAlone_IsUnknown() => KappaEstimate.Of([1, 1, 1], [1, 1, 1], 3).ShouldBeNull();

    [Fact]
    public void Kappa_NoItems_IsUnknown() => KappaEstimate.Of([], [], 3).ShouldBeNull();

    [Fact]
    public void Kappa_GradeThatIsNone_Throws() => Should.Throw<ArgumentOutOfRangeException>(() => KappaEstimate.Of([3], [0], 3));

    // 2.5 in 100 are promised; the plain interval lets through 5.5 and 20 in 100 of these.
    [Theory]
    [InlineData(0.6, 0.95)]
    [InlineData(0.8, 0.98)]
    [InlineData(0.6, 0.5)]
    public void Kappa_TrueKappa_LiesBelowTheLowerEndAsSeldomAsPromised(double truth, double share)
    {
        Random random = new(3);
        int missed = Enumerable.Range(0, 2_000).Count(_ => Drawn(random, 200, truth, share) is { } found && found.Interval.Low > truth);

        missed.ShouldBeLessThan(80);
    }

    [Fact]
    public void Alpha_RatersThatAgreeOnEverything_IsNotBelievedToBeOne()
    {
        double?[][] units = [.. Enumerable.Range(0, 40).Select(unit => (double?[])[unit % 2, unit % 2, null])];

        AlphaEstimate alpha = AlphaEstimate.Of(units, new Random(1))!;

        alpha.Alpha.ShouldBe(1);
        alpha.Interval!.Value.Low.ShouldBeInRange(0.7, 0.95);
        alpha.Items.ShouldBe(40);
    }

    // Krippendorff (2011), example B: 0.095 for two observers of ten units; example C without its single rating: 0.743.
    [Fact]
    public void Alpha_PublishedPair_IsThePublishedValueInsideItsInterval()
    {
        int[] first = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0];
        int[] second = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0];
        double?[][] units = [.. first.Zip(second, (one, other) => (double?[])[one, other])];

        AlphaEstimate alpha = AlphaEstimate.Of(units, new Random(1))!;

        alpha.Alpha.ShouldBe(0.095, 0.0005);
        alpha.Interval!.Value.Low.ShouldBeLessThan(0.095);
        alpha.Interval!.Value.High.ShouldBeGreaterThan(0.095);
    }

    [Fact]
    public void Alpha_OfAnyDraw_IsThatOfTheDrawnItems() =>
        Gen.Select(Gen.Int[0, 3].Array[2, 4].Array[1, 30], Gen.Int[0, 29].Array[1, 40]).Sample((ratings, places) =>
        {
            double?[][] units = [.. ratings.Select(unit => unit.Select(rating => rating == 3 && unit.Length > 2 ? default(double?) : rating).ToArray()).Where(unit => unit.Count(rating => rating is not null) > 1)];
            if (units.Length == 0)
            {
                return;
            }

            int[] drawn = [.. places.Select(place => place % units.Length)];
            double? counted = new CountedRatings(units).AlphaOf(drawn);
            double? whole = KrippendorffAlpha.Of([.. drawn.Select(place => units[place])]);

            (counted is null).ShouldBe(whole is null);
            (counted ?? 0).ShouldBe(whole ?? 0, 1e-9);
        });

    [Fact]
    public void Alpha_NoItemTwice_IsUnknown() => AlphaEstimate.Of([[1, null], [null, 2]], new Random(1)).ShouldBeNull();

    private static KappaEstimate? Drawn(Random random, int items, double kappa, double share)
    {
        int Grade() => random.NextDouble() < share ? 0 : 1;
        int[] first = [.. Enumerable.Range(0, items).Select(_ => Grade())];

        return KappaEstimate.Of(first, [.. first.Select(grade => random.NextDouble() < kappa ? grade : Grade())], 2);
    }

    private static KappaEstimate Of(int[][] table, CohenKappa.Weighting weighting = CohenKappa.Weighting.None)
    {
        (int First, int Second)[] pairs = [.. table.SelectMany((row, i) => row.SelectMany((count, j) => Enumerable.Repeat((i, j), count)))];

        return KappaEstimate.Of([.. pairs.Select(pair => pair.First)], [.. pairs.Select(pair => pair.Second)], table.Length, weighting)!;
    }
}
