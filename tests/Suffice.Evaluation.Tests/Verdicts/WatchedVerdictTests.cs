using Suffice.Evaluation.Statistics.Intervals;
using Suffice.Evaluation.Verdicts;

namespace Suffice.Evaluation.Tests.Verdicts;

public sealed class WatchedVerdictTests
{
    private static readonly VerdictRule FivePoints = new() { MarginPoints = 5 };

    [Fact]
    public void Add_EqualModels_BecomesSufficientAndStaysSo()
    {
        WatchedVerdict verdict = new(FivePoints);
        Random random = new(1);
        while (verdict.Outcome == VerdictOutcome.Inconclusive && verdict.Items < 2_000)
        {
            verdict.Add(Draw(random, small: 0.05, large: 0.05));
        }

        verdict.Outcome.ShouldBe(VerdictOutcome.Sufficient);
        verdict.Items.ShouldBeInRange(100, 1_500);
        verdict.Sentence.ShouldBe($"Sufficient after {verdict.Items:#,0} items: a loss of 5 points or more is ruled out.");
        verdict.Add(new PairedItem("late", ItemScore.Fail, ItemScore.Pass));
        verdict.Outcome.ShouldBe(VerdictOutcome.Sufficient);
        verdict.MoreItems.ShouldBeNull();
    }

    [Theory]
    [InlineData(0.05, 0.05)]
    [InlineData(0.05, 0.25)]
    public void Add_UntilReached_TakesEvidenceOfOneOverTheLevel(double small, double large)
    {
        WatchedVerdict verdict = new(FivePoints);
        Random random = new(3);
        double before = 0;
        while (verdict.Outcome == VerdictOutcome.Inconclusive && verdict.Items < 3_000)
        {
            before = Math.Max(verdict.NonInferiority, verdict.Inferiority);
            verdict.Add(Draw(random, small, large));
        }

        before.ShouldBeLessThan(20);
        Math.Max(verdict.NonInferiority, verdict.Inferiority).ShouldBeGreaterThanOrEqualTo(20);
    }

    [Fact]
    public void Add_MuchWorseModel_BecomesInsufficient()
    {
        WatchedVerdict verdict = new(FivePoints);
        Random random = new(2);
        while (verdict.Outcome == VerdictOutcome.Inconclusive && verdict.Items < 2_000)
        {
            verdict.Add(Draw(random, small: 0.05, large: 0.25));
        }

        verdict.Outcome.ShouldBe(VerdictOutcome.Insufficient);
        verdict.Items.ShouldBeLessThan(500);
    }

    [Fact]
    public void ReadInterval_AfterEachItem_OnlyNarrows()
    {
        WatchedVerdict verdict = new(FivePoints);
        Random random = new(3);
        Interval last = verdict.ReadInterval();
        for (int i = 0; i < 300; i++)
        {
            verdict.Add(Draw(random, small: 0.1, large: 0.1));
            Interval next = verdict.ReadInterval();

            next.Low.ShouldBeGreaterThanOrEqualTo(last.Low);
            next.High.ShouldBeLessThanOrEqualTo(last.High);
            last = next;
        }
    }

    [Fact]
    public void MoreItems_EqualModels_IsAboutWhatWatchingCosts()
    {
        WatchedVerdict verdict = new(new VerdictRule());
        for (int i = 0; i < 200; i++)
        {
            verdict.Add(new PairedItem($"{i}", i % 20 == 1 ? ItemScore.Fail : ItemScore.Pass, i % 20 == 0 ? ItemScore.Fail : ItemScore.Pass));
        }

        // 1.3 times the 1,682 of psi 22/202, less the 200 seen.
        verdict.MoreItems.ShouldBe(2_000);
    }

    [Fact]
    public void Add_ErrorsAboveTheShare_SettleNothing()
    {
        WatchedVerdict verdict = Sufficient();
        for (int i = 0; i < 40; i++)
        {
            verdict.Add(new PairedItem($"e{i}", ItemScore.Error, ItemScore.Pass));
        }

        verdict.Outcome.ShouldBe(VerdictOutcome.Inconclusive);
        verdict.Obstacle!.ShouldContain("40 of");
    }

    [Fact]
    public void Add_ItemsThatBelongTogether_CountsTheFirst()
    {
        WatchedVerdict verdict = new(FivePoints);
        verdict.Add(new PairedItem("1", ItemScore.Pass, ItemScore.Pass) { Cluster = "talk" });
        verdict.Add(new PairedItem("2", ItemScore.Pass, ItemScore.Pass) { Cluster = "talk" });

        verdict.Items.ShouldBe(1);
        verdict.LeftOut.ShouldBe(1);
    }

    [Fact]
    public void New_JudgeNotMeasured_NeverSettles()
    {
        WatchedVerdict verdict = new(FivePoints, ScoreSource.Judge);

        verdict.Obstacle!.ShouldContain("not measured");
        verdict.Sentence.ShouldStartWith("Nothing is settled:");
    }

    [Fact]
    public void New_NoMargin_Throws() =>
        Should.Throw<ArgumentException>(() => new WatchedVerdict(new VerdictRule { MarginPoints = null, FloorMark = 0.9 }));

    [Fact]
    public void Add_LargeModelNotAsked_Throws() =>
        Should.Throw<ArgumentException>(() => new WatchedVerdict(FivePoints).Add(new PairedItem("1", ItemScore.Pass)));

    private static WatchedVerdict Sufficient()
    {
        WatchedVerdict verdict = new(FivePoints);
        for (int i = 0; i < 400; i++)
        {
            verdict.Add(new PairedItem($"{i}", ItemScore.Pass, ItemScore.Pass));
        }

        verdict.Outcome.ShouldBe(VerdictOutcome.Sufficient);

        return verdict;
    }

    private static PairedItem Draw(Random random, double small, double large) => random.NextDouble() switch
    {
        var u when u < small => new PairedItem("small", ItemScore.Pass, ItemScore.Fail),
        var u when u < small + large => new PairedItem("large", ItemScore.Fail, ItemScore.Pass),
        _ => new PairedItem("both", ItemScore.Pass, ItemScore.Pass),
    };
}
