using Suffice.Billing;
using Suffice.Billing.Amounts;
using Suffice.Billing.Outputs;
using Suffice.Billing.Seen;
using Suffice.Ledger;
using Suffice.Tests.Ledger;
using Suffice.Tests.Running;

namespace Suffice.Tests.Billing;

/// <summary>The bill of a pipeline out of the ledger.</summary>
public sealed class SeenBillTests : IDisposable
{
    private static readonly DateTimeOffset Later = Entries.Noon.AddDays(10);

    private static readonly DateTimeOffset Today = Entries.Noon.AddHours(-12);

    private readonly LedgerFile file = new();

    public void Dispose() => file.Dispose();

    [Fact]
    public async Task Runs_OfARealPipeline_AreBilledAsTheirPlanSays()
    {
        using PipelineBench bench = new("""
            version: 1
            input: { message: text }
            steps:
              classify: { task: classify, prompt: "{{ input.message }}" }
              draft: { task: draft, prompt: "draft for {{ steps.classify.answer }}" }
              pictures: { external: pictures, price: 0.025, unit: image, units: 3, stand_in: { made: true } }
              polish: { task: polish, prompt: "polish {{ steps.draft.answer }}" }
            """);
        for (int i = 0; i < 5; i++)
        {
            await bench.RunAsync(new { message = $"hello {i}" });
        }

        await file.RecordAsync([.. bench.Rows]);
        FlowBill planned = Plans.Written(bench.Folder, """
            version: 1
            name: a message
            run: message
            policy: suffice.yaml
            steps:
              classify: { task: classify, tokens: { input: 100, output: 10 }, escalation: 0 }
              draft: { task: draft, tokens: { input: 100, output: 10 } }
              pictures: { external: pictures, price: 0.025, unit: image, units: 3 }
              polish: { task: polish, tokens: { input: 100, output: 10 } }
            """);

        FlowBill seen = Seen("flow")!;

        PlanBesideSeen beside = BesideMaking.Of(planned, seen);
        beside.Steps.Select(step => step.Says).ShouldAllBe(says => says.Contains("the same", StringComparison.Ordinal));
        beside.Differs.ShouldBeFalse();
        seen.PerRun.After.ShouldBe(planned.PerRun.After);
        seen.PerRun.Before.ShouldBe(planned.PerRun.Before);
        seen.Lines.Single(line => line.Step == "pictures").ShouldSatisfyAllConditions(
            line => line.Kind.ShouldBe(LineKind.External), line => line.IsKept.ShouldBeTrue(), line => line.PerRun.After.ShouldBe(UsdRange.Of(0.075m)));
    }

    [Fact]
    public async Task Runs_WhoseCallsFailed_TellNothingOfTheirLadder()
    {
        await file.RecordAsync(
            Call("1", "draft", "a"), Run("a"),
            Call("2", "draft", "b") with { Outcome = RequestOutcome.Failed, Model = null, Path = "haiku>sonnet", Reason = "not_found", CostUsd = 0m, KnownCostUsd = 0m, BaselineCostUsd = 0m, Attempts = [] });

        FlowLine line = Seen("message")!.Lines.ShouldHaveSingleItem();

        line.Ladder!.EscalationSeen.ShouldBe(0m);
        line.Seen!.Failed.ShouldBe(1);
        line.Ladder.Verdict.ShouldNotBe(LadderVerdict.Loses);
    }

    [Fact]
    public async Task Runs_ThatStopped_ArePaidByThoseThatWereCompleted()
    {
        await file.RecordAsync(
            Call("1", "draft", "a"), Call("2", "draft", "b"), Call("3", "draft", "c"), Run("a"), Run("b"), Run("c") with { Outcome = RequestOutcome.RunFailed });

        FlowBill bill = Seen("message")!;

        bill.Seen!.Completed.ShouldBe(2);
        bill.Seen.Stopped.ShouldBe(1);
        bill.PerRun.After.ShouldBe(UsdRange.Of(0.0015m));
        bill.PerThousand.After.ShouldBe(UsdRange.Of(1.5m));
        bill.Assumptions.ShouldContain("what runs cost that stopped is carried by those that were completed");
    }

    [Fact]
    public async Task Month_OfADaySeen_IsThirtyOfIt()
    {
        await file.RecordAsync(Call("1", "draft", "a"), Run("a"));

        FlowBill bill = Seen("message")!;

        bill.Seen!.Days.ShouldBe(1m);
        bill.PerMonth!.After.ShouldBe(UsdRange.Of(0.03m));
        BillSentences.Head(bill).ShouldBe("message: as seen, per run, 1 completed from 2026-11-04 to 2026-11-05 (UTC), 30 a month at that pace");
    }

    [Fact]
    public async Task Day_ThatIsNotOver_CountsUntilNow()
    {
        await file.RecordAsync(Call("1", "draft", "a"), Run("a"));

        FlowBill bill = SeenBill.Of(file.Reader.ReadPipeline("message", Today.AddDays(-1), Today.AddDays(1))! with { From = Today.AddDays(-1) }, Entries.Noon)!;

        bill.Seen!.Days.ShouldBe(1.5m);
        bill.PerMonth!.After.ShouldBe(UsdRange.Of(0.02m));
    }

    [Fact]
    public async Task Day_ThatIsTheFirst_CountsAsAWholeOneWhateverItsHour()
    {
        await file.RecordAsync(Call("1", "draft", "a"), Run("a"));

        FlowBill bill = SeenBill.Of(file.Reader.ReadPipeline("message")!, Today.AddMinutes(2))!;

        bill.PerMonth!.After.ShouldBe(UsdRange.Of(0.03m));
        bill.Seen!.Days.ShouldBe(1m);
    }

    [Fact]
    public async Task Hours_ThatWereAskedFor_CountAsThemselves()
    {
        await file.RecordAsync(Call("1", "draft", "a"), Run("a"));

        FlowBill bill = SeenBill.Of(file.Reader.ReadPipeline("message")! with { From = Entries.Noon.AddHours(-6), To = Entries.Noon.AddHours(6) }, Later)!;

        bill.Seen!.Days.ShouldBe(0.5m);
        bill.PerMonth!.After.ShouldBe(UsdRange.Of(0.06m));
    }

    [Fact]
    public async Task Pipeline_YoungerThanTheTimeAsked_CountsFromItsFirstDay()
    {
        await file.RecordAsync(Call("1", "draft", "a"), Run("a"));

        FlowBill bill = SeenBill.Of(file.Reader.ReadPipeline("message", Today.AddDays(-29), Today.AddDays(1))!, Later)!;

        bill.Seen!.Days.ShouldBe(1m);
        bill.PerMonth!.After.ShouldBe(UsdRange.Of(0.03m));
        file.Reader.ReadPipelines(Entries.Noon.AddDays(-29)).ShouldHaveSingleItem().From.ShouldBe(bill.Seen.From);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Pipeline_OlderThanTheTimeAsked_CountsItsIdleDaysToo(bool isSealed)
    {
        RequestEntry old = Run("old") with { At = Entries.Noon.AddDays(-40) };
        await file.RecordAsync(old, Call("1", "draft", "a"), Run("a"));
        if (isSealed)
        {
            file.Upkeep(file.Settings with { Retention = TimeSpan.FromDays(10) }, Entries.Noon);
        }

        FlowBill bill = SeenBill.Of(file.Reader.ReadPipeline("message", Today.AddDays(-29), Today.AddDays(1))!, Later)!;

        bill.Seen!.Days.ShouldBe(30m);
        bill.Seen.Completed.ShouldBe(1);
        bill.PerMonth!.After.ShouldBe(UsdRange.Of(0.001m));
    }

    [Fact]
    public async Task Escalation_Seen_StandsWithItsIntervalBesideWhereItPays()
    {
        RequestEntry[] calls = [.. Enumerable.Range(0, 100).Select(i => Call($"{i}", "draft", "a") with { BaselineCostUsd = 0.01m })];
        for (int i = 0; i < 10; i++)
        {
            calls[i] = calls[i] with { Path = "haiku>sonnet", Model = "sonnet", CostUsd = 0.011m, KnownCostUsd = 0.011m, Latency = TimeSpan.FromSeconds(3) };
        }

        await file.RecordAsync([.. calls, Run("a")]);

        FlowLine line = Seen("message")!.Lines.ShouldHaveSingleItem();

        // Cheap attempts of $0.001 under a baseline of $0.01: it pays below 1 - 0.001/0.01.
        line.Ladder!.BreakEven.ShouldBe(ShareRange.Of(0.9m));
        line.Ladder.EscalationSeen.ShouldBe(0.1m);
        line.Ladder.Escalation.Low.ShouldBeInRange(0.055m, 0.056m);
        line.Ladder.Escalation.High.ShouldBeInRange(0.174m, 0.175m);
        line.Ladder.Verdict.ShouldBe(LadderVerdict.Pays);
        line.Seen!.MeanLatencyEscalated.ShouldBe(TimeSpan.FromSeconds(3));
        line.Seen.MeanLatencyStraight.ShouldBe(TimeSpan.FromMilliseconds(400));
    }

    [Fact]
    public async Task Ladder_ThatCostsMoreThanItsBaseline_IsAFalseEconomy()
    {
        await file.RecordAsync(
        [
            .. Enumerable.Range(0, 50).Select(i => Call($"{i}", "draft", "a") with { Path = "haiku>sonnet", Model = "sonnet", CostUsd = 0.015m, KnownCostUsd = 0.015m, BaselineCostUsd = 0.01m }),
            Run("a"),
        ]);

        FlowBill bill = Seen("message")!;

        bill.Warnings[0].ShouldBe("the flow costs more than before: $0.25 per run");
        bill.Warnings[1].ShouldStartWith("draft: false economy: sonnet costs more than its baseline alone: 100% of its calls went up [92.9%..100%], and it pays below 50%");
    }

    [Fact]
    public async Task Model_ThatStays_CostsMoreByWhatIsRetriedAndHasNoRateToStayBelow()
    {
        await file.RecordAsync(Call("1", "draft", "a") with { Model = "sonnet", Path = "sonnet", CostUsd = 0.012m, KnownCostUsd = 0.012m, BaselineCostUsd = 0.01m }, Run("a"));

        FlowBill bill = Seen("message")!;

        bill.Lines[0].Ladder!.BreakEven.ShouldBeNull();
        bill.Warnings[1].ShouldBe("draft: its model stays, and retries, gates and judges make it cost more than before");
    }

    [Fact]
    public async Task Price_OfOneCallUnknown_LeavesItsStepAndTheRunUnknown()
    {
        await file.RecordAsync(Call("1", "draft", "a"), Call("2", "draft", "a") with { CostUsd = null, KnownCostUsd = 0.0002m }, Run("a"));

        FlowBill bill = Seen("message")!;

        bill.PerRun.After.ShouldBeNull();
        bill.PerRun.AfterAtLeast.ShouldBe(0.0012m);
        bill.Lines[0].WhyUnknown.ShouldBe("1 call of 2 without a known price");
        bill.PerRun.Saved.ShouldBeNull();
    }

    [Fact]
    public async Task Overheads_OfWatchingAndOfGates_AreInsideTheCost()
    {
        RequestEntry call = Call("1", "draft", "a") with
        {
            CostUsd = 0.004m,
            KnownCostUsd = 0.004m,
            Attempts =
            [
                Entries.Attempt() with { Outcome = AttemptOutcome.Rejected },
                Entries.Attempt() with { Number = 1, Purpose = AttemptPurpose.Check, Outcome = AttemptOutcome.Consulted },
                Entries.Attempt() with { Number = 2, Model = "sonnet", Cost = new(0.002m, "sonnet") },
            ],
        };
        RequestEntry shadow = Call("2", "draft", "a") with { Outcome = RequestOutcome.Watch, Endpoint = "shadow", Model = null, BaselineCostUsd = 0m, CostUsd = 0.003m, KnownCostUsd = 0.003m };
        await file.RecordAsync(call, shadow, Run("a"));

        FlowBill bill = Seen("message")!;

        bill.PerRun.After.ShouldBe(UsdRange.Of(0.007m));
        bill.Overheads.Rejected.ShouldBe(UsdRange.Of(0.001m));
        bill.Overheads.Checks.ShouldBe(UsdRange.Of(0.001m));
        bill.Overheads.Judges.ShouldBe(UsdRange.Of(0.003m));
        bill.Lines[0].Seen!.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task Beside_WhatIsDearerThanPlannedAndWhatNoPlanHas_IsSaid()
    {
        await file.RecordAsync(Call("1", "draft", "a"), Call("2", "extra", "a"), Run("a"));
        FlowBill planned = Plans.Written(file.Folder, Plans.Of("draft: { before: 0.01, after: 0.0008 }", "rest: { kept: 0.1 }", "maybe: { kept: 1, optional: true }", "card: { local: true }"));

        PlanBesideSeen beside = BesideMaking.Of(planned, Seen("message")!);

        beside.Steps.Select(step => (step.Step, step.Agrees, step.Says)).ShouldBe(
        [
            ("draft", false, "draft: before $0.01 planned, $0.01 seen: the same; after $0.0008 planned, $0.001 seen: $0.0002 (25%) more"),
            ("rest", false, "rest: planned at $0.10, and never seen"),
            ("maybe", true, "maybe: planned at $0..$1.00, and never seen"),
            ("card", true, "card: made here, and not in the ledger"),
            ("extra", false, "extra: seen at $0.001, and in no plan"),
            (string.Empty, false, "per run: before $0.11..$1.11 planned, $0.02 seen: $0.09 (81.8%) less; after $0.1008..$1.1008 planned, $0.002 seen: $0.0988 (98%) less"),
        ]);
    }

    [Fact]
    public async Task Pipeline_OfWhichNothingWasSeen_HasNoBill()
    {
        await file.RecordAsync(Call("1", "draft", "a"), Run("a"));

        file.Reader.ReadPipeline("other").ShouldBeNull();
        file.Reader.ReadPipeline("message", Later).ShouldBeNull();
        file.Reader.ReadPipelineNames().ShouldBe(["message"]);
    }

    [Fact]
    public async Task Total_OfManyRuns_IsTheSumOfTheLinesToTheLastPlace()
    {
        await file.RecordAsync(
        [
            .. Enumerable.Range(0, 90).Select(i => Call($"{i}", $"step{i % 7}", $"r{i % 9}") with { CostUsd = 0.000123457m * i, KnownCostUsd = 0.000123457m * i, BaselineCostUsd = 0.0123m }),
            .. Enumerable.Range(0, 9).Select(i => Run($"r{i}")),
        ]);

        FlowBill bill = Seen("message")!;

        bill.PerRun.ShouldBe(bill.Lines.Aggregate(BillSum.Nothing, (sum, line) => sum + line.PerRun));
        bill.Lines.Sum(line => line.Seen!.AfterUsd!.Value).ShouldBe(Enumerable.Range(0, 90).Sum(i => 0.000123457m * i));
        Math.Abs((bill.PerRun.After!.Value.Low * 9) - bill.Lines.Sum(line => line.Seen!.AfterUsd!.Value)).ShouldBeLessThan(0.000_000_000_000_001m);
    }

    private static RequestEntry Call(string id, string step, string run) => Entries.Request($"req_{id}") with { Place = new PipelinePlace("message", step, run) };

    private static RequestEntry Run(string run) => Entries.Request(run) with
    {
        Task = null,
        Model = null,
        Endpoint = "pipeline",
        Outcome = RequestOutcome.Run,
        Attempts = [],
        CostUsd = 0m,
        KnownCostUsd = 0m,
        BaselineCostUsd = 0m,
        Latency = TimeSpan.FromSeconds(2),
        Place = new PipelinePlace("message", string.Empty, run),
    };

    private FlowBill? Seen(string pipeline) =>
        file.Reader.ReadPipeline(pipeline) is { } seen ? SeenBill.Of(seen, seen.To.AddDays(1)) : null;
}
