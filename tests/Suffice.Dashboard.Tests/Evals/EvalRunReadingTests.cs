using System.Text.Json;
using Suffice.Dashboard.Evals;
using Suffice.Evaluation.Reports;
using Suffice.Evaluation.Runs;
using Suffice.Evaluation.Statistics.Significance;
using Suffice.Evaluation.Verdicts;
using Suffice.Files;

namespace Suffice.Dashboard.Tests.Evals;

public sealed class EvalRunReadingTests
{
    [Fact]
    public void Read_NoSuchRun_IsNull()
    {
        using TestFolder folder = new();
        WrittenRun.Write(folder, _ => true, _ => true, items: 2);

        new EvalRunReading(new KeptRuns(folder.Path)).Read("../triage-1", new EvalRunFilter()).ShouldBeNull();
    }

    [Fact]
    public void Read_ARun_SaysInWordsWhoWonHowManyAndHowSurely()
    {
        using TestFolder folder = new();
        string path = WrittenRun.Write(folder, i => i >= 30, i => i is < 290 or >= 300, items: 400);

        EvalRunFigures figures = Read(folder);

        CeilingFinding ceiling = RunReporting.Of([new EvalOutcome(EvalRunStore.Load(path), 0, null)], new ReportOptions()).Runs[0].Verdicts[0].Ceiling!;
        ceiling.EqualP!.Value.ShouldBe(McNemarTest.MidP(new(360, 10, 30, 0)));
        EvalVerdict verdict = figures.Verdicts.Single();
        verdict.Words[0].ShouldBe("small is not sufficient for triage.");
        verdict.Words[1].ShouldBe("Of the same 400 items both pass 360 and both fail 0; small alone passes 10, large alone 30.");
        verdict.Words[2].ShouldStartWith(FormattableString.Invariant($"If both were equally good, 40 disagreements would split as unevenly as 10 to 30 in {ceiling.EqualP.Value:0.##%} of such runs (McNemar, mid-p {ceiling.EqualP.Value:0.####})."));
        verdict.Words.ShouldContain(sentence => sentence.Contains("the difference is -5.0 points, 90% interval", StringComparison.Ordinal));
        verdict.Words[^1].ShouldStartWith("What it means: small alone is no answer for triage.");
    }

    [Fact]
    public void Read_Inconclusive_SaysHowManyMoreItemsWouldSettleIt()
    {
        using TestFolder folder = new();
        WrittenRun.Write(folder, i => i >= 2, i => i is not (5 or 6), items: 60);

        EvalVerdict verdict = Read(folder).Verdicts.Single();

        verdict.Verdict.Outcome.ShouldBe(VerdictOutcome.Inconclusive);
        verdict.Words[^1].ShouldContain($"about {Suffice.Reports.Figures.Count(verdict.Verdict.MoreItems!.Value)} more items like these would settle it");
    }

    [Fact]
    public void Read_ARunThatWasEndedEarly_IsJudgedAsOneThatWasWatched()
    {
        using TestFolder folder = new();
        WrittenRun.Write(folder, i => i % 6 != 5, _ => true, items: 1000, answered: 40);

        EvalVerdict verdict = Read(folder).Verdicts.Single();

        verdict.Verdict.Ceiling!.Method.ShouldBe("betting, holds at every time at once");
        verdict.Verdict.PValue.ShouldBeNull();
        verdict.Words.ShouldNotContain(sentence => sentence.Contains("McNemar", StringComparison.Ordinal));
        verdict.Words.ShouldContain(sentence => sentence.StartsWith("The run ended before everything was asked", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_AKind_IsOnlyItsItemsAndDifferencesStandFirst()
    {
        using TestFolder folder = new();
        WrittenRun.Write(folder, i => i switch { 3 => false, 5 => null, 7 => true, 9 => false, _ => true }, i => i switch { 7 => false, 9 => false, _ => true }, items: 12);

        Read(folder).Items.Take(4).Select(item => (item.Item, item.Kind)).ShouldBe([("i3", "cheap_wrong"), ("i7", "cheap_better"), ("i5", "error"), ("i9", "all_failed")]);
        Read(folder).Kinds.Select(kind => (kind.Kind, kind.Items)).ShouldBe([("cheap_wrong", 1), ("cheap_better", 1), ("error", 1), ("all_failed", 1), ("all_passed", 8)]);
        Read(folder, new EvalRunFilter { Kind = "cheap_better" }).Items.Select(item => item.Item).ShouldBe(["i7"]);
        Read(folder).Items[2].Answers.Select(mark => mark.Word).ShouldBe(["error", "pass"]);
    }

    [Fact]
    public void Read_ManyItems_IsFiftyAtATime()
    {
        using TestFolder folder = new();
        WrittenRun.Write(folder, _ => true, _ => true, items: 120);

        (Read(folder).Items.Length, Read(folder).Pages).ShouldBe((50, 3));
        Read(folder, new EvalRunFilter { Page = 3 }).Items.Select(item => item.Item).ShouldBe([.. Enumerable.Range(100, 20).Select(i => $"i{i}")]);
        Read(folder, new EvalRunFilter { Most = int.MaxValue }).Items.Length.ShouldBe(120);
    }

    [Fact]
    public void Read_ForThoseWhoMayNotReadTexts_HoldsNoWordOfAPromptOrAnAnswer()
    {
        using TestFolder folder = new();
        WrittenRun.Write(folder, i => i == 1 ? null : i >= 3, _ => true, items: 10);

        string hidden = JsonSerializer.Serialize(Read(folder, new EvalRunFilter { Item = "i1" }), MachineJson.Options);
        string shown = JsonSerializer.Serialize(Read(folder, new EvalRunFilter { Item = "i1", WithTexts = true }), MachineJson.Options);

        hidden.ShouldNotContain("secret");
        shown.ShouldContain("secret prompt 1");
        shown.ShouldContain("secret answer of large");
        shown.ShouldContain("the provider said");
    }

    [Fact]
    public void Read_AgainWhileNothingChanged_DoesNotReadTheFile()
    {
        using TestFolder folder = new();
        string path = WrittenRun.Write(folder, _ => true, _ => true, items: 10);
        EvalRunReading reading = new(new KeptRuns(folder.Path));
        EvalRunFigures before = reading.Read("triage-1", new EvalRunFilter())!;
        DateTime written = File.GetLastWriteTimeUtc(path);
        File.WriteAllText(path, new string(' ', (int)new FileInfo(path).Length));
        File.SetLastWriteTimeUtc(path, written);

        EvalRunFigures after = reading.Read("triage-1", new EvalRunFilter())!;

        after.Models.ShouldBe(before.Models);
    }

    private static EvalRunFigures Read(TestFolder folder, EvalRunFilter? filter = null) =>
        new EvalRunReading(new KeptRuns(folder.Path)).Read("triage-1", filter ?? new EvalRunFilter())!;
}
