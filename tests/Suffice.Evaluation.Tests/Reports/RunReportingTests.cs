using System.Text.Json;
using Suffice.Evaluation.Metrics.Scoring;
using Suffice.Evaluation.Reports;
using Suffice.Evaluation.Runs;
using Suffice.Evaluation.Statistics.Intervals;
using Suffice.Evaluation.Verdicts;
using Suffice.Policy;

namespace Suffice.Evaluation.Tests.Reports;

public sealed class RunReportingTests
{
    [Fact]
    public void Of_ARun_CountsPassesFailsAndErrorsApart()
    {
        EvalOutcome outcome = MadeRun.Of("set", i => i == 0 ? null : i >= 11, _ => true);

        ModelReport small = RunReporting.Of([outcome], new ReportOptions()).Runs[0].Models[0];

        (small.Answers, small.Passed, small.Failed, small.Errors, small.CallErrors).ShouldBe((100, 89, 10, 1, 1));
        small.PassRate!.Value.ShouldBe(89 / 99.0);
        small.PassRate95.ShouldBe(WilsonInterval.Of(89, 99));
        small.CostPerItemUsd.ShouldBe(0.001m);
        small.LatencyP50.ShouldBe(TimeSpan.FromMilliseconds(100));
        small.Metrics.Single().Mean95.ShouldBe(WilsonInterval.Of(89, 99));
    }

    [Fact]
    public void Of_CallsThatFailedAtNoCost_DoNotMakeAnItemCheaper()
    {
        EvalOutcome outcome = MadeRun.Of("set", i => i < 50 ? null : true, _ => true);
        EvalRun run = outcome.Run with { Results = [.. outcome.Run.Results.Select(result => result.IsError ? result with { CostUsd = 0 } : result)] };

        RunReporting.Of([outcome with { Run = run }], new ReportOptions()).Runs[0].Models[0].CostPerItemUsd.ShouldBe(0.001m);
    }

    [Fact]
    public void Of_SmallAsGood_IsSufficientAndNoNo()
    {
        RunReport report = RunReporting.Of([MadeRun.Of("set", _ => true, _ => true, items: 400)], new ReportOptions()).Runs[0];

        report.Verdicts.Single().Outcome.ShouldBe(VerdictOutcome.Sufficient);
        report.Chosen.ShouldBe("small");
        report.IsNo.ShouldBeFalse();
    }

    [Fact]
    public void Of_SeveralTasks_AreDecidedTogether()
    {
        EvalOutcome near = MadeRun.Of("near", i => i >= 2, _ => true, items: 260);
        ReportOptions options = new() { MarginPoints = 3 };

        RunReporting.Of([near], options).Runs[0].Verdicts[0].Outcome.ShouldBe(VerdictOutcome.Sufficient);
        EvalReport together = RunReporting.Of([near, .. Enumerable.Range(0, 9).Select(i => MadeRun.Of($"far-{i}", n => n >= 30, _ => true, items: 260))], options);

        together.Runs[0].Verdicts[0].Outcome.ShouldBe(VerdictOutcome.Inconclusive);
        together.Runs[0].Verdicts[0].AdjustedP!.Value.ShouldBe(10 * together.Runs[0].Verdicts[0].PValue!.Value, 1e-9);
    }

    [Fact]
    public void Of_TasksWithFloorsOfTheirOwn_AreEachHeldAgainstTheirOwn()
    {
        EvalOutcome low = MadeRun.Of("low", i => i >= 50, i => i >= 50, items: 400, change: head => head with { Floor = new QualityFloor(0.5) });
        EvalOutcome high = MadeRun.Of("high", i => i >= 50, i => i >= 50, items: 400, change: head => head with { Floor = new QualityFloor(0.95) });

        EvalReport report = RunReporting.Of([low, high], new ReportOptions());

        report.Runs.Select(run => run.Verdicts[0].Floor!.Mark).ShouldBe([0.5, 0.95]);
        report.Runs.Select(run => run.Verdicts[0].Outcome).ShouldBe([VerdictOutcome.Sufficient, VerdictOutcome.Insufficient]);
        report.IsNo.ShouldBeTrue();
    }

    [Fact]
    public void Of_MeanBelowTheFloorOnFewItems_IsANoThoughNothingIsSettled()
    {
        EvalOutcome few = MadeRun.Of("set", i => i >= 2, _ => true, items: 10, change: head => head with { Floor = new QualityFloor(0.9) });

        RunReport report = RunReporting.Of([few], new ReportOptions()).Runs[0];

        report.Verdicts[0].Outcome.ShouldBe(VerdictOutcome.Inconclusive);
        report.IsNo.ShouldBeTrue();
    }

    [Fact]
    public void Of_MoreErrorsThanMayBeLeftOut_SettlesNothingAndIsFailed()
    {
        EvalReport report = RunReporting.Of([MadeRun.Of("set", i => i < 20 ? null : true, _ => true, items: 400)], new ReportOptions());

        report.Runs[0].Verdicts[0].Obstacles.Single().ShouldContain("20 of 400 items have an error");
        report.IsFailed.ShouldBeTrue();
        report.IsNo.ShouldBeFalse();
    }

    [Fact]
    public void Of_ARunThatEndedBetweenTwoModels_ComparesWhatBothAnswered()
    {
        EvalOutcome outcome = MadeRun.Of("set", _ => true, _ => true, items: 400);
        EvalOutcome cut = outcome with { Run = outcome.Run with { Results = outcome.Run.Results[..^1] } };

        Verdict verdict = RunReporting.Of([cut], new ReportOptions()).Runs[0].Verdicts[0];

        (verdict.Items, verdict.Outcome).ShouldBe((399, VerdictOutcome.Sufficient));
    }

    [Fact]
    public void Of_ItemsThatDiffer_AreSortedByWhatThereIsToSee()
    {
        EvalOutcome outcome = MadeRun.Of("set", i => i switch { 0 => false, 1 => true, 2 => null, 3 => false, _ => true }, i => i switch { 1 => false, 3 => false, _ => true }, items: 6);

        DifferenceReport differences = RunReporting.Of([outcome], new ReportOptions()).Runs[0].Differences;

        differences.CheapWrong.ShouldBe(["i000"]);
        differences.CheapBetter.ShouldBe(["i001"]);
        differences.Errors.ShouldBe(["i002"]);
        differences.AllFailed.ShouldBe(["i003"]);
        differences.Mixed.ShouldBeEmpty();
    }

    [Fact]
    public void Of_Tags_AreSlicedAndTagsThatTellItemsApartAreNot()
    {
        EvalOutcome outcome = MadeRun.Of("set", i => i >= 50, _ => true);
        EvalOutcome placed = outcome with { Run = outcome.Run with { Items = [.. outcome.Run.Items.Select(item => item with { Tags = [.. item.Tags, new("place", item.Id)] })] } };

        RunReport report = RunReporting.Of([placed], new ReportOptions()).Runs[0];

        report.Slices.Select(slice => (slice.Tag, slice.Items, slice.Models[0].Passed)).ShouldBe([("half=first", 50, 0), ("half=second", 50, 50)]);
    }

    [Fact]
    public void Of_Repeats_CountAsOnePieceOfEvidence()
    {
        EvalOutcome once = MadeRun.Of("set", i => i % 10 != 0, _ => true);
        EvalRun run = once.Run with
        {
            Head = once.Run.Head with { Repeats = 4 },
            Results = [.. Enumerable.Range(0, 4).SelectMany(repeat => once.Run.Results.Select(result => result with { Repeat = repeat }))],
        };

        ModelReport small = RunReporting.Of([once with { Run = run }], new ReportOptions()).Runs[0].Models[0];
        ModelReport plain = RunReporting.Of([once], new ReportOptions()).Runs[0].Models[0];

        small.AlwaysPassed.ShouldBe(0.9);
        (small.PassRate95!.Value.High - small.PassRate95.Value.Low).ShouldBe(plain.PassRate95!.Value.High - plain.PassRate95.Value.Low, 0.02);
    }

    [Fact]
    public void Of_PairwiseAlone_IsComparedByItsMeanWhereWinsMakeUpForLosses()
    {
        EvalOutcome outcome = MadeRun.Of("set", _ => true, _ => true, items: 400, change: head => head with { Metrics = ["pairwise"] });
        EvalRun run = outcome.Run with
        {
            Results =
            [
                .. outcome.Run.Results.Select((result, i) => result with
                {
                    Metrics = [new MetricScore("pairwise", 1, result.Model == "large" ? 0.5 : i / 2 % 2 == 0 ? 1 : 0.1, true, null, null)],
                }),
            ],
        };

        RunReport report = RunReporting.Of([outcome with { Run = run }], new ReportOptions()).Runs[0];

        report.ComparedBy.ShouldBe("pairwise");
        report.Verdicts[0].Ceiling!.Difference.ShouldBe(0.05, 1e-9);
    }

    [Fact]
    public void ToJson_AReport_IsOneObjectWithIntervalsAsPairs()
    {
        string json = RunReporting.Of([MadeRun.Of("set", i => i >= 20, _ => true)], new ReportOptions()).ToJson();

        JsonElement root = JsonDocument.Parse(json).RootElement;
        root.GetProperty("is_no").GetBoolean().ShouldBeTrue();
        JsonElement run = root.GetProperty("runs")[0];
        run.GetProperty("models")[0].GetProperty("pass_rate95").GetArrayLength().ShouldBe(2);
        run.GetProperty("verdicts")[0].GetProperty("outcome").GetString().ShouldBe("insufficient");
        run.GetProperty("ending").GetString().ShouldBe("whole");
    }
}
