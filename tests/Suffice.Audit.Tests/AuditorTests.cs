using Microsoft.Extensions.Time.Testing;
using Suffice.Audit.Reports;
using Suffice.Audit.Reports.Json;
using Suffice.Audit.Sources;
using Suffice.Audit.Tests.Reading;
using Suffice.Catalog;

namespace Suffice.Audit.Tests;

public sealed class AuditorTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("suffice-audit-");
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 26, 0, 0, 0, TimeSpan.Zero));

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task RunAsync_OfThreeKindsOfCalls_FindsThreeTasks()
    {
        AuditReport report = await Audit(MadeLog.Mixed(2000));

        report.Tasks.Select(task => task.Name).ShouldBe(["ticket-triage-agent", "translator-customer", "summarize-note"], ignoreOrder: true);
        // One in ten rows is such a call, and two of these are among the broken ones.
        report.Tasks.Single(task => task.Name == "translator-customer").Profile.Calls.ShouldBe(198);
        report.Coverage.Calls.ShouldBe(report.Tasks.Sum(task => task.Profile.Calls));
    }

    [Fact]
    public async Task RunAsync_OfAnyRows_CountsEachRowOnce()
    {
        AuditReport report = await Audit(MadeLog.Mixed(2000));

        long rows = report.Coverage.Calls + report.Coverage.Duplicates + report.Coverage.Faults.Sum(fault => fault.Count) + report.Coverage.NotCalls.Sum(other => other.Count);
        rows.ShouldBe(2000);
        report.Coverage.Faults.ShouldHaveSingleItem().Places[0].ShouldEndWith("log.jsonl:6");
    }

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
    public async Task RunAsync_StoppedAndBegunAgain_GoesOnAndReportsTheSame()
    {
        string path = Write(MadeLog.Mixed(8000));
        AuditReport whole = await new Auditor(ModelCatalog.BuiltIn(), time).RunAsync(Options(path), null, CancellationToken.None);
        using CancellationTokenSource stop = new();
        AuditOptions options = Options(path) with { StateFolder = Path.Combine(folder.FullName, "state") };
        Progress progress = new(_ => stop.Cancel());
        time.AutoAdvanceAmount = TimeSpan.FromSeconds(1);

        await Should.ThrowAsync<OperationCanceledException>(() => new Auditor(ModelCatalog.BuiltIn(), time).RunAsync(options, progress, stop.Token));
        Directory.GetFiles(options.StateFolder).ShouldHaveSingleItem();
        time.AutoAdvanceAmount = TimeSpan.Zero;
        AuditReport resumed = await new Auditor(ModelCatalog.BuiltIn(), time).RunAsync(options, null, CancellationToken.None);

        ReportJson.Write(resumed with { MadeAt = whole.MadeAt }).ShouldBe(ReportJson.Write(whole));
        Directory.GetFiles(options.StateFolder).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task RunAsync_OnAnyNumberOfThreads_ReportsTheSame(int threads)
    {
        string path = Write(MadeLog.Mixed(8000));
        AuditReport two = await new Auditor(ModelCatalog.BuiltIn(), time).RunAsync(Options(path) with { Threads = 2 }, null, CancellationToken.None);

        AuditReport other = await new Auditor(ModelCatalog.BuiltIn(), time).RunAsync(Options(path) with { Threads = threads }, null, CancellationToken.None);

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
    public async Task RunAsync_OfAModelThatNobodyKnows_ListsItAndPricesNothing()
    {
        AuditReport report = await Audit(MadeLog.Row("r1", MadeLog.Triage, "Ticket", model: "house-model-9"));

        report.PaidUsd.ShouldBe(0);
        report.Coverage.Priced.ShouldBe(0);
        report.Unpriced.ShouldHaveSingleItem().ShouldBe(new Unpriced("house-model-9", "the catalogue does not know this model", 1, 1010, null));
        report.Charges.ShouldHaveSingleItem().Usd.ShouldBeNull();
    }

    [Fact]
    public async Task RunAsync_OfAFileThatNoToolWrites_SaysWhatIsKnown()
    {
        AuditInputException error = await Should.ThrowAsync<AuditInputException>(() => Audit("{\"colour\":\"red\"}\n"));

        error.Message.ShouldContain("log.jsonl");
        error.Message.ShouldContain("litellm");
    }

    [Fact]
    public async Task RunAsync_TwoProgramsWithTheSameBoilerplate_AreTwoTasks()
    {
        const string House = " Work carefully, read the whole message, keep names as they are written, and never add a remark of your own before or after the answer that you give.";
        AuditReport report = await Audit(string.Join("\n", Enumerable.Range(0, 40).Select(i => i % 2 == 0
            ? MadeLog.Row($"r{i}", "You are a banking intent classifier." + House, $"Ticket {i}")
            : MadeLog.Row($"r{i}", "You are a tutor who answers with one letter." + House, $"Question {i}"))));

        report.Tasks.Length.ShouldBe(2);
    }

    [Fact]
    public async Task RunAsync_PromptsThatDifferInALongRetrievedText_AreOneTask()
    {
        Random random = new(1);
        string Retrieved() => string.Join(' ', Enumerable.Range(0, 200).Select(_ => new string((char)('a' + random.Next(26)), 3 + random.Next(6))));
        const string Instructions = "You answer questions about our handbook for the people of Meridian. Use only the passages below and say that you do not know when they do not hold the answer. Passages: ";

        AuditReport report = await Audit(string.Join("\n", Enumerable.Range(0, 200).Select(i => MadeLog.Row($"r{i}", Instructions + Retrieved(), $"Question {i}"))));

        AuditedTask task = report.Tasks.ShouldHaveSingleItem();
        task.Profile.Calls.ShouldBe(200);
        task.Match.SystemContains.ShouldNotBeNull();
    }

    [Fact]
    public async Task RunAsync_CallsWithoutANameAndTheFixedPartOfANamedTask_JoinIt()
    {
        AuditReport report = await Audit(string.Join("\n", Enumerable.Range(0, 30).Select(i =>
            MadeLog.Row($"r{i}", MadeLog.Triage, $"Ticket {i}", extra: i < 20 ? ",\"metadata\":{\"task\":\"inbox\"}" : string.Empty))));

        AuditedTask task = report.Tasks.ShouldHaveSingleItem();
        task.Name.ShouldBe("inbox");
        task.Profile.Calls.ShouldBe(30);
    }

    private Task<AuditReport> Audit(string log, Func<AuditOptions, AuditOptions>? change = null) =>
        new Auditor(ModelCatalog.BuiltIn(), time).RunAsync((change ?? (options => options))(Options(Write(log))), null, CancellationToken.None);

    private static AuditOptions Options(string path) => new() { Paths = [path], Threads = 2 };

    private string Write(string log)
    {
        string path = Path.Combine(folder.FullName, "log.jsonl");
        File.WriteAllText(path, log);
        return path;
    }

    private sealed class Progress(Action<AuditProgress> told) : IProgress<AuditProgress>
    {
        public void Report(AuditProgress value) => told(value);
    }
}
