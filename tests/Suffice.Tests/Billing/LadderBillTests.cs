using Suffice.Billing;
using Suffice.Billing.Amounts;

namespace Suffice.Tests.Billing;

public sealed class LadderBillTests
{
    // A thousand tokens each way: $0.006 at the small model, $0.018 at the large one.
    private const string Ladder = "ladder: [claude-haiku-4-5, claude-sonnet-4-6], tokens: { input: 1000, output: 1000 }";

    [Fact]
    public void Ladder_WithAnEscalationRate_PaysTheCheapAttemptOfEveryEscalatedCall()
    {
        FlowLine line = Line($"a: {{ {Ladder}, escalation: 0.1 }}");

        line.PerRun.Before.ShouldBe(UsdRange.Of(0.018m));
        line.PerRun.After.ShouldBe(UsdRange.Of(0.006m + (0.1m * 0.018m)));
        line.Overheads.Rejected.ShouldBe(UsdRange.Of(0.1m * 0.006m));
    }

    [Fact]
    public void Ladder_WithAJudge_BreaksEvenWhereTheFormulaSays()
    {
        FlowLine line = Line($"a: {{ {Ladder}, escalation: 0.1, judged: 0.003 }}");

        decimal even = 1 - ((0.006m + 0.003m) / 0.018m);
        line.Ladder!.BreakEven.ShouldBe(ShareRange.Of(even));
        line.Ladder.Verdict.ShouldBe(LadderVerdict.Pays);
        line.Overheads.Judges.ShouldBe(UsdRange.Of(0.003m));
        Line($"a: {{ {Ladder}, escalation: {even}, judged: 0.003 }}").PerRun.Saved.ShouldBe(UsdRange.Of(0m));
    }

    [Fact]
    public void Ladder_AboveItsBreakEven_IsCalledAFalseEconomy()
    {
        using TestFolder folder = new();

        FlowBill bill = Plans.Written(folder, Plans.Of($"a: {{ {Ladder}, escalation: 0.6, judged: 0.003 }}"));

        bill.Lines[0].Ladder!.Verdict.ShouldBe(LadderVerdict.Loses);
        bill.PerRun.Saved!.Value.High.ShouldBeLessThan(0m);
        bill.Warnings.ShouldBe(
        [
            "the flow costs more than before: $0.0018 per run",
            "a: false economy: the ladder claude-haiku-4-5 > claude-sonnet-4-6 costs more than claude-sonnet-4-6 alone: 60% of its calls go up, and it pays below 50%",
        ]);
    }

    [Fact]
    public void Ladder_WithoutARate_GoesFromNoneToAllAndIsDoubtful()
    {
        FlowLine line = Line($"a: {{ {Ladder} }}");

        line.PerRun.After.ShouldBe(new UsdRange(0.006m, 0.024m));
        line.Ladder!.Verdict.ShouldBe(LadderVerdict.Doubtful);
        line.Ladder.Escalation.ShouldBe(ShareRange.NoneToAll);
    }

    [Fact]
    public void StatedStep_WithEscalation_PaysItsPriceBeforeOnTopOfItsCheapAttempt()
    {
        FlowLine line = Line("a: { before: 0.018, after: 0.0003, escalation: 10%..30% }");

        line.PerRun.After.ShouldBe(new UsdRange(0.0003m + 0.0018m, 0.0003m + 0.0054m));
    }

    [Fact]
    public void Tokens_ReadFromACacheAndSentAsABatch_AreBilledSo()
    {
        FlowLine line = Line("a: { model: claude-haiku-4-5, baseline: claude-sonnet-4-6, tokens: { input: 1000, cached: 80%, output: 100 }, batch: true, batch_before: false }");

        line.PerRun.Before.ShouldBe(UsdRange.Of(((200m * 3) + (800m * 0.30m) + (100m * 15)) / 1_000_000m));
        line.PerRun.After.ShouldBe(UsdRange.Of(((200m * 1) + (800m * 0.10m) + (100m * 5)) / 2_000_000m));
    }

    [Fact]
    public void Tokens_AsARange_MoveBothSidesTogether()
    {
        FlowLine line = Line("a: { model: claude-haiku-4-5, baseline: claude-sonnet-4-6, tokens: { input: 1000..2000, output: 0 } }");

        line.PerRun.Before.ShouldBe(new UsdRange(0.003m, 0.006m));
        line.PerRun.After.ShouldBe(new UsdRange(0.001m, 0.002m));
        line.PerRun.WidestSaving.ShouldBe(line.PerRun.Saved);
    }

    [Fact]
    public void Model_ThatStaysAndIsRetried_SavesNothingAndSaysSo()
    {
        using TestFolder folder = new();

        FlowBill bill = Plans.Written(folder, Plans.Of("a: { model: claude-sonnet-4-6, tokens: { input: 1000, output: 0 }, retries: 0%..10% }"));

        bill.PerRun.After.ShouldBe(new UsdRange(0.003m, 0.0033m));
        bill.Warnings.ShouldBe(["a: its model stays, and retries, gates and judges may make it cost more than before"]);
    }

    [Fact]
    public void StatedRanges_WhichMayMoveApart_ShowTheWidestSavingBesideIt()
    {
        FlowLine line = Line("a: { before: 0.01..0.03, after: 0.003..0.008 }");

        line.PerRun.Saved.ShouldBe(new UsdRange(0.007m, 0.022m));
        line.PerRun.WidestSaving.ShouldBe(new UsdRange(0.002m, 0.027m));
    }

    [Theory]
    [InlineData("saving: 50%", true, "saving per run: stated 50%, which lies within what the parts add up to: 10%..60%")]
    [InlineData("saving: 61%", false, "saving per run: stated 61%, but the parts add up to 10%..60%: 51 points less at the low end, 1 point less at the high end")]
    [InlineData("saved: 0.01..0.06", true, "saved per run: stated $0.01..$0.06, and so the parts add up")]
    [InlineData("after: 0.04..0.10", false, "after per run: stated $0.04..$0.10, but the parts add up to $0.04..$0.09: the same at the low end, $0.01 less at the high end")]
    [InlineData("per_thousand: { before: 100 }", true, "before per thousand: stated $100.00, and so the parts add up")]
    [InlineData("per_month: { before: 100 }", false, "before per month: stated $100.00; what it adds up to is unknown, for a price is missing")]
    public void Stated_BesideARange_IsWithinItOrDiffers(string stated, bool agrees, string says)
    {
        using TestFolder folder = new();

        StatedFigure figure = Plans.Written(folder, $"stated: {{ {stated} }}\n" + Plans.Of("a: { before: 0.1, after: 0.04..0.09 }")).Stated.ShouldHaveSingleItem();

        figure.Says.ShouldBe(says);
        figure.Agrees.ShouldBe(agrees);
    }

    [Fact]
    public void Price_OfADayBeforeTheModelHadOne_IsUnknownAndNeverZero()
    {
        using TestFolder folder = new();

        FlowBill bill = Plans.Written(folder, "prices_on: 2026-09-01\n" + Plans.Of("a: { model: claude-haiku-5-5, tokens: { input: 1000, output: 100 } }", "b: { kept: 0.5 }"));

        bill.PerRun.After.ShouldBeNull();
        bill.PerRun.AfterAtLeast.ShouldBe(0.5m);
        bill.Lines[0].WhyUnknown.ShouldBe("claude-haiku-5-5 has no price on 2026-09-01");
    }

    [Fact]
    public void Task_OfAPolicy_BringsItsLadderItsGateAndItsContract()
    {
        using TestFolder folder = new();
        folder.Write("suffice.yaml", """
            version: 1
            providers:
              anthropic: { protocol: anthropic, base_url: https://api.anthropic.com, price_factor: 0.5 }
              openai: { protocol: openai, base_url: https://api.openai.com/v1 }
            models:
              small: { provider: anthropic, id: small-1, price: { input: 1, output: 2 } }
              large: { provider: anthropic, id: large-1, price: { input: 10, output: 20 } }
              second: { provider: openai, id: second-1, family: gpt, price: { input: 1, output: 1 } }
            tasks:
              triage:
                why: labels
                ladder: [small, large]
                gate: [ { agreement: second } ]
            """);

        FlowLine line = Plans.Written(folder, "policy: suffice.yaml\n" + Plans.Of("a: { task: triage, tokens: { input: 1000, output: 1000 }, escalation: 0.25 }")).Lines[0];

        line.What.ShouldBe("triage: small > large");
        line.PerRun.Before.ShouldBe(UsdRange.Of(0.015m));
        line.Overheads.Checks.ShouldBe(UsdRange.Of(0.002m));
        line.PerRun.After.ShouldBe(UsdRange.Of(0.0015m + 0.002m + (0.25m * 0.015m)));
        line.Ladder!.BreakEven.ShouldBe(ShareRange.Of(1 - ((0.0015m + 0.002m) / 0.015m)));
    }

    private static FlowLine Line(string step)
    {
        using TestFolder folder = new();

        return Plans.Written(folder, Plans.Of(step)).Lines[0];
    }
}
