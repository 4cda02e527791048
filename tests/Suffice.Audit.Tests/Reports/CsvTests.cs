using System.Globalization;
using nietras.SeparatedValues;
using Suffice.Audit.Reports;
using Suffice.Audit.Reports.Csv;
using Suffice.Catalog;
using Suffice.Spending;

namespace Suffice.Audit.Tests.Reports;

public sealed class CsvTests
{
    private static readonly AuditReport Report = InventedReport.Make();
    private static readonly ModelCatalog Catalog = ModelCatalog.BuiltIn();

    [Fact]
    public void TaskCsv_AReport_HasALineForEachTaskAndItsSums()
    {
        List<Dictionary<string, string>> rows = Read(TasksOf(Report));

        rows.Select(row => row["task"]).ShouldBe(Report.Tasks.Select(task => task.Name));
        rows.Sum(row => Decimal(row["paid_usd"])).ShouldBe(Report.PaidUsd);
        rows.Sum(row => Decimal(row["possible_saving_usd"])).ShouldBe(Report.PossibleSavingUsd);
        rows[0]["readiness"].ShouldBe("keep_strong");
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://x\")")]
    [InlineData("+1")]
    [InlineData("-2+3")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    public void TaskCsv_ATextThatIsAFormula_IsWrittenAsText(string found)
    {
        AuditReport report = Report with { Tasks = [Report.Tasks[0] with { Found = found }] };

        Read(TasksOf(report))[0]["found"].ShouldBe("'" + found);
    }

    [Fact]
    public void TaskCsv_CommasQuotesAndLineFeeds_ComeBackAsTheyWere()
    {
        const string hostile = "a \"quoted\", text\r\nwith lines";
        AuditReport report = Report with { Tasks = [Report.Tasks[0] with { Found = hostile }] };

        Read(TasksOf(report))[0]["found"].ShouldBe(hostile);
    }

    [Fact]
    public void FocusCsv_AReport_AddsUpToWhatWasPaidAndToItsTokens()
    {
        List<Dictionary<string, string>> rows = Read(FocusOf(Report));

        rows.Sum(row => Decimal(row["BilledCost"])).ShouldBe(Report.PaidUsd);
        rows.Sum(row => Decimal(row["x_ConsumedTokens"])).ShouldBe(Report.Charges.Sum(charge => charge.Usage.Total));
        rows.Where(row => row["x_CostSplit"] != "unpriced").ShouldAllBe(row => row["x_CostSplit"] == "exact");
        rows.Where(row => row["ListUnitPrice"].Length > 0)
            .ShouldAllBe(row => Math.Abs((Decimal(row["ListUnitPrice"]) * Decimal(row["PricingQuantity"])) - Decimal(row["ListCost"])) < 0.000001m);
    }

    [Fact]
    public void FocusCsv_Unpriced_KeepsItsTokensAndHasNoCost()
    {
        Dictionary<string, string>[] rows = [.. Read(FocusOf(Report)).Where(row => row["SkuId"] == "acme-triage-7b")];

        rows.ShouldNotBeEmpty();
        rows.ShouldAllBe(row => row["BilledCost"].Length == 0 && row["ListUnitPrice"].Length == 0 && Decimal(row["x_ConsumedTokens"]) > 0);
    }

    [Fact]
    public void FocusCsv_Dates_AreIso8601InUtc()
    {
        Dictionary<string, string> row = Read(FocusOf(Report))[0];

        row["ChargePeriodStart"].ShouldBe("2026-10-26T00:00:00Z");
        row["ChargePeriodEnd"].ShouldBe("2026-10-27T00:00:00Z");
        row["BillingPeriodStart"].ShouldBe("2026-10-01T00:00:00Z");
        row["BillingPeriodEnd"].ShouldBe("2026-11-01T00:00:00Z");
    }

    [Fact]
    public void FocusCsv_CallsOfLongAndShortPrompts_AreSplitByListPriceAndStillAddUp()
    {
        Model model = Catalog.Find("claude-haiku-5-5")!;
        TokenUsage[] usages = [new() { Input = 50_000, Output = 333, Basis = UsageBasis.Reported }, new() { Input = 150_001, Output = 777, Basis = UsageBasis.Reported }];
        decimal usd = usages.Sum(usage => UsagePricing.Price(model, usage, new BillingTerms(InventedReport.MadeAt)).Usd!.Value);
        Charge charge = new("a", model.Name, "anthropic", new DateOnly(2026, 11, 26), "", "", "row", 2, usages[0] + usages[1], usd, null);

        List<Dictionary<string, string>> rows = Read(FocusOf(Report with { Charges = [charge] }));

        rows.Count.ShouldBe(2);
        rows.ShouldAllBe(row => row["x_CostSplit"] == "by list price" && row["ListUnitPrice"].Length == 0);
        rows.Sum(row => Decimal(row["BilledCost"])).ShouldBe(usd);
    }

    [Fact]
    public void FocusCsv_CallsThatToldNoTokens_AreNotLost()
    {
        Charge charge = Report.Charges[0] with { Usage = default, Usd = null };

        Read(FocusOf(Report with { Charges = [charge] })).ShouldHaveSingleItem()["SkuMeter"].ShouldBe("Unstated");
    }

    private static decimal Decimal(string cell) => cell.Length == 0 ? 0 : decimal.Parse(cell, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    private static string TasksOf(AuditReport report)
    {
        using StringWriter text = new();
        TaskCsv.Write(report, text);
        return text.ToString();
    }

    private static string FocusOf(AuditReport report)
    {
        using StringWriter text = new();
        FocusCsv.Write(report, Catalog, text);
        return text.ToString();
    }

    private static List<Dictionary<string, string>> Read(string csv)
    {
        using SepReader reader = Sep.New(',').Reader(options => options with { Unescape = true }).FromText(csv);
        List<Dictionary<string, string>> rows = [];
        foreach (SepReader.Row row in reader)
        {
            Dictionary<string, string> cells = [];
            foreach (string name in reader.Header.ColNames)
            {
                cells.Add(name, row[name].ToString());
            }

            rows.Add(cells);
        }

        return rows;
    }
}
