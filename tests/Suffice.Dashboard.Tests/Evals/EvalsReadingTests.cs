using Suffice.Dashboard.Evals;
using Suffice.Dashboard.Tables;
using Suffice.Evaluation.Reports;
using Suffice.Evaluation.Runs;
using Suffice.Evaluation.Statistics.Intervals;
using Suffice.Evaluation.Verdicts;

namespace Suffice.Dashboard.Tests.Evals;

public sealed class EvalsReadingTests
{
    [Fact]
    public void Read_NoFolder_IsEmptyAndTheTableSaysWhichCommandMakesOne()
    {
        EvalsFigures figures = new EvalsReading(new KeptRuns("/nowhere/at/all")).Read();

        figures.Runs.IsEmpty.ShouldBeTrue();
        EvalsTables.Of(figures).Single().Empty.ShouldContain("suffice eval TASK");
    }

    [Fact]
    public void Read_ARun_SaysWhatTheReportOfSufficeEvalSays()
    {
        using TestFolder folder = new();
        string path = WrittenRun.Write(folder, i => i == 0 ? null : i >= 20, _ => true);

        EvalLine line = new EvalsReading(new KeptRuns(folder.Path)).Read().Runs.Single();

        RunReport report = RunReporting.Of([new EvalOutcome(EvalRunStore.Load(path), 0, null)], new ReportOptions()).Runs[0];
        (line.Run, line.Task, line.Items, line.IsWhole).ShouldBe(("triage-1", "triage", 100, true));
        line.Models.Select(model => (model.PassRate, model.PassRate95, model.Errors)).ShouldBe(report.Models.Select(model => (model.PassRate, model.PassRate95, model.Errors)));
        line.Models[0].PassRate95.ShouldBe(WilsonInterval.Of(80, 99));
        line.Verdicts.Single().Outcome.ShouldBe(report.Verdicts.Single().Outcome);
        line.SpentUsd.ShouldBe((99 * 0.001m) + (100 * 0.02m));
    }

    [Fact]
    public void Read_ATask_IsOnlyItsRunsAndAllTasksAreOffered()
    {
        using TestFolder folder = new();
        WrittenRun.Write(folder, _ => true, _ => true, items: 10);
        WrittenRun.Write(folder, _ => true, _ => true, items: 10, head: WrittenRun.Head with { Id = "caption-1", Task = "caption", StartedAt = WrittenRun.Head.StartedAt.AddDays(1) });

        EvalsReading reading = new(new KeptRuns(folder.Path));

        reading.Read().Runs.Select(run => run.Run).ShouldBe(["caption-1", "triage-1"]);
        reading.Read("triage").Runs.Select(run => run.Run).ShouldBe(["triage-1"]);
        reading.Read("triage").Tasks.ShouldBe(["caption", "triage"]);
    }

    [Fact]
    public void Read_MoreThanAPage_IsReadAPageAtATime()
    {
        using TestFolder folder = new();
        foreach (int i in Enumerable.Range(0, 30))
        {
            WrittenRun.Write(folder, _ => true, _ => true, items: 2, head: WrittenRun.Head with { Id = $"run-{i:00}", StartedAt = WrittenRun.Head.StartedAt.AddMinutes(i) });
        }

        EvalsReading reading = new(new KeptRuns(folder.Path));

        (reading.Read().Runs.Length, reading.Read().Pages, reading.Read().Count).ShouldBe((25, 2, 30));
        reading.Read(page: 2).Runs.Select(run => run.Run).ShouldBe(["run-04", "run-03", "run-02", "run-01", "run-00"]);
        reading.Read(page: 9).Page.ShouldBe(2);
    }

    [Fact]
    public void Read_ARunThatGrew_IsReadAnew()
    {
        using TestFolder folder = new();
        WrittenRun.Write(folder, _ => true, _ => true, answered: 40);
        EvalsReading reading = new(new KeptRuns(folder.Path));
        EvalLine before = reading.Read().Runs.Single();

        WrittenRun.Write(folder, _ => true, _ => true);
        EvalLine after = reading.Read().Runs.Single();

        (before.IsWhole, before.Answers, before.Wanted).ShouldBe((false, 80, 200));
        (after.IsWhole, after.Answers).ShouldBe((true, 200));
    }

    [Fact]
    public void Of_ARun_HoldsExactValuesInItsCsv()
    {
        using TestFolder folder = new();
        WrittenRun.Write(folder, i => i >= 10, _ => true);

        string csv = TableCsv.Write(EvalsTables.Of(new EvalsReading(new KeptRuns(folder.Path)).Read()).Single());

        Interval interval = WilsonInterval.Of(90, 100);
        csv.ShouldContain(FormattableString.Invariant($"small,0.9,{interval.Low:R},{interval.High:R},large,1,"));
        csv.ShouldContain(",2.1,whole");
    }

    [Fact]
    public void Read_AnUnfinishedRunWithoutALargeModel_HasNoVerdict()
    {
        using TestFolder folder = new();
        WrittenRun.Write(folder, _ => true, _ => true, answered: 5, head: WrittenRun.Head with { Floor = null, Models = [WrittenRun.Head.Models[0]] });

        EvalLine line = new EvalsReading(new KeptRuns(folder.Path)).Read().Runs.Single();

        line.Verdicts.ShouldBeEmpty();
        line.IsWhole.ShouldBeFalse();
    }

    [Theory]
    [InlineData(VerdictOutcome.Sufficient, Tone.Good)]
    [InlineData(VerdictOutcome.Insufficient, Tone.Bad)]
    [InlineData(VerdictOutcome.Inconclusive, Tone.Warn)]
    public void ToneOf_Outcome_IsWhatItMeans(VerdictOutcome outcome, Tone tone) => EvalsTables.ToneOf(outcome).ShouldBe(tone);
}
