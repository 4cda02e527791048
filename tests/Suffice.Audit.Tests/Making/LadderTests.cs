using Suffice.Audit.Readiness;
using Suffice.Audit.Reports;
using Suffice.Audit.Tests.Reading;

namespace Suffice.Audit.Tests.Making;

public sealed class LadderTests : IDisposable
{
    private const string Checked = "Classify the ticket. Answer with one label and UNKNOWN if unsure.\nLabels:\n- billing: invoices and payments of customers\n- access: accounts, rights and passwords\n- UNKNOWN: all the rest of it";

    private readonly LogFolder logs = new();

    public void Dispose() => logs.Dispose();

    [Fact]
    public async Task Ladder_OfATask_IsReckonedAsThePageSays()
    {
        AuditReport report = await Audit(Rows(50, Checked), "claude-haiku-4-5");

        AuditedTask task = report.Tasks[0];
        LadderPrice ladder = task.Ladders.ShouldHaveSingleItem();
        // gpt-4o 2.50 and 10, Haiku 4.5 1 and 5; another family, an answer held by labels: 1.40 of the prompt, 1.35 of the answer (13.5 tokens are 14 in the sum of 50).
        decimal now = 50 * ((1000 * 2.50m) + (10 * 10m)) / 1_000_000;
        decimal high = ((70_000 * 1m) + (675 * 5m)) / 1_000_000;
        task.Readiness.Verdict.ShouldBe(ReadinessVerdict.Ready);
        ladder.NowUsd.ShouldBe(now);
        ladder.FirstRungUsd.ShouldBe(50 * ((1000 * 1m) + (10 * 5m)) / 1_000_000);
        ladder.FirstRungHighUsd.ShouldBe(high);
        ladder.BreakEvenEscalation.ShouldBe((double)(1 - (high / now)), 1e-9);
        ladder.AssumedEscalation.ShouldBe(0.20);
        ladder.CautiousSavingUsd.ShouldBe(now - high - (0.20m * now));
        task.PossibleSavingUsd.ShouldBe(ladder.CautiousSavingUsd);
    }

    [Fact]
    public async Task Ladder_WhereTheStandardMustBeWrittenFirst_AssumesMoreEscalations()
    {
        AuditReport report = await Audit(Rows(50, "Classify the ticket."), "claude-haiku-4-5");

        report.Tasks[0].Readiness.Verdict.ShouldBe(ReadinessVerdict.ReadyOnceWritten);
        report.Tasks[0].Ladders[0].AssumedEscalation.ShouldBe(0.35);
    }

    [Fact]
    public async Task Ladder_WithAStatedEscalation_TakesThat()
    {
        AuditReport report = await logs.Audit(Rows(50, Checked), options => options with { Models = ["claude-haiku-4-5"], Escalation = 0.5 });

        report.Tasks[0].Ladders[0].AssumedEscalation.ShouldBe(0.5);
    }

    [Fact]
    public async Task Ladder_OfPromptsThatMostlyDoNotFit_IsNotProposed()
    {
        string log = string.Join("\n", Enumerable.Range(0, 20).Select(i => MadeLog.Row($"r{i}", Checked, $"Ticket {i}", model: "gpt-4.1", prompt: i < 2 ? 300_000 : 1000)));

        (await Audit(log, "gpt-4o-mini")).Tasks[0].Ladders.ShouldBeEmpty();
        (await Audit(log, "claude-haiku-5-5")).Tasks[0].Ladders.ShouldHaveSingleItem().Calls.ShouldBe(20);
    }

    [Fact]
    public async Task Ladder_WhereTheLogHasTheCandidatesTimes_TellsThem()
    {
        string small = string.Join("\n", Enumerable.Range(0, 40).Select(i => MadeLog.Row($"s{i}", "Translate into German.", $"Text {i}", model: "gpt-4o-mini")));

        AuditedTask task = (await Audit($"{Rows(50, Checked)}\n{small}", "gpt-4o-mini")).Tasks.Single(found => found.Name.StartsWith("classify", StringComparison.Ordinal));

        task.Ladders[0].FirstRungLatencyMs!.Value.ShouldBeInRange(490, 520);
    }

    [Fact]
    public void PossibleSaving_OfATask_IsNeverMoreThanWasPaid()
    {
        AuditedTask task = Reports.InventedReport.Triage.Make() with { PaidUsd = 0.01m };

        task.Ladders[0].CautiousSavingUsd.ShouldBeGreaterThan(0.01m);
        task.PossibleSavingUsd.ShouldBe(0.01m);
    }

    private Task<AuditReport> Audit(string log, string model) => logs.Audit(log, options => options with { Models = [model] });

    private static string Rows(int count, string system) => string.Join("\n", Enumerable.Range(0, count).Select(i => MadeLog.Row($"r{i}", system, $"Ticket {i}")));
}
