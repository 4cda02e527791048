using Microsoft.Extensions.Time.Testing;
using Suffice.Audit.Reports;
using Suffice.Audit.Reports.Json;
using Suffice.Audit.Tests.Reading;
using Suffice.Catalog;

namespace Suffice.Audit.Tests.Resuming;

public sealed class ResumedAuditTests : IDisposable
{
    private readonly LogFolder logs = new();

    private TestFolder Folder => logs.Folder;

    private FakeTimeProvider Time => logs.Time;

    public void Dispose() => logs.Dispose();

    [Fact]
    public async Task RunAsync_StoppedAndBegunAgain_GoesOnAndReportsTheSame()
    {
        string path = Write(MadeLog.Mixed(8000));
        AuditReport whole = await new Auditor(ModelCatalog.BuiltIn(), Time).RunAsync(Options(path), null, CancellationToken.None);
        using CancellationTokenSource stop = new();
        AuditOptions options = Options(path) with { StateFolder = Folder.PathOf("state") };
        Progress progress = new(_ => stop.Cancel());
        Time.AutoAdvanceAmount = TimeSpan.FromSeconds(1);

        await Should.ThrowAsync<OperationCanceledException>(() => new Auditor(ModelCatalog.BuiltIn(), Time).RunAsync(options, progress, stop.Token));
        Directory.GetFiles(options.StateFolder).ShouldHaveSingleItem();
        Time.AutoAdvanceAmount = TimeSpan.Zero;
        AuditReport resumed = await new Auditor(ModelCatalog.BuiltIn(), Time).RunAsync(options, null, CancellationToken.None);

        ReportJson.Write(resumed with { MadeAt = whole.MadeAt }).ShouldBe(ReportJson.Write(whole));
        new Auditor(ModelCatalog.BuiltIn(), Time).Forget(options);
        Directory.GetFiles(options.StateFolder).ShouldBeEmpty();
    }

    [Fact]
    public async Task RunAsync_StateOfAFileThatChangedSince_IsNotUsed()
    {
        string path = Write(MadeLog.Mixed(8000));
        AuditOptions options = Options(path) with { StateFolder = Folder.PathOf("state") };
        using CancellationTokenSource stop = new();
        Time.AutoAdvanceAmount = TimeSpan.FromSeconds(1);
        await Should.ThrowAsync<OperationCanceledException>(() =>
            new Auditor(ModelCatalog.BuiltIn(), Time).RunAsync(options, new Progress(_ => stop.Cancel()), stop.Token));
        Time.AutoAdvanceAmount = TimeSpan.Zero;
        Write(MadeLog.Row("other", MadeLog.Triage, "Ticket"));

        AuditReport report = await new Auditor(ModelCatalog.BuiltIn(), Time).RunAsync(options, null, CancellationToken.None);

        report.Coverage.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task RunAsync_GoingOn_StillKnowsWhatItHasMet()
    {
        string outer = MadeSpans.Otlp(MadeSpans.Span("a", "", "chat outer", 300));
        string inner = MadeSpans.Otlp(MadeSpans.Span("b", "a", "chat inner", 300));
        string path = Write($"{MadeLog.Row("first", MadeLog.Triage, "Ticket")}\n{inner}\n{MadeLog.Mixed(8000)}{MadeLog.Row("first", MadeLog.Triage, "Ticket")}\n{outer}\n");
        AuditOptions options = Options(path) with { StateFolder = Folder.PathOf("state") };
        AuditReport whole = await new Auditor(ModelCatalog.BuiltIn(), Time).RunAsync(Options(path), null, CancellationToken.None);
        using CancellationTokenSource stop = new();
        Time.AutoAdvanceAmount = TimeSpan.FromSeconds(1);
        await Should.ThrowAsync<OperationCanceledException>(() =>
            new Auditor(ModelCatalog.BuiltIn(), Time).RunAsync(options, new Progress(_ => stop.Cancel()), stop.Token));
        Time.AutoAdvanceAmount = TimeSpan.Zero;

        AuditReport resumed = await new Auditor(ModelCatalog.BuiltIn(), Time).RunAsync(options, null, CancellationToken.None);

        resumed.Coverage.Duplicates.ShouldBe(whole.Coverage.Duplicates);
        resumed.Coverage.Calls.ShouldBe(whole.Coverage.Calls);
        resumed.Coverage.NotCalls.ShouldContain(new Counted("span that holds other model calls and repeats their sums", 1));
    }

    private static AuditOptions Options(string path) => LogFolder.Options(path);

    private string Write(string log) => logs.Write(log);

    private sealed class Progress(Action<AuditProgress> told) : IProgress<AuditProgress>
    {
        public void Report(AuditProgress value) => told(value);
    }
}
