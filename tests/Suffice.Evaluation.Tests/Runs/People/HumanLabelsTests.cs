using System.Globalization;
using Suffice.Evaluation.Reports;
using Suffice.Evaluation.Runs;
using Suffice.Evaluation.Runs.People;
using Suffice.Evaluation.Sets;
using Suffice.Evaluation.Tests.Reports;
using Suffice.Evaluation.Verdicts;

namespace Suffice.Evaluation.Tests.Runs.People;

public sealed class HumanLabelsTests : IDisposable
{
    private readonly TestFolder folder = new();

    [Fact]
    public void Report_AJudgeThatNobodyMeasured_SettlesNothing()
    {
        RunReport report = RunReporting.Of([Judged()], new ReportOptions()).Runs[0];

        report.Verdicts[0].Outcome.ShouldBe(VerdictOutcome.Inconclusive);
        report.Verdicts[0].Obstacles.Single().ShouldContain("not measured against people");
        report.Warnings.ShouldContain(warning => warning.Contains("--write-labels", StringComparison.Ordinal));
    }

    [Fact]
    public void Report_AJudgeThatAgreesWithPeople_CountsWithTheMarginMadeSmaller()
    {
        EvalOutcome outcome = Judged();
        HumanLabels labels = HumanLabels.Read(Labels(outcome.Run, (result, i) => i % 20 == 0 ? result.Passed != true : result.Passed == true));

        RunReport report = RunReporting.Of([Labelled(outcome, labels)], new ReportOptions { MarginPoints = 10 }).Runs[0];

        report.JudgeMeasured!.Trust.WhyNot.ShouldBeNull();
        report.JudgeMeasured.Sentences[0].ShouldContain("always saying the same");
        report.Verdicts[0].Ceiling!.TestedMargin!.Value.ShouldBe(0.09, 1e-9);
        report.Verdicts[0].Outcome.ShouldBe(VerdictOutcome.Sufficient);
        report.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void Report_AJudgeThatSaysNothingAboutQuality_DoesNotCount()
    {
        EvalOutcome outcome = Judged();
        HumanLabels labels = HumanLabels.Read(Labels(outcome.Run, (_, i) => i % 2 == 0));

        RunReport report = RunReporting.Of([Labelled(outcome, labels)], new ReportOptions()).Runs[0];

        report.JudgeMeasured!.Trust.WhyNot.ShouldNotBeNull();
        report.Verdicts[0].Outcome.ShouldBe(VerdictOutcome.Inconclusive);
    }

    [Fact]
    public void WriteSheet_ThenRead_HasALineForEachAnswerAndDoesNotTellTheJudgesVerdict()
    {
        EvalRun run = Judged(items: 10).Run;
        using StringWriter sheet = new(CultureInfo.InvariantCulture);

        HumanLabels.WriteSheet(run, 1, sheet);

        string[] lines = sheet.ToString().TrimEnd().Split('\n');
        lines.Length.ShouldBe(20);
        lines.ShouldAllBe(line => line.Contains("\"passed\":null", StringComparison.Ordinal) && line.Contains("\"asked\":\"question", StringComparison.Ordinal));
        HumanLabels read = HumanLabels.Read(folder.WriteLines("labels.jsonl", [lines[0].Replace("\"passed\":null", "\"passed\":true", StringComparison.Ordinal), .. lines[1..]]));
        read.Count.ShouldBe(1);
    }

    [Fact]
    public void Keep_ThenLoad_AddsThemToTheRunAndToLaterRunsOfTheSameAnswers()
    {
        string path = KeptRuns.Write(folder, Judged(items: 10).Run);
        EvalRun run = EvalRunStore.Load(path);

        EvalRun kept = KeptLabels.Keep(run, HumanLabels.Read(Labels(run, (result, _) => result.Passed == true)));

        kept.Labels.Count.ShouldBe(20);
        EvalRunStore.Load(path).Labels.ShouldBe(kept.Labels, ignoreOrder: true);
        EvalRunStore.Load(KeptRuns.Write(folder, run with { Head = run.Head with { Id = "set-2" } })).Labels.Count.ShouldBe(20);
        KeptLabels.Keep(kept, HumanLabels.Read(Labels(run, (_, _) => false))).Labels.Values.ShouldAllBe(passed => !passed);
        EvalRunStore.List(folder.Path).Length.ShouldBe(2);
    }

    [Fact]
    public void Keep_WhileAnotherDoes_LosesNothingAndSaysSo()
    {
        EvalRun run = EvalRunStore.Load(KeptRuns.Write(folder, Judged(items: 10).Run));
        HumanLabels said = HumanLabels.Read(Labels(run, (_, _) => true));
        Directory.CreateDirectory(Path.GetDirectoryName(KeptLabels.PathOf(run.Path))!);
        using (new FileStream($"{KeptLabels.PathOf(run.Path)}.lock", FileMode.Create, FileAccess.ReadWrite, FileShare.None))
        {
            Should.Throw<EvalSetException>(() => KeptLabels.Keep(run, said)).Message.ShouldContain("another command keeps labels just now");
        }

        KeptLabels.Keep(run, said).Labels.Count.ShouldBe(20);
    }

    [Fact]
    public void Load_KeptLabelsThatAreBroken_KeepsTheRunAndSaysWhere()
    {
        string path = KeptRuns.Write(folder, Judged(items: 10).Run);
        KeptLabels.Keep(EvalRunStore.Load(path), HumanLabels.Read(Labels(EvalRunStore.Load(path), (_, _) => true)));
        string labels = KeptLabels.PathOf(path);
        File.AppendAllText(labels, "{broken\n");

        EvalRun run = EvalRunStore.Load(path);

        run.Results.Length.ShouldBe(20);
        run.Labels.ShouldBeEmpty();
        RunReporting.Of([new EvalOutcome(run, 0m, null)], new ReportOptions()).Runs[0].Warnings.ShouldHaveSingleItem().ShouldContain($"{labels}:21: is no label");
        Should.Throw<EvalSetException>(() => KeptLabels.Keep(run, HumanLabels.Read(Labels(run, (_, _) => true)))).Message.ShouldContain($"{labels}:21");
    }

    [Fact]
    public void Load_AnotherAnswerOrAnotherStandard_HasNoLabel()
    {
        EvalRun run = EvalRunStore.Load(KeptRuns.Write(folder, Judged(items: 10).Run));
        KeptLabels.Keep(run, HumanLabels.Read(Labels(run, (_, _) => true)));

        EvalRun others = run with { Head = run.Head with { Id = "set-2" }, Results = [.. run.Results.Select((result, i) => i < 3 ? result with { Answer = "no" } : result)] };
        EvalRunStore.Load(KeptRuns.Write(folder, others)).Labels.Count.ShouldBe(17);
        EvalRun stricter = run with { Head = run.Head with { Id = "set-3" }, Items = [.. run.Items.Select(item => item with { JudgedBy = "a stricter rubric" })] };
        EvalRunStore.Load(KeptRuns.Write(folder, stricter)).Labels.ShouldBeEmpty();
        EvalRun earlier = run with { Head = run.Head with { Id = "set-5" }, Items = [.. run.Items.Select(item => item with { JudgedBy = null })] };
        EvalRunStore.Load(KeptRuns.Write(folder, earlier)).Labels.ShouldBeEmpty();
        EvalRun gated = run with { Head = run.Head with { Id = "set-4", Metrics = [.. run.Head.Metrics, "gate:length"] } };
        EvalRunStore.Load(KeptRuns.Write(folder, gated)).Labels.Count.ShouldBe(20);
    }

    [Fact]
    public void Of_ASheetOfAnEarlierRun_CountsOnlyWhereTheAnswerIsTheSame()
    {
        EvalRun run = Judged(items: 10).Run;
        using StringWriter sheet = new(CultureInfo.InvariantCulture);
        HumanLabels.WriteSheet(run, 1, sheet);
        HumanLabels said = HumanLabels.Read(folder.Write("labels.jsonl", sheet.ToString().Replace("\"passed\":null", "\"passed\":true", StringComparison.Ordinal)));

        said.Of(run).Count.ShouldBe(20);
        said.Of(run with { Results = [.. run.Results.Select((result, i) => i == 0 ? result with { Answer = "no" } : result)] }).Count.ShouldBe(19);
    }

    [Fact]
    public void Read_ALineThatIsNoLabel_IsToldWithItsPlace()
    {
        foreach (string line in (string[])["not json", "{}", "null", """{"item":"a","passed":true}"""])
        {
            string path = folder.WriteLines("labels.jsonl", """{"item":"a","model":"m","passed":true}""", line);

            Should.Throw<EvalSetException>(() => HumanLabels.Read(path)).Message.ShouldContain("labels.jsonl:2");
        }
    }

    public void Dispose() => folder.Dispose();

    private static EvalOutcome Judged(int items = 400) =>
        MadeRun.Of("set", i => i % 3 != 0, i => i % 3 != 0, items, head => head with { Judge = "judge", JudgeDecides = true });

    private static EvalOutcome Labelled(EvalOutcome outcome, HumanLabels labels) => outcome with { Run = outcome.Run with { Labels = labels.Of(outcome.Run) } };

    private string Labels(EvalRun run, Func<EvalResult, int, bool> says) => folder.WriteLines(
        "labels.jsonl",
        [.. run.Results.Take(200).Select((result, i) => $$"""{"item":"{{result.Item}}","model":"{{result.Model}}","passed":{{(says(result, i) ? "true" : "false")}}}""")]);
}
