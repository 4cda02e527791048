using Suffice.Audit.Reports.Html.Parts;
using Suffice.Files;
using Suffice.Reports.Html;

namespace Suffice.Audit.Reports.Html;

/// <summary>Writes a report as one page that needs nothing else: no network, no other file. The same report gives the same bytes.</summary>
public static class ReportHtml
{
    /// <summary>Writes it.</summary>
    /// <param name="report">The report, masked by who calls this unless asked otherwise.</param>
    /// <returns>The page.</returns>
    public static string Write(AuditReport report)
    {
        ArgumentNullException.ThrowIfNull(report);

        Page page = new();
        HeadPart.Write(page, report);
        CoveragePart.Write(page, report);
        FiguresPart.Write(page, report);
        PlotsPart.Write(page, report);
        TaskTablePart.Write(page, report);
        TasksPart.Write(page, report);
        NotesPart.Write(page, report);
        FootPart.Write(page, report);
        return page.ToString();
    }

    /// <summary>Writes it to a file.</summary>
    /// <param name="path">The file, such as <c>report.html</c>.</param>
    /// <param name="report">The report.</param>
    /// <param name="force">Whether a file that is there may be replaced.</param>
    /// <exception cref="OutputExistsException">It is there, and <paramref name="force"/> is false.</exception>
    public static void WriteFile(string path, AuditReport report, bool force = false) => OutputFile.Write(path, force, to => to.Write(Write(report)));
}
