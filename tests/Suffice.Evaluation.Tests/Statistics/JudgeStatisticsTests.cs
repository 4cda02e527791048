using Suffice.Evaluation.Judges;
using Suffice.Evaluation.Statistics.Agreement;
using Suffice.Evaluation.Statistics.Estimates;
using Suffice.Evaluation.Statistics.Intervals;

namespace Suffice.Evaluation.Tests.Statistics;

public sealed class JudgeStatisticsTests
{
    // The textbook's 50 grant proposals: 20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no.
    [Fact]
    public void Kappa_TextbookTable_IsPointFour()
    {
        (int[] first, int[] second) = Pairs((1, 1, 20), (1, 0, 5), (0, 1, 10), (0, 0, 15));

        CohenKappa.Of(first, second)!.Value.ShouldBe(0.4, 1e-12);
    }

    // By hand: seen squares 1 x 1 + 1 x 4 over 4, expected over all pairs.
    [Fact]
    public void Kappa_Weighted_CountsStepsBetweenGrades()
    {
        int[] first = [0, 1, 2, 0];
        int[] second = [0, 2, 2, 2];

        CohenKappa.Of(first, second, CohenKappa.Weighting.Linear)!.Value.ShouldBe(1 - (3.0 / (18.0 / 4)), 1e-12);
        CohenKappa.Of(first, second, CohenKappa.Weighting.Quadratic)!.Value.ShouldBe(1 - (5.0 / (32.0 / 4)), 1e-12);
    }

    [Fact]
    public void Kappa_AlwaysTheSame_IsUnknown() =>
        CohenKappa.Of([1, 1, 1], [1, 1, 1]).ShouldBeNull();

    // Krippendorff, "Computing Krippendorff's alpha-reliability" (2011), example C: four observers, twelve units, missing values.
    [Theory]
    [InlineData((int)KrippendorffAlpha.Level.Nominal, 0.743)]
    [InlineData((int)KrippendorffAlpha.Level.Ordinal, 0.815)]
    [InlineData((int)KrippendorffAlpha.Level.Interval, 0.849)]
    public void Alpha_PublishedExample_GivesThePublishedValue(int level, double alpha)
    {
        double?[][] observers =
        [
            [1, 2, 3, 3, 2, 1, 4, 1, 2, null, null, null],
            [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, null, 3],
            [null, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, null],
            [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, null],
        ];
        double?[][] units = [.. Enumerable.Range(0, 12).Select(unit => observers.Select(row => row[unit]).ToArray())];

        KrippendorffAlpha.Of(units, (KrippendorffAlpha.Level)level)!.Value.ShouldBe(alpha, 0.0005);
    }

    [Fact]
    public void Alpha_NoItemTwice_IsUnknown() =>
        KrippendorffAlpha.Of([[1, null], [null, 2]]).ShouldBeNull();

    [Fact]
    public void Confusion_Verdicts_GivesRatesAndTheConstantLine()
    {
        ConfusionMatrix matrix = ConfusionMatrix.Of([(true, true), (true, true), (true, false), (false, true), (false, false)]);

        matrix.ShouldBe(new ConfusionMatrix(2, 1, 1, 1));
        matrix.TruePositiveRate!.Value.ShouldBe(2 / 3.0, 1e-12);
        matrix.TrueNegativeRate.ShouldBe(0.5);
        matrix.ConstantPredictor.ShouldBe(0.6);
        matrix.Agreement.ShouldBe(0.6);
        ConfusionMatrix.Of([]).TruePositiveRate.ShouldBeNull();
    }

    [Fact]
    public void Measure_GoodJudge_CountsAndShrinksTheMarginByItsMistakes()
    {
        JudgeTrust trust = JudgeTrust.Measure(Verdicts(120, 4, 4, 72), new Random(1));

        trust.WhyNot.ShouldBeNull();
        trust.ErrorRate.ShouldBe(0.04, 1e-12);
        trust.CorrectedMargin(0.02).ShouldBe(0.0184, 1e-12);
        trust.KappaInterval!.Value.Low.ShouldBeLessThan(trust.Kappa!.Value);
        trust.KappaInterval!.Value.High.ShouldBeGreaterThan(trust.Kappa!.Value);
    }

    [Theory]
    [InlineData(50, 2, 2, 20, "74 human labels")]
    [InlineData(150, 0, 0, 0, "nearly every answer")]
    [InlineData(90, 30, 30, 10, "cannot be told from chance")]
    public void Measure_JudgeThatDoesNotCount_SaysWhy(int truePasses, int falsePasses, int falseFails, int trueFails, string why) =>
        JudgeTrust.Measure(Verdicts(truePasses, falsePasses, falseFails, trueFails), new Random(1)).WhyNot!.ShouldContain(why);

    [Fact]
    public void RoganGladen_KnownRates_GivesBackTheShare()
    {
        RoganGladen.Correct((0.7 * 0.9) + (0.3 * 0.2), 0.9, 0.2)!.Value.ShouldBe(0.7, 1e-12);
        RoganGladen.Correct(0.1, 0.9, 0.2).ShouldBe(0);
        RoganGladen.Correct(0.5, 0.4, 0.4).ShouldBeNull();
    }

    [Fact]
    public void RoganGladen_Interval_CoversTheShareAboutAsOftenAsItSays()
    {
        Random random = new(12);
        int covered = 0;
        for (int run = 0; run < 1_000; run++)
        {
            int passed = Hits(random, 300, (0.7 * 0.9) + (0.3 * 0.2));
            int truePasses = Hits(random, 80, 0.9);
            int falsePasses = Hits(random, 40, 0.2);
            ConfusionMatrix judge = new(truePasses, falsePasses, 80 - truePasses, 40 - falsePasses);
            Interval interval = RoganGladen.IntervalOf(passed, 300, judge)!.Value;
            covered += interval.Low <= 0.7 && 0.7 <= interval.High ? 1 : 0;
        }

        covered.ShouldBeInRange(930, 990);
    }

    [Fact]
    public void PredictionPowered_GoodJudge_IsUnbiasedAndNarrowerThanPeopleAlone()
    {
        Random random = new(13);
        List<PredictionPowered> estimates = [];
        int covered = 0;
        for (int run = 0; run < 400; run++)
        {
            (double[] human, double[] judge) = Scores(random, 100);
            (_, double[] rest) = Scores(random, 1_000);
            PredictionPowered estimate = PredictionPowered.Of(human, judge, rest)!;
            Interval interval = estimate.IntervalOf();
            covered += interval.Low <= 0.6 && 0.6 <= interval.High ? 1 : 0;
            estimates.Add(estimate);
        }

        estimates.Average(estimate => estimate.Mean).ShouldBe(0.6, 0.006);
        covered.ShouldBeInRange(366, 392);

        // rho is about 0.66, so the labels count 1.65 times: 1 / (1 - rho^2 N / (N + n)).
        double alone = Math.Sqrt(0.6 * 0.4 / 100);
        (alone * alone / estimates.Average(estimate => estimate.StandardError * estimate.StandardError)).ShouldBeInRange(1.45, 1.9);
    }

    [Fact]
    public void PredictionPowered_JudgeAgainstPeople_IsLeftOut()
    {
        PredictionPowered estimate = PredictionPowered.Of([1, 0, 1, 0, 1, 1], [0, 1, 0, 1, 0, 0], [1, 0, 0, 1])!;

        estimate.Weight.ShouldBe(0);
        estimate.Mean.ShouldBe(4 / 6.0, 1e-12);
    }

    [Fact]
    public void PredictionPowered_OneLabel_IsUnknown() =>
        PredictionPowered.Of([1], [1], [1, 0, 1]).ShouldBeNull();

    private static (double[] Human, double[] Judge) Scores(Random random, int items)
    {
        double[] human = [.. Enumerable.Range(0, items).Select(_ => random.NextDouble() < 0.6 ? 1.0 : 0.0)];

        return (human, [.. human.Select(score => random.NextDouble() < 0.16 ? 1 - score : score)]);
    }

    private static int Hits(Random random, int items, double chance) => Enumerable.Range(0, items).Count(_ => random.NextDouble() < chance);

    private static (bool Human, bool Judge)[] Verdicts(int truePasses, int falsePasses, int falseFails, int trueFails) =>
    [
        .. Enumerable.Repeat((true, true), truePasses),
        .. Enumerable.Repeat((false, true), falsePasses),
        .. Enumerable.Repeat((true, false), falseFails),
        .. Enumerable.Repeat((false, false), trueFails),
    ];

    private static (int[] First, int[] Second) Pairs(params (int First, int Second, int Times)[] cells)
    {
        (int First, int Second)[] all = [.. cells.SelectMany(cell => Enumerable.Repeat((cell.First, cell.Second), cell.Times))];

        return ([.. all.Select(pair => pair.First)], [.. all.Select(pair => pair.Second)]);
    }
}
