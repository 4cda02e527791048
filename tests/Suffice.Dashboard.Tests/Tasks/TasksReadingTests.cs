using Suffice.Dashboard.Floors;
using Suffice.Dashboard.Tables;
using Suffice.Dashboard.Tasks;
using Suffice.Dashboard.Tests.Floors;
using Suffice.Ledger.Bills;
using Suffice.Watching.Demotions;

namespace Suffice.Dashboard.Tests.Tasks;

public sealed class TasksReadingTests : IDisposable
{
    private readonly PastDesk desk = new();

    [Fact]
    public async Task Read_TasksOfPolicyAndLedger_HasEachWithItsLineOfTheBill()
    {
        await desk.RecordAsync(PastDesk.Served("req_1"), PastDesk.Escalated("req_2"), PastDesk.Served("req_3") with { Task = "renamed" }, PastDesk.Served("req_4") with { Task = null });

        TasksFigures tasks = Read();

        tasks.Tasks.Select(task => (task.Task, task.IsInPolicy)).ShouldBe([("triage", true), ("note", true), ("default", true), ("", false), ("renamed", false)]);
        BillLine line = desk.Ledger.ReadBill(new BillQuery { From = PastDesk.Month.From, To = PastDesk.Month.To, GroupBy = BillGrouping.Task }).Lines.Single(line => line.Key == "triage");
        tasks.Tasks[0].Bill.ShouldBe(line);
        (tasks.Tasks[0].Escalation.Hits, tasks.Tasks[0].Escalation.Of).ShouldBe((1, 2));
        tasks.Tasks[1].Bill.ShouldBeNull();
        tasks.Total.Requests.ShouldBe(4);
    }

    [Fact]
    public async Task Read_TaskThatWasMeasured_HasItsFloor()
    {
        await desk.RecordAsync();
        KeptRun.Keep(desk.Folder, KeptRun.Head, 200, new Dictionary<string, int> { ["small"] = 196, ["large"] = 198 });

        TaskLine triage = Read().Tasks[0];

        (triage.Floor!.State, triage.Floor.Judged!.Items, triage.Floor.CheckedAt).ShouldBe((FloorState.Meets, 200, KeptRun.Head.StartedAt));
    }

    [Fact]
    public async Task Read_DemotedTask_SaysSinceWhenAndThatItIsOverdue()
    {
        await desk.RecordAsync();
        TrustFile.Beside(desk.Policies.Current.Ledger.Path).Demote(new Demotion("triage", "drift", "answers changed", PastDesk.Now.AddDays(-8)));

        TasksFigures tasks = Read();

        tasks.Tasks[0].Demotion!.Why.ShouldBe("answers changed");
        tasks.Tasks[0].Overdue.ShouldNotBeNull();
        Cell cell = TasksTables.Tasks(tasks).Rows[0][10];
        (cell.Value, cell.Tone).ShouldBe(("demoted", Tone.Bad));
    }

    [Fact]
    public async Task Read_OtherDays_AreNotCounted()
    {
        await desk.RecordAsync(PastDesk.Served("req_1") with { At = PastDesk.Now.AddDays(-40) });

        Read().Total.Requests.ShouldBe(0);
    }

    [Fact]
    public async Task Tables_UnpricedRequest_TellsTheLeastAndHowMany()
    {
        await desk.RecordAsync(PastDesk.Served("req_1"), PastDesk.Served("req_2") with { CostUsd = null, KnownCostUsd = 0m });

        Cell cost = TasksTables.Tasks(Read()).Rows[0][3];

        (cost.Value, cost.Shown, cost.Note).ShouldBe((null, "≥ $0.0010", "1 unpriced"));
    }

    public void Dispose() => desk.Dispose();

    private TasksFigures Read() => new TasksReading(desk.Policies, desk.Ledger, desk.Floors, desk.Clock).Read(PastDesk.Month);
}
