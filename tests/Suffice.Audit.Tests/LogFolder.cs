using Microsoft.Extensions.Time.Testing;
using Suffice.Audit.Reports;
using Suffice.Catalog;

namespace Suffice.Audit.Tests;

/// <summary>A folder of logs that are audited on a day of November 2026; gone with the test.</summary>
internal sealed class LogFolder : IDisposable
{
    public DirectoryInfo Folder { get; } = Directory.CreateTempSubdirectory("suffice-audit-");

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 26, 0, 0, 0, TimeSpan.Zero));

    public static AuditOptions Options(string path) => new() { Paths = [path], Threads = 2 };

    public void Dispose() => Folder.Delete(recursive: true);

    public string Write(string log, string name = "log.jsonl")
    {
        string path = Path.Combine(Folder.FullName, name);
        File.WriteAllText(path, log);
        return path;
    }

    public Task<AuditReport> Audit(string log, Func<AuditOptions, AuditOptions>? change = null) =>
        new Auditor(ModelCatalog.BuiltIn(), Time).RunAsync((change ?? (options => options))(Options(Write(log))), null, CancellationToken.None);
}
