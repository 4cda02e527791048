using Suffice.Audit.Reports;
using Suffice.Audit.Tests.Reading;
using Suffice.Catalog;

namespace Suffice.Audit.Tests.Pricing;

public sealed class MoneyOfAnAuditTests : IDisposable
{
    private readonly LogFolder logs = new();

    public void Dispose() => logs.Dispose();

    [Fact]
    public async Task RunAsync_MoneyOfTasksChargesAndCalls_IsTheSame()
    {
        AuditReport report = await Audit(string.Join("\n", Enumerable.Range(0, 50).Select(i => MadeLog.Row($"r{i}", MadeLog.Triage, $"Ticket {i}"))));

        // 1,000 prompt tokens at 2.50 and 10 answer tokens at 10 USD a million.
        decimal each = (1000 * 2.50m / 1_000_000) + (10 * 10m / 1_000_000);
        report.PaidUsd.ShouldBe(50 * each);
        report.Charges.Sum(charge => charge.Usd ?? 0).ShouldBe(50 * each);
        report.Tasks.Sum(task => task.PaidUsd).ShouldBe(50 * each);
    }

    [Fact]
    public async Task RunAsync_OfAModelThatNobodyKnows_ListsItAndPricesNothing()
    {
        AuditReport report = await Audit(MadeLog.Row("r1", MadeLog.Triage, "Ticket", model: "house-model-9"));

        report.PaidUsd.ShouldBe(0);
        report.Coverage.Priced.ShouldBe(0);
        report.Unpriced.ShouldHaveSingleItem().ShouldBe(new Unpriced("house-model-9", "the catalogue does not know this model", 1, 1010, null));
        report.Charges.ShouldHaveSingleItem().Usd.ShouldBeNull();
    }

    [Fact]
    public async Task RunAsync_WhereTheSameVendorSavesNearlyAsMuch_ProposesItFirst()
    {
        string log = string.Join("\n", Enumerable.Range(0, 50).Select(i => MadeLog.Row($"r{i}", MadeLog.Triage, $"Ticket {i}")));

        AuditReport report = await Audit(log, options => options with { Models = ["claude-haiku-5-5", "gpt-4.1-nano", "gpt-4o-mini"] });

        report.Tasks[0].Ladders.Select(ladder => ladder.Rungs[0]).ShouldBe(["gpt-4.1-nano", "gpt-4o-mini", "claude-haiku-5-5"]);
        report.Tasks[0].Ladders[2].CautiousSavingUsd.ShouldBeGreaterThan(report.Tasks[0].Ladders[1].CautiousSavingUsd);
    }

    [Fact]
    public async Task RunAsync_WithPricesOfOnesOwn_TakesThemBeforeTheCatalogues()
    {
        string log = MadeLog.Row("r1", MadeLog.Triage, "Ticket", model: "house-model-9") + "\n" + MadeLog.Row("r2", MadeLog.Triage, "Ticket");
        TokenPrices own = new() { Input = 1, Output = 2 };

        AuditReport report = await Audit(log, options => options with
        {
            Prices = options.Prices.Add("house-model-9", own).Add("gpt-4o-2024-08-06", own),
        });

        report.PaidUsd.ShouldBe(2 * ((1000 * 1m) + (10 * 2m)) / 1_000_000);
        report.Unpriced.ShouldBeEmpty();
    }

    [Fact]
    public async Task RunAsync_SearchesThatAProviderBillsBesideTheTokens_AreCountedAndInNoSum()
    {
        AuditReport report = await Audit("""
            {"id":"msg_1","type":"message","role":"assistant","model":"claude-haiku-4-5-20251001","content":[{"type":"text","text":"found"}],"stop_reason":"end_turn","usage":{"input_tokens":100,"output_tokens":10,"server_tool_use":{"web_search_requests":3}}}
            """);

        report.Coverage.UnpricedToolUses.ShouldBe(3);
        report.PaidUsd.ShouldBe(((100 * 1m) + (10 * 5m)) / 1_000_000);
    }

    [Fact]
    public async Task RunAsync_WithoutTokensInTheLog_GuessesThemAndSaysSo()
    {
        string row = MadeLog.Row("r1", MadeLog.Triage, "Ticket");
        int usage = row.IndexOf(",\"usage\"", StringComparison.Ordinal);

        AuditReport report = await Audit(row[..usage] + row[row.IndexOf("},\"latency_ms", StringComparison.Ordinal)..]);

        report.Coverage.TokensGuessed.ShouldBe(1);
        report.PaidUsd.ShouldBeGreaterThan(0);
        report.Coverage.Notes.ShouldContain(note => note.Contains("guessed from the text"));
    }

    [Fact]
    public async Task RunAsync_AModelThatIsRetired_IsListedWithWhatItCost()
    {
        AuditReport report = await Audit(MadeLog.Row("r1", MadeLog.Triage, "Ticket", model: "claude-3-5-sonnet-20240620", created: 1_750_000_000));

        report.Retiring.ShouldHaveSingleItem().ShouldBe(new Retirement("claude-3-5-sonnet-20240620", new DateOnly(2025, 10, 28), 1, report.PaidUsd));
    }

    private Task<AuditReport> Audit(string log, Func<AuditOptions, AuditOptions>? change = null) => logs.Audit(log, change);
}
