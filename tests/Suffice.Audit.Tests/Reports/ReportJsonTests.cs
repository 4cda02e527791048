using System.Text.Json;
using Suffice.Audit.Reports;
using Suffice.Audit.Reports.Json;

namespace Suffice.Audit.Tests.Reports;

public sealed class ReportJsonTests
{
    private static readonly AuditReport Report = InventedReport.Make();

    [Fact]
    public void Write_AReport_HasTheDocumentedFields()
    {
        JsonElement json = JsonDocument.Parse(ReportJson.Write(Report)).RootElement;

        Names(json).ShouldBe(
        [
            "format", "made_at", "price_version", "first_call", "last_call", "paid_usd", "logged_usd", "both_costs", "possible_saving_usd", "coverage", "tasks", "charges",
            "unpriced", "differences", "retiring",
        ]);
        Names(json.GetProperty("tasks")[0]).ShouldBe(
        [
            "name", "found", "type", "calls", "unpriced", "paid_usd", "possible_saving_usd", "readiness", "models", "match", "ladders", "cache", "batch", "profile",
            "prompt_tokens", "answer_tokens", "latency_ms", "samples",
        ]);
    }

    [Fact]
    public void Write_AReport_TellsMoneyToTheLastPlace()
    {
        JsonElement json = JsonDocument.Parse(ReportJson.Write(Report)).RootElement;

        json.GetProperty("paid_usd").GetDecimal().ShouldBe(Report.PaidUsd);
        json.GetProperty("tasks").EnumerateArray().Sum(task => task.GetProperty("paid_usd").GetDecimal()).ShouldBe(Report.PaidUsd);
        json.GetProperty("charges").EnumerateArray().Sum(charge => charge.GetProperty("usd") is { ValueKind: JsonValueKind.Number } usd ? usd.GetDecimal() : 0).ShouldBe(Report.PaidUsd);
    }

    [Fact]
    public void Write_UnknownAmounts_AreNullAndNeverZero()
    {
        JsonElement json = JsonDocument.Parse(ReportJson.Write(Report)).RootElement;

        JsonElement unpriced = json.GetProperty("charges").EnumerateArray().First(charge => charge.GetProperty("model").GetString() == "acme-triage-7b");

        unpriced.GetProperty("usd").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public void Write_EnumsAndTimes_AreWordsAndIso8601()
    {
        JsonElement json = JsonDocument.Parse(ReportJson.Write(Report)).RootElement;
        JsonElement triage = json.GetProperty("tasks").EnumerateArray().Single(task => task.GetProperty("name").GetString() == "ticket-triage");

        triage.GetProperty("type").GetString().ShouldBe("classification");
        triage.GetProperty("readiness").GetProperty("verdict").GetString().ShouldBe("ready");
        json.GetProperty("made_at").GetString().ShouldBe("2026-11-26T08:30:00+00:00");
        json.GetProperty("first_call").GetDateTimeOffset().ShouldBe(Report.Period!.Value.First);
    }

    [Fact]
    public async Task WriteAsync_AStream_HoldsTheSame()
    {
        using MemoryStream stream = new();

        await ReportJson.WriteAsync(Report, stream, TestContext.Current.CancellationToken);

        System.Text.Encoding.UTF8.GetString(stream.ToArray()).ShouldBe(ReportJson.Write(Report));
    }

    private static IEnumerable<string> Names(JsonElement json) => json.EnumerateObject().Select(property => property.Name);
}
