using System.Collections.Immutable;
using Suffice.Ledger;
using Suffice.Ledger.Bills;
using Suffice.Ledger.Reading;
using Suffice.Policy;
using Suffice.Spending;
using Suffice.Tasks;

namespace Suffice.Tests.Ledger.Reading;

public sealed class LedgerReaderTests : IDisposable
{
    private readonly LedgerFile file = new();

    public void Dispose() => file.Dispose();

    [Fact]
    public async Task ReadBill_EscalatedRequest_ShowsRejectedAndCheckCostInsideTheCost()
    {
        await file.RecordAsync(Entries.Request("req_1") with
        {
            Model = "sonnet",
            Path = "haiku>sonnet",
            CostUsd = 0.014m,
            KnownCostUsd = 0.014m,
            BaselineCostUsd = 0.010m,
            Attempts =
            [
                Entries.Attempt() with { Outcome = AttemptOutcome.Rejected, Cost = new PricedUsage(0.001m, null) },
                Entries.Attempt() with { Purpose = AttemptPurpose.Check, Outcome = AttemptOutcome.Consulted, Cost = new PricedUsage(0.003m, null) },
                Entries.Attempt() with { Model = "sonnet", Cost = new PricedUsage(0.010m, null) },
            ],
        });

        BillLine total = file.Reader.ReadBill(new BillQuery()).Total;

        total.CostUsd.ShouldBe(0.014m);
        total.RejectedCostUsd.ShouldBe(0.001m);
        total.CheckCostUsd.ShouldBe(0.003m);
        total.SavedUsd.ShouldBe(-0.004m);
        total.Escalated.ShouldBe(1);
        total.Attempts.ShouldBe(3);
        total.Tokens.Input.ShouldBe(2700);
    }

    [Fact]
    public async Task ReadBill_SomeCostsUnknown_ComparesOnlyTheKnownAndCountsTheRest()
    {
        await file.RecordAsync(
            Entries.Request("req_known"),
            Entries.Request("req_unpriced") with { CostUsd = null, KnownCostUsd = 0.0005m },
            Entries.Request("req_no_baseline") with { BaselineCostUsd = null });

        BillLine total = file.Reader.ReadBill(new BillQuery()).Total;

        total.CostUsd.ShouldBeNull();
        total.KnownCostUsd.ShouldBe(0.0025m);
        total.BaselineCostUsd.ShouldBeNull();
        total.KnownBaselineCostUsd.ShouldBe(0.02m);
        total.SavedUsd.ShouldBe(0.009m);
        total.Compared.ShouldBe(1);
        total.LeftOut.ShouldBe(2);
        total.Unpriced.ShouldBe(1);
    }

    [Fact]
    public async Task ReadBill_ByTask_LinesAddUpToTheTotal()
    {
        await file.RecordAsync(
            Entries.Request("req_1"),
            Entries.Request("req_2") with { Task = "caption", CostUsd = 0.5m, KnownCostUsd = 0.5m },
            Entries.Request("req_3") with { Task = null, Outcome = RequestOutcome.Failed, CostUsd = 0m, KnownCostUsd = 0m });

        Bill bill = file.Reader.ReadBill(new BillQuery { GroupBy = BillGrouping.Task });

        bill.Lines.Select(line => line.Key).ShouldBe(["caption", "triage", ""]);
        bill.Lines.Sum(line => line.KnownCostUsd).ShouldBe(bill.Total.KnownCostUsd);
        bill.Total.Failed.ShouldBe(1);
        bill.Total.Served.ShouldBe(2);
    }

    [Fact]
    public async Task ReadBill_EveryOutcome_IsCountedOnce()
    {
        await file.RecordAsync([.. Enum.GetValues<RequestOutcome>().Select(outcome => Entries.Request($"req_{outcome}") with { Outcome = outcome })]);

        BillLine total = file.Reader.ReadBill(new BillQuery()).Total;

        total.ShouldSatisfyAllConditions(
            () => total.Served.ShouldBe(1),
            () => total.ServedUnpassed.ShouldBe(1),
            () => total.Refused.ShouldBe(1),
            () => total.Person.ShouldBe(1),
            () => total.Failed.ShouldBe(1),
            () => total.Cancelled.ShouldBe(1),
            () => total.Requests.ShouldBe(6));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ReadBill_PartOfADay_CountsTheRowsOfThatPart(bool rolledUp)
    {
        await file.RecordAsync(
            Entries.Request("req_1") with { At = Entries.Noon.AddHours(-2) },
            Entries.Request("req_2") with { At = Entries.Noon.AddDays(1) },
            Entries.Request("req_3") with { At = Entries.Noon.AddDays(2) },
            Entries.Request("req_4") with { At = Entries.Noon.AddDays(2).AddHours(2) });
        file.Upkeep(new LedgerSettings { Retention = rolledUp ? TimeSpan.FromDays(100) : TimeSpan.FromDays(10_000) }, Entries.Noon.AddDays(2));

        Bill bill = file.Reader.ReadBill(new BillQuery
        {
            From = Entries.Noon.AddHours(-1),
            To = Entries.Noon.AddDays(2).AddHours(1),
            GroupBy = BillGrouping.Day,
        });

        bill.Lines.Select(line => line.Key).ShouldBe(["2026-11-05", "2026-11-06"]);
        bill.Total.Requests.ShouldBe(2);
    }

    [Fact]
    public async Task ReadBill_PartOfASealedDay_CountsTheWholeDayAndSaysSo()
    {
        await file.RecordAsync(Entries.Request("req_1") with { At = Entries.Noon.AddHours(-2) });
        file.Upkeep(new LedgerSettings { Retention = TimeSpan.FromDays(1) }, Entries.Noon.AddDays(5));

        Bill bill = file.Reader.ReadBill(new BillQuery { From = Entries.Noon, To = Entries.Noon.AddHours(1) });

        bill.Total.Requests.ShouldBe(1);
        bill.From.ShouldBe(new DateTimeOffset(2026, 11, 4, 0, 0, 0, TimeSpan.Zero));
        bill.To.ShouldBe(new DateTimeOffset(2026, 11, 5, 0, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task ReadBill_Filtered_CountsTheTaskAndModelAskedFor()
    {
        await file.RecordAsync(
            Entries.Request("req_1"),
            Entries.Request("req_2") with { Model = "sonnet" },
            Entries.Request("req_3") with { Task = "caption" },
            Entries.Request("req_4") with { Task = null });

        file.Reader.ReadBill(new BillQuery { Task = "triage", Model = "haiku" }).Total.Requests.ShouldBe(1);
        file.Reader.ReadBill(new BillQuery { Task = string.Empty }).Total.Requests.ShouldBe(1);
    }

    [Fact]
    public async Task ReadBill_Latencies_GiveQuantilesWithinTheStatedError()
    {
        await file.RecordAsync([.. Enumerable.Range(1, 100).Select(number =>
            Entries.Request($"req_{number}") with { Latency = TimeSpan.FromMilliseconds(number * 10) })]);

        BillLine total = file.Reader.ReadBill(new BillQuery()).Total;

        total.LatencyP50!.Value.TotalMilliseconds.ShouldBe(500, 500 * 0.045);
        total.LatencyP95!.Value.TotalMilliseconds.ShouldBe(950, 950 * 0.045);
    }

    [Fact]
    public async Task ReadSpend_ByModelCalled_AddsUpToTheKnownCost()
    {
        await file.RecordAsync(Entries.Request("req_1") with
        {
            KnownCostUsd = 0.011m,
            Attempts =
            [
                Entries.Attempt() with { Outcome = AttemptOutcome.Rejected },
                Entries.Attempt() with { Model = "sonnet", Cost = new PricedUsage(0.010m, null) },
                Entries.Attempt() with { Model = "local", Outcome = AttemptOutcome.Failed, Cost = new PricedUsage(null, null, "no price") },
            ],
        });

        ImmutableArray<ModelSpend> spend = file.Reader.ReadSpend(new BillQuery());

        spend.Select(line => line.Model).ShouldBe(["sonnet", "haiku", "local"]);
        spend.Sum(line => line.KnownCostUsd).ShouldBe(file.Reader.ReadBill(new BillQuery()).Total.KnownCostUsd);
        spend[2].Unpriced.ShouldBe(1);
        spend[0].Accepted.ShouldBe(1);
    }

    [Fact]
    public async Task ReadReasons_SeveralOnARequest_CountsEachOnce()
    {
        await file.RecordAsync(
            Entries.Request("req_1") with { Reason = "json_schema,references,json_schema" },
            Entries.Request("req_2") with { Reason = "json_schema" },
            Entries.Request("req_3"));

        ImmutableSortedDictionary<string, long> reasons = file.Reader.ReadReasons(new BillQuery());

        reasons.Select(reason => $"{reason.Key}={reason.Value}").ShouldBe(["json_schema=2", "references=1"]);
    }

    [Fact]
    public async Task ReadFingerprints_ExplicitTasksOnly_CountsThem()
    {
        await file.RecordAsync(
            Entries.Request("req_1") with { Fingerprint = "f1" },
            Entries.Request("req_2") with { Fingerprint = "f1", Source = TaskSource.ModelName },
            Entries.Request("req_3") with { Fingerprint = "f1", Source = TaskSource.Fingerprint },
            Entries.Request("req_4") with { Fingerprint = "f2", Source = TaskSource.Metadata, Task = "caption" });

        file.Reader.ReadFingerprints().ShouldBe([new FingerprintUse("f1", "triage", 2), new FingerprintUse("f2", "caption", 1)]);
    }

    [Fact]
    public async Task ReadRequests_PageAfterPage_ShowsEachOnceTheLatestFirst()
    {
        await file.RecordAsync([.. Enumerable.Range(0, 5).Select(number => Entries.Request($"req_{number}"))]);

        RequestPage first = file.Reader.ReadRequests(new RequestQuery { Limit = 3 });
        RequestPage second = file.Reader.ReadRequests(new RequestQuery { Limit = 3, After = first.Next });

        first.Requests.Select(entry => entry.Id).ShouldBe(["req_4", "req_3", "req_2"]);
        second.Requests.Select(entry => entry.Id).ShouldBe(["req_1", "req_0"]);
        second.Next.ShouldBeNull();
        first.Requests[0].Attempts.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task ReadRequests_EveryFilter_Applies()
    {
        RequestEntry wanted = Entries.Request("req_wanted") with { Task = "caption", Model = "sonnet", Outcome = RequestOutcome.Refused };
        await file.RecordAsync(
            wanted,
            wanted with { Id = "req_task", Task = "triage" },
            wanted with { Id = "req_model", Model = "haiku" },
            wanted with { Id = "req_outcome", Outcome = RequestOutcome.Served },
            wanted with { Id = "req_early", At = Entries.Noon.AddHours(-1) },
            wanted with { Id = "req_late", At = Entries.Noon.AddHours(1) });

        RequestPage page = file.Reader.ReadRequests(new RequestQuery
        {
            Task = "caption",
            Model = "sonnet",
            Outcome = RequestOutcome.Refused,
            From = Entries.Noon,
            To = Entries.Noon.AddMinutes(1),
        });

        page.Requests.Select(entry => entry.Id).ShouldBe(["req_wanted"]);
    }

    [Fact]
    public void Find_NoFile_SaysSo() =>
        Should.Throw<LedgerException>(() => file.Reader.Find("req_1")).Message.ShouldContain("There is no ledger at");

    [Fact]
    public void Find_FileThatIsNone_SaysSo()
    {
        File.WriteAllText(file.Path, new string('x', 8192));

        Should.Throw<LedgerException>(() => file.Reader.Find("req_1")).Message.ShouldContain("cannot be read");
    }

    [Fact]
    public async Task Find_UnknownId_IsNull()
    {
        await file.RecordAsync(Entries.Request("req_1"));

        file.Reader.Find("req_2").ShouldBeNull();
    }
}
