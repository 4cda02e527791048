using System.Globalization;
using Suffice.Agents.Queue.Figures;
using Suffice.Dashboard.Tables;
using Suffice.Dashboard.Tasks;
using Suffice.Dashboard.Times;
using Suffice.Ledger;
using Suffice.Ledger.Bills;
using Suffice.Providers;
using Suffice.Yaml;

namespace Suffice.Dashboard.Tests.Tasks;

public sealed class TaskReadingTests : IDisposable
{
    private readonly PastDesk desk = new();

    [Fact]
    public async Task Read_Ladder_SaysWhatEachRungServedAndWhatItsCallsCost()
    {
        await desk.RecordAsync(PastDesk.Served("req_1"), PastDesk.Served("req_2"), PastDesk.Escalated("req_3"), PastDesk.Served("req_4") with { Model = null, Outcome = RequestOutcome.Refused, Reason = "one_of" });

        TaskFigures task = Read("triage")!;

        task.Rungs.Select(rung => (rung.Model, rung.Rung, rung.Served.Hits, rung.Served.Of, rung.Calls, rung.KnownCostUsd)).ShouldBe(
        [
            ("small", 0, 2, 4, 4, 0.004m),
            ("large", 1, 1, 4, 1, 0.01m),
            ("", null, 1, 4, 0, 0m),
        ]);
        task.Rungs[0].InputPrice.ShouldBe(1m);
        task.Reasons.ShouldBe([new ReasonLine("one_of", 2)]);
    }

    [Fact]
    public async Task Read_Spans_AddUpToTheBill()
    {
        await desk.RecordAsync(PastDesk.Served("req_1"), PastDesk.Escalated("req_2") with { At = PastDesk.Now.AddDays(-3) }, PastDesk.Served("req_3") with { Task = "note" });

        TaskFigures task = Read("triage")!;

        task.Spans.Length.ShouldBe(30);
        task.Spans.Sum(span => span.Bill?.KnownCostUsd ?? 0m).ShouldBe(task.Task.Bill!.KnownCostUsd);
        task.Spans.SelectMany(span => span.Models).Sum(model => model.KnownCostUsd).ShouldBe(0.012m);
        task.Spans[^4].Models.ShouldBe([new SpanModel("large", 1, 0.011m)]);
        task.Spans[^4].Escalation.Rate.ShouldBe(1);
    }

    [Fact]
    public async Task Read_Gate_SaysWhatFollowsAFailure()
    {
        await desk.RecordAsync();

        TaskFigures task = Read("triage")!;

        task.Rules!.Gate.ShouldHaveSingleItem().Then.ShouldBe("ask the same rung once more, told what was wrong, then escalate to the next rung");
    }

    [Fact]
    public async Task Read_TaskOfAnEarlierPolicy_HasWhatTheLedgerKnows()
    {
        await desk.RecordAsync(PastDesk.Served("req_1") with { Task = "renamed", At = PastDesk.Now.AddDays(-60) });

        TaskFigures task = Read("renamed")!;

        (task.Task.IsInPolicy, task.Task.Bill, task.Rules).ShouldBe((false, null, null));
    }

    [Fact]
    public async Task Read_RequestsOfNoTask_AreNotWhatPipelinesBuyElsewhere()
    {
        await desk.RecordAsync(
            PastDesk.Served("req_1") with { Task = null },
            PastDesk.Served("req_2") with { Task = null, Model = "ocr", Endpoint = "external", Place = new PipelinePlace("flow", "scan", "run_1", 1) });

        TaskFigures task = Read(TaskReading.NoTask)!;

        task.Task.Bill!.Requests.ShouldBe(1);
        task.Rungs.ShouldNotContain(rung => rung.Model == "ocr" && rung.Served.Hits > 0);
    }

    [Fact]
    public async Task Read_NameThatNobodyKnows_IsNothing()
    {
        await desk.RecordAsync(PastDesk.Served("req_1"));

        Read("triag").ShouldBeNull();
    }

    [Fact]
    public async Task Read_Costliest_HasThePromptsFingerprintAndLeadsToItsCalls()
    {
        await desk.RecordAsync(PastDesk.Served("req_1"), PastDesk.Escalated("req_2"));

        PageTable table = TaskTables.Costliest(Read("triage")!);

        table.Rows.Select(row => row[0].Value).ShouldBe(["req_2", "req_1"]);
        table.Rows[0][3].Link.ShouldBe("/requests?task=triage&search=fp1_abc&from=2026-10-29&to=2026-11-27");
    }

    [Fact]
    public async Task Read_Failures_AreReasonsLikeChecks()
    {
        await desk.RecordAsync(PastDesk.Served("req_1") with { Outcome = RequestOutcome.Failed, Model = null, Reason = "rate_limit", Attempts = [PastDesk.Attempt(0, 0, "small", AttemptOutcome.Failed, 0m, FailureKind.RateLimited)] });

        Read("triage")!.Reasons.ShouldBe([new ReasonLine("rate_limit", 1)]);
    }

    [Theory]
    [InlineData(7, SeriesStep.Day)]
    [InlineData(365, SeriesStep.Week)]
    public async Task Read_LongTime_IsToldByLongerSteps(int days, SeriesStep step)
    {
        await desk.RecordAsync(PastDesk.Served("req_1"));

        new TaskReading(desk.Policies, desk.Ledger, desk.Work, desk.Floors, new StandingWatch(desk.Work), desk.Clock).Read("triage", Period.Latest(days, PastDesk.Now))!.Step.ShouldBe(step);
    }

    [Fact]
    public async Task Read_Thresholds_AreThoseThatChangedInTheTime()
    {
        await desk.RecordAsync(PastDesk.Served("req_1"));
        desk.Keep("v1", PastDesk.Now.AddDays(-60), Threshold("0.2"));
        desk.Keep("v2", PastDesk.Now.AddDays(-20), Threshold("0.2"));
        desk.Keep("v3", PastDesk.Now.AddDays(-10), Threshold("0.1"), new ValueOrigin("tasks.note.calibration.accept_up_to", "0.9", "calibration.json"));
        desk.Keep("v4", PastDesk.Now.AddDays(-5));

        ThresholdChange[] changes = [.. Read("triage")!.Thresholds];

        changes.Select(change => (change.PolicyVersion, change.At)).ShouldBe([("v3", PastDesk.Now.AddDays(-10)), ("v4", PastDesk.Now.AddDays(-5))]);
        changes[0].Values.ShouldBe(new Dictionary<string, string> { ["accept_up_to"] = "0.1" });
        changes[1].Values.ShouldBeEmpty();
    }

    [Fact]
    public async Task Read_LedgerBegunAfterTheThreshold_TellsTheDayOnWhichItWasMade()
    {
        await desk.RecordAsync(PastDesk.Served("req_1"));
        desk.Keep("v1", PastDesk.Now.AddDays(-3), Threshold("0.2"), new ValueOrigin("tasks.triage.calibration.made_at", PastDesk.Now.AddDays(-20).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), "calibration.json"));

        Read("triage")!.Thresholds.ShouldHaveSingleItem().At.ShouldBe(PastDesk.Now.AddDays(-20));
    }

    [Fact]
    public async Task Read_PoliciesWithoutEnd_DoesNotTakeTheFirstOneLookedAtForAChange()
    {
        await desk.RecordAsync();
        foreach (int i in Enumerable.Range(0, 80))
        {
            desk.Keep($"v{i}", PastDesk.Now.AddDays(-20).AddMinutes(i), Threshold("0.2"));
        }

        Read("triage")!.Thresholds.ShouldBeEmpty();
    }

    [Fact]
    public async Task Reasons_WithoutACall_DoNotSayThatAnswersPassed()
    {
        await desk.RecordAsync(PastDesk.Served("req_1"));

        TaskTables.Reasons(Read("note")!).Empty.ShouldBe("No call was made in these days.");
        TaskTables.Reasons(Read("triage")!).Empty.ShouldBe("None did.");
    }

    [Fact]
    public async Task Saved_OfRequestsWithoutABaseline_IsUnknownAndNotZero()
    {
        await desk.RecordAsync(PastDesk.Served("req_1") with { BaselineCostUsd = null });

        PageTable days = TaskTables.Spans(Read("triage")!);

        days.Rows.Single()[4].Value.ShouldBeNull();
    }

    public void Dispose() => desk.Dispose();

    private TaskFigures? Read(string name) => new TaskReading(desk.Policies, desk.Ledger, desk.Work, desk.Floors, new StandingWatch(desk.Work), desk.Clock).Read(name, PastDesk.Month);

    private static ValueOrigin Threshold(string value) => new("tasks.triage.calibration.accept_up_to", value, "calibration.json");
}
