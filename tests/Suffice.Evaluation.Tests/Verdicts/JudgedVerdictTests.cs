using Suffice.Evaluation.Judges;
using Suffice.Evaluation.Statistics.Intervals;
using Suffice.Evaluation.Verdicts;

namespace Suffice.Evaluation.Tests.Verdicts;

public sealed class JudgedVerdictTests
{
    private static readonly TaskRun Judged = Runs.Of(new PairedTable(4700, 100, 100, 100)) with { Source = ScoreSource.Judge };

    private readonly Adjudication twoPoints = new(new VerdictRule());

    [Fact]
    public void Decide_JudgeNeverMeasured_SettlesNothing()
    {
        Verdict verdict = twoPoints.Decide(Judged);

        verdict.Outcome.ShouldBe(VerdictOutcome.Inconclusive);
        verdict.Obstacles.ShouldHaveSingleItem().ShouldContain("not measured against people; label at least 100 answers");
    }

    [Fact]
    public void Decide_JudgeMeasuredOnTooFew_SettlesNothing() =>
        twoPoints.Decide(Judged with { Judge = Runs.Judge(50, 2, 2, 20) }).Obstacles.ShouldHaveSingleItem().ShouldContain("label about 26 more answers");

    [Fact]
    public void Decide_JudgeNoBetterThanChance_SettlesNothing() =>
        twoPoints.Decide(Judged with { Judge = Runs.Judge(90, 30, 30, 10) }).Obstacles.ShouldHaveSingleItem().ShouldContain("cannot be told from chance");

    [Fact]
    public void Decide_GoodJudge_TestsASmallerMargin()
    {
        Verdict verdict = twoPoints.Decide(Judged with { Judge = Runs.Judge(120, 4, 4, 72) });

        verdict.Outcome.ShouldBe(VerdictOutcome.Sufficient);
        verdict.Ceiling!.Margin.ShouldBe(0.02);
        verdict.Ceiling.TestedMargin!.Value.ShouldBe(0.0184, 1e-12);
        verdict.Sentences[3].ShouldBe("A judge scored that is wrong on 4.0% of the answers people labelled, which shrinks differences: the margin of 2 points is tested as 1.84.");
    }

    [Fact]
    public void Decide_MarginThatOnlyTheUncorrectedTestWouldShow_IsNotShown()
    {
        TaskRun run = Runs.Of(new PairedTable(470, 10, 10, 10));
        JudgeTrust judge = Runs.Judge(110, 15, 15, 60);

        twoPoints.Decide(run).Outcome.ShouldBe(VerdictOutcome.Sufficient);
        twoPoints.Decide(run with { Source = ScoreSource.Judge, Judge = judge }).Outcome.ShouldBe(VerdictOutcome.Inconclusive);
    }

    [Fact]
    public void Decide_SomeItemsLabelledByPeople_ShowsTheirInterval()
    {
        PairedItem[] items = [.. Judged.Items.Select((item, i) => i % 40 == 0 ? item with { HumanSmall = item.Small, HumanLarge = item.Large } : item)];

        Verdict verdict = twoPoints.Decide(Judged with { Items = items, Judge = Runs.Judge(120, 4, 4, 72) });

        verdict.Ceiling!.WithPeople!.Labelled.ShouldBe(125);
        verdict.Ceiling.WithPeopleInterval.ShouldNotBeNull();
        verdict.Sentences.ShouldContain(sentence => sentence.Contains("With the 125 items that people labelled", StringComparison.Ordinal));
    }

    [Fact]
    public void Decide_JudgeFavoursTheSmallModel_SettlesNothing()
    {
        // People see the small model fail one answer in six that the judge passes.
        PairedItem[] items = [.. Judged.Items.Select((item, i) => i % 20 == 0
            ? item with { HumanSmall = i % 120 == 0 ? ItemScore.Fail : item.Small, HumanLarge = item.Large }
            : item)];

        Verdict verdict = twoPoints.Decide(Judged with { Items = items, Judge = Runs.Judge(120, 4, 4, 72) });

        verdict.Outcome.ShouldBe(VerdictOutcome.Inconclusive);
        verdict.Obstacles.ShouldHaveSingleItem().ShouldContain("the judge favours it");
    }

    [Theory]
    [InlineData(30, false)]
    [InlineData(150, true)]
    public void Decide_GradedJudge_CountsOnlyBesidePeople(int labelled, bool counts)
    {
        Random random = new(2);
        PairedItem[] items = [.. Enumerable.Range(0, 2_000).Select(i =>
        {
            double small = 0.6 + (0.2 * random.NextDouble());
            double large = 0.6 + (0.2 * random.NextDouble());
            PairedItem item = new($"i{i}", ItemScore.Of(small), ItemScore.Of(large));
            return i >= labelled ? item : item with { HumanSmall = ItemScore.Of(small - 0.01), HumanLarge = ItemScore.Of(large - 0.01 + (0.01 * random.NextDouble())) };
        })];

        Verdict verdict = twoPoints.Decide(new TaskRun("captions", "haiku", "sonnet", items) { Source = ScoreSource.Judge, Judge = Runs.Judge(120, 4, 4, 72) });

        verdict.Obstacles.IsEmpty.ShouldBe(counts);
        verdict.Outcome.ShouldBe(counts ? VerdictOutcome.Sufficient : VerdictOutcome.Inconclusive);
        verdict.Ceiling!.Method.ShouldBe("prediction-powered");
    }

    [Fact]
    public void Decide_FloorByJudge_IsCorrectedForItsMistakes()
    {
        TaskRun run = Runs.OfSmall(900, 100) with { Source = ScoreSource.Judge, Judge = Runs.Judge(190, 10, 10, 90) };

        Verdict verdict = new Adjudication(new VerdictRule { FloorMark = 0.85 }).Decide(run);

        // (0.9 - 0.1) / (0.95 - 0.1).
        verdict.Floor!.Mean!.Value.ShouldBe(0.8 / 0.85, 1e-9);
        verdict.Floor.Method.ShouldBe("Rogan-Gladen, Lang-Reiczigel");
        verdict.Floor.Status.ShouldBe(FloorStatus.MeetsFloor);
        verdict.Outcome.ShouldBe(VerdictOutcome.Sufficient);
    }
}
