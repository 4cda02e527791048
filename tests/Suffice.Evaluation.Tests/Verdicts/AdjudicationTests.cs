using CsCheck;
using Suffice.Evaluation.Statistics.Intervals;
using Suffice.Evaluation.Tests.Statistics;
using Suffice.Evaluation.Verdicts;

namespace Suffice.Evaluation.Tests.Verdicts;

public sealed class AdjudicationTests
{
    private readonly Adjudication twoPoints = new(new VerdictRule());

    [Fact]
    public void Decide_LossRuledOut_IsSufficientAndSaysSo()
    {
        Verdict verdict = twoPoints.Decide(Runs.Of(new PairedTable(470, 10, 10, 10)));

        verdict.Outcome.ShouldBe(VerdictOutcome.Sufficient);
        verdict.Summary.ShouldBe("sufficient");
        verdict.Ceiling!.NonInferiorityP!.Value.ShouldBe(0.020192, 1e-5);
        verdict.Ceiling.Interval.Low.ShouldBe(-0.01559, 1e-5);
        verdict.MoreItems.ShouldBeNull();
        verdict.Sentences.ShouldBe([
            "haiku is sufficient for triage.",
            "On the same 500 items haiku scores 96.0% and sonnet 96.0%; the difference is 0.0 points, 90% interval -1.6 points to +1.6 points (Tango score).",
            "A loss of 2 points or more is ruled out at 95% confidence (p = 0.0202).",
        ]);
    }

    [Fact]
    public void Decide_LossShown_IsInsufficient()
    {
        Verdict verdict = twoPoints.Decide(Runs.Of(new PairedTable(739, 94, 382, 92)));

        verdict.Outcome.ShouldBe(VerdictOutcome.Insufficient);
        verdict.Sentences[2].ShouldBe("A loss of 2 points or more is shown at 95% confidence (p = below 0.0001).");
    }

    [Fact]
    public void Decide_NeitherShown_SaysHowManyMoreItemsWouldTell()
    {
        Verdict verdict = twoPoints.Decide(Runs.Of(new PairedTable(180, 10, 10, 0)));

        verdict.Outcome.ShouldBe(VerdictOutcome.Inconclusive);

        // (z.95 + z.80)^2 psi / M^2 with psi = 22/202, less the 200 there are.
        verdict.MoreItems.ShouldBe(1_500);
        verdict.Summary.ShouldBe("inconclusive: about 1,500 more items");
        verdict.Sentences.ShouldBe([
            "Nothing is settled for triage yet: about 1,500 more items would.",
            "On the same 200 items haiku scores 95.0% and sonnet 95.0%; the difference is 0.0 points, 90% interval -3.9 points to +3.9 points (Tango score).",
            "A loss of 2 points or more is neither ruled out (p = 0.1892) nor shown (p = 0.8108).",
        ]);
    }

    [Fact]
    public void Decide_DifferenceOnTheMargin_PromisesNoNumber()
    {
        Verdict verdict = twoPoints.Decide(Runs.Of(new PairedTable(160, 8, 12, 20)));

        verdict.Outcome.ShouldBe(VerdictOutcome.Inconclusive);
        verdict.MoreItems.ShouldBeNull();
        verdict.Sentences[0].ShouldContain("no practical number");
    }

    [Fact]
    public void Decide_HandfulWithoutADisagreement_IsNotSufficient() =>
        twoPoints.Decide(Runs.Of(new PairedTable(20, 0, 0, 0))).Outcome.ShouldBe(VerdictOutcome.Inconclusive);

    [Fact]
    public void Decide_AnyTable_FollowsTheIntervalOfTheDifference() =>
        PairedTables.Any.Sample(table =>
        {
            Verdict verdict = new Adjudication(new VerdictRule { MarginPoints = 5 }).Decide(Runs.Of(table));

            Interval interval = verdict.Ceiling!.Interval;
            verdict.Outcome.ShouldBe(
                interval.Low > -0.05 ? VerdictOutcome.Sufficient
                : interval.High < -0.05 ? VerdictOutcome.Insufficient
                : VerdictOutcome.Inconclusive);
        }, iter: 200);

    [Theory]
    [InlineData(376, 24, FloorStatus.MeetsFloor, VerdictOutcome.Sufficient)]
    [InlineData(188, 12, FloorStatus.Likely, VerdictOutcome.Inconclusive)]
    [InlineData(20, 0, FloorStatus.InsufficientData, VerdictOutcome.Inconclusive)]
    [InlineData(85, 15, FloorStatus.InsufficientData, VerdictOutcome.Inconclusive)]
    [InlineData(80, 20, FloorStatus.Fails, VerdictOutcome.Insufficient)]
    public void Decide_FloorOfNinety_HasFourAnswers(int passed, int failed, FloorStatus status, VerdictOutcome outcome)
    {
        Verdict verdict = new Adjudication(new VerdictRule { FloorMark = 0.9 }).Decide(Runs.OfSmall(passed, failed));

        verdict.Floor!.Status.ShouldBe(status);
        verdict.Outcome.ShouldBe(outcome);
        (verdict.Floor.MoreItems is null).ShouldBe(outcome != VerdictOutcome.Inconclusive);
    }

    [Fact]
    public void Decide_LikelyFloor_SaysAboutHowManyItemsShowIt()
    {
        Verdict verdict = new Adjudication(new VerdictRule { FloorMark = 0.9 }).Decide(Runs.OfSmall(188, 12));

        verdict.MoreItems!.Value.ShouldBeInRange(150, 300);
        verdict.Sentences[1].ShouldStartWith("haiku likely meets the floor of 90.0%: 94.0%, 95% interval 89.8% to 96.5% (Wilson score); about");
    }

    [Fact]
    public void Decide_MeetsTheFloorButFallsShortOfTheLargeModel_IsInsufficient()
    {
        Verdict verdict = new Adjudication(new VerdictRule { FloorMark = 0.8 }).Decide(Runs.Of(new PairedTable(900, 0, 100, 0)));

        verdict.Floor!.Status.ShouldBe(FloorStatus.MeetsFloor);
        verdict.Outcome.ShouldBe(VerdictOutcome.Insufficient);
    }

    [Fact]
    public void Decide_MeetsTheFloorAndALossIsOpen_IsInconclusiveByTheWeakerEvidence()
    {
        Verdict verdict = new Adjudication(new VerdictRule { FloorMark = 0.5 }).Decide(Runs.Of(new PairedTable(90, 3, 3, 4)));

        verdict.Floor!.Status.ShouldBe(FloorStatus.MeetsFloor);
        verdict.PValue.ShouldBe(verdict.Ceiling!.NonInferiorityP);
        verdict.Outcome.ShouldBe(VerdictOutcome.Inconclusive);
    }

    [Fact]
    public void Decide_FloorOfItemsThatBelongTogether_NeedsMoreThanOfSeparateOnes()
    {
        TaskRun separate = Runs.OfSmall(180, 20);
        TaskRun together = separate with { Items = [.. separate.Items.Select((item, i) => item with { Cluster = $"talk {i / 20}" })] };
        Adjudication floor = new(new VerdictRule { FloorMark = 0.8 });

        floor.Decide(separate).Outcome.ShouldBe(VerdictOutcome.Sufficient);
        floor.Decide(together).Outcome.ShouldBe(VerdictOutcome.Inconclusive);
        floor.Decide(together).Floor!.Method.ShouldBe("clustered bootstrap-t");
    }

    [Fact]
    public void Decide_NoMargin_ShowsTheDifferenceAndLetsTheFloorDecide()
    {
        VerdictRule rule = new() { FloorMark = 0.8, MarginPoints = null };

        Verdict verdict = new Adjudication(rule).Decide(Runs.Of(new PairedTable(900, 0, 100, 0)));

        verdict.Outcome.ShouldBe(VerdictOutcome.Sufficient);
        verdict.Ceiling!.Difference.ShouldBe(-0.1);
        verdict.Ceiling.NonInferiorityP.ShouldBeNull();
    }

    [Fact]
    public void Decide_GradedScores_TakesTheBootstrapOfTheDifferences()
    {
        Random random = new(3);
        PairedItem[] items = [.. Enumerable.Range(0, 300).Select(i =>
        {
            double shared = 0.4 + (0.4 * random.NextDouble());
            return new PairedItem($"i{i}", ItemScore.Of(shared + (0.1 * random.NextDouble())), ItemScore.Of(shared + (0.1 * random.NextDouble())));
        })];

        Verdict verdict = twoPoints.Decide(new TaskRun("captions", "haiku", "sonnet", items));

        verdict.Outcome.ShouldBe(VerdictOutcome.Sufficient);
        verdict.Ceiling!.Method.ShouldBe("bootstrap-t");
        verdict.Ceiling.Table.ShouldBeNull();
    }

    [Fact]
    public void Decide_ItemsThatBelongTogether_CountForLessThanSeparateOnes()
    {
        TaskRun separate = Runs.Of(new PairedTable(470, 10, 10, 10));
        TaskRun together = separate with { Items = [.. separate.Items.Select((item, i) => item with { Cluster = $"talk {i / 10}" })] };

        Verdict verdict = twoPoints.Decide(together);

        verdict.Ceiling!.Method.ShouldBe("clustered bootstrap-t");
        verdict.Ceiling.Interval.Low.ShouldBeLessThan(twoPoints.Decide(separate).Ceiling!.Interval.Low);
        verdict.Outcome.ShouldBe(VerdictOutcome.Inconclusive);
    }

    [Fact]
    public void Decide_MoreErrorsThanAllowed_SettlesNothing()
    {
        TaskRun run = Runs.Of(new PairedTable(470, 10, 10, 10));
        TaskRun broken = run with { Items = [.. run.Items, .. Enumerable.Range(0, 11).Select(i => new PairedItem($"e{i}", ItemScore.Error, ItemScore.Pass))] };

        Verdict verdict = twoPoints.Decide(broken);

        verdict.Outcome.ShouldBe(VerdictOutcome.Inconclusive);
        verdict.SmallErrors.ShouldBe(11);
        verdict.MoreItems.ShouldBeNull();
        verdict.Obstacles[0].ShouldBe("11 of 511 items have an error, more than the 2% that may be left out; run those again");
    }

    [Fact]
    public void Decide_FewErrors_AreLeftOutAndNeverAPass()
    {
        TaskRun run = Runs.Of(new PairedTable(470, 10, 10, 10));
        TaskRun broken = run with { Items = [.. run.Items, new PairedItem("e", ItemScore.Error, ItemScore.Pass), new PairedItem("f", ItemScore.Pass, ItemScore.Error)] };

        Verdict verdict = twoPoints.Decide(broken);

        verdict.Outcome.ShouldBe(VerdictOutcome.Sufficient);
        verdict.Ceiling!.Items.ShouldBe(500);
        verdict.Sentences[^1].ShouldBe("Errors, left out and never a pass: 1 of haiku, 1 of sonnet.");
    }

    [Fact]
    public void Decide_SeveralTasks_HoldsEachAgainstHolm()
    {
        TaskRun alone = Runs.Of(new PairedTable(470, 10, 10, 10), "one");
        TaskRun clear = Runs.Of(new PairedTable(4700, 100, 100, 100), "two");

        IReadOnlyList<Verdict> verdicts = twoPoints.Decide([alone, Runs.Of(new PairedTable(180, 10, 10, 0), "three"), clear, Runs.Of(new PairedTable(180, 10, 10, 0), "four")]);

        verdicts[0].AdjustedP!.Value.ShouldBe(3 * 0.020192, 1e-4);
        verdicts[0].Outcome.ShouldBe(VerdictOutcome.Inconclusive);
        verdicts[0].MoreItems.ShouldNotBeNull();
        verdicts[0].Sentences[^1].ShouldBe("4 verdicts were decided together: the p-value of 0.0202 counts as 0.0606 (Holm).");
        verdicts[2].Outcome.ShouldBe(VerdictOutcome.Sufficient);
    }

    [Fact]
    public void Decide_NothingToHoldItAgainst_SaysWhatIsMissing() =>
        twoPoints.Decide(Runs.OfSmall(90, 10)).Obstacles.ShouldHaveSingleItem().ShouldContain("set a floor");

    [Fact]
    public void Decide_NoItems_IsInconclusive() =>
        twoPoints.Decide(new TaskRun("triage", "haiku", "sonnet", [])).Sentences.ShouldBe(["Nothing is settled for triage.", "There are no items."]);

    [Fact]
    public void Decide_LargeModelAskedForSomeOnly_SettlesNothing()
    {
        TaskRun run = Runs.Of(new PairedTable(470, 10, 10, 10));

        Verdict verdict = twoPoints.Decide(run with { Items = [.. run.Items, new PairedItem("alone", ItemScore.Pass)] });

        verdict.Obstacles[0].ShouldContain("not asked for 1 of the items");
    }

    [Fact]
    public void Decide_Twice_IsTheSame()
    {
        TaskRun run = new("captions", "haiku", "sonnet", [.. Enumerable.Range(0, 50).Select(i => new PairedItem($"{i}", ItemScore.Of(i % 7 / 7.0), ItemScore.Of(i % 5 / 5.0)))]);

        new Adjudication(new VerdictRule()).Decide(run).Sentences.ShouldBe(new Adjudication(new VerdictRule()).Decide(run).Sentences);
    }

    [Theory]
    [InlineData(90.0, 2.0, "for 90% say 0.9")]
    [InlineData(0.9, 0.0, "not above 0 and below 100")]
    public void New_ImpossibleRule_SaysWhatWouldBeRight(double floor, double margin, string hint) =>
        Should.Throw<ArgumentException>(() => new Adjudication(new VerdictRule { FloorMark = floor, MarginPoints = margin })).Message.ShouldContain(hint);
}
