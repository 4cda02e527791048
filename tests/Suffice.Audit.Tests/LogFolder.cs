using Microsoft.Extensions.Time.Testing;
using Suffice.Audit.Reports;
using Suffice.Catalog;

namespace Suffice.Audit.Tests;

/// <summary>A folder of logs that are audited on a day of November 2026; gone with the test.</summary>
internal sealed class LogFolder : IDisposable
{
    public TestFolder Folder { get; } = new();

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 26, 0, 0, 0, TimeSpan.Zero));

    public static AuditOptions Options(string path) => new() { Paths = [path], Threads = 2 };

    public void Dispose() => Folder.Dispose();

    public string Write(string log, string name = "log.jsonl") => Folder.Write(name, log);

    public Task<AuditReport> Audit(string log, Func<AuditOptions, AuditOptions>? change = null) =>
        new Auditor(ModelCatalog.BuiltIn(), Time).RunAsync((change ?? (options => options))(Options(Write(log))), null, CancellationToken.None);
}
