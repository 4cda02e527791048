using System.Text.Json;
using Suffice.Files;

namespace Suffice.Audit.Reports.Json;

/// <summary>Writes a report as JSON: all of it, in the form of every command's <c>--json</c>. The fields are in docs/audit-report.md.</summary>
public static class ReportJson
{
    /// <summary>Writes it.</summary>
    /// <param name="report">The report, masked by who calls this unless asked otherwise.</param>
    /// <returns>The JSON, indented.</returns>
    public static string Write(AuditReport report)
    {
        ArgumentNullException.ThrowIfNull(report);

        return JsonSerializer.Serialize(ReportShape.Of(report), MachineJson.Indented);
    }

    /// <summary>Writes it to a stream.</summary>
    /// <param name="report">The report.</param>
    /// <param name="to">Where; stays open.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>When it is written.</returns>
    public static Task WriteAsync(AuditReport report, Stream to, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(report);

        return JsonSerializer.SerializeAsync(to, ReportShape.Of(report), MachineJson.Indented, cancel);
    }
}
