using System.Diagnostics;
using System.Globalization;
using Suffice.Audit.Reports;
using Suffice.Catalog;

namespace Suffice.Audit.Bench;

/// <summary>Audits a file once: seconds from the start of the process, rate, peak memory.</summary>
internal static class AuditCommand
{
    public static async Task<int> RunAsync(string file)
    {
        AuditReport report = await new Auditor(ModelCatalog.BuiltIn(), TimeProvider.System)
            .RunAsync(new AuditOptions { Paths = [file] }, null, CancellationToken.None);
        using Process process = Process.GetCurrentProcess();
        double seconds = (TimeProvider.System.GetUtcNow().UtcDateTime - process.StartTime.ToUniversalTime()).TotalSeconds;
        double megabytes = report.Coverage.Files.Sum(read => read.Bytes) / 1e6;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"audit\t{report.Coverage.Calls}\t{seconds:0.00}\t{megabytes / seconds:0}\t{process.PeakWorkingSet64 / 1e6:0}\t{process.TotalProcessorTime.TotalSeconds:0.00}"));
        return 0;
    }
}
