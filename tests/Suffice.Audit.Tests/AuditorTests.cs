using Microsoft.Extensions.Time.Testing;
using Suffice.Audit.Reports;
using Suffice.Audit.Reports.Json;
using Suffice.Audit.Tests.Reading;
using Suffice.Catalog;

namespace Suffice.Audit.Tests;

public sealed class AuditorTests : IDisposable
{
    private readonly LogFolder logs = new();

    private FakeTimeProvider Time => logs.Time;

    public void Dispose() => logs.Dispose();

    [Fact]
    public async Task RunAsync_OfAnyRows_CountsEachRowOnce()
    {
        AuditReport report = await Audit(MadeLog.Mixed(2000));

        long rows = report.Coverage.Calls + report.Coverage.Duplicates + report.Coverage.Faults.Sum(fault => fault.Count) + report.Coverage.NotCalls.Sum(other => other.Count);
        rows.ShouldBe(2000);
        report.Coverage.Faults.ShouldHaveSingleItem().Places[0].ShouldEndWith("log.jsonl:6");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task RunAsync_OnAnyNumberOfThreads_ReportsTheSame(int threads)
    {
        string path = Write(MadeLog.Mixed(8000));
        AuditReport two = await new Auditor(ModelCatalog.BuiltIn(), Time).RunAsync(Options(path) with { Threads = 2 }, null, CancellationToken.None);

        AuditReport other = await new Auditor(ModelCatalog.BuiltIn(), Time).RunAsync(Options(path) with { Threads = threads }, null, CancellationToken.None);

        ReportJson.Write(other).ShouldBe(ReportJson.Write(two));
    }

    [Fact]
    public async Task RunAsync_WithLast_CountsTheLatestCallsOnly()
    {
        AuditReport report = await Audit(MadeLog.Mixed(2000), options => options with { Last = 100 });

        report.Coverage.Calls.ShouldBe(100);
        report.Period!.Value.Last.ShouldBe(DateTimeOffset.FromUnixTimeSeconds(1_790_000_000 + 1999));
        report.Period.Value.First.ShouldBeGreaterThan(DateTimeOffset.FromUnixTimeSeconds(1_790_000_000 + 1850));
    }

    [Fact]
    public async Task RunAsync_WithSince_LeavesEarlierCallsOutAndSaysHowMany()
    {
        AuditReport report = await Audit(MadeLog.Mixed(2000), options => options with { Since = DateTimeOffset.FromUnixTimeSeconds(1_790_000_000 + 1000) });

        report.Period!.Value.First.ShouldBeGreaterThanOrEqualTo(DateTimeOffset.FromUnixTimeSeconds(1_790_000_000 + 1000));
        report.Coverage.LeftOut.ShouldBeGreaterThan(800);
    }

    [Fact]
    public async Task RunAsync_WithSample_LooksAtThatShareAndSaysSo()
    {
        AuditReport report = await Audit(MadeLog.Mixed(4000), options => options with { Sample = 0.25 });

        (report.Coverage.Calls / (double)(report.Coverage.Calls + report.Coverage.LeftOut)).ShouldBeInRange(0.2, 0.3);
        report.Coverage.Notes.ShouldContain(note => note.StartsWith("Only 25% of the calls"));
    }

    [Fact]
    public async Task RunAsync_ARequestWithAnErrorAndNoResponse_IsACallThatFailed()
    {
        string row = MadeLog.Row("r1", MadeLog.Triage, "Ticket");
        string failed = row[..row.IndexOf(",\"response\"", StringComparison.Ordinal)] + ",\"error\":{\"message\":\"boom\"},\"status_code\":500}";

        AuditReport report = await Audit($"{row}\n{failed}");

        AuditedTask task = report.Tasks.ShouldHaveSingleItem();
        task.Profile.Calls.ShouldBe(2);
        task.Profile.NotAnswered.ShouldBe(1);
        report.Coverage.Priced.ShouldBe(2);
    }

    [Fact]
    public async Task RunAsync_ALogThatKeepsAShareOfTheCalls_IsMultipliedUp()
    {
        AuditReport report = await Audit("""
            {"logging_time":"2026-11-02 09:14:04 UTC","request_id":"1","model":"gemini-2.5-flash","api_method":"generateContent","sampling_rate":0.25,"full_request":{"contents":[{"role":"user","parts":[{"text":"Late parcel"}]}]},"full_response":{"modelVersion":"gemini-2.5-flash","candidates":[{"content":{"parts":[{"text":"logistics"}]}}],"usageMetadata":{"promptTokenCount":100,"candidatesTokenCount":2,"totalTokenCount":102}}}
            """);

        report.Coverage.Calls.ShouldBe(4);
        report.Charges.ShouldHaveSingleItem().Usage.Prompt.ShouldBe(400);
        report.PaidUsd.ShouldBe(4 * ((100 * 0.30m) + (2 * 2.50m)) / 1_000_000);
        report.Coverage.Notes.ShouldContain(note => note.StartsWith("The log keeps a share"));
    }

    private Task<AuditReport> Audit(string log, Func<AuditOptions, AuditOptions>? change = null) => logs.Audit(log, change);

    private static AuditOptions Options(string path) => LogFolder.Options(path);

    private string Write(string log) => logs.Write(log);
}
