using System.Collections.Immutable;
using Suffice.Audit.Reports.Sentences;
using Suffice.Reports;
using Suffice.Reports.Html;

namespace Suffice.Audit.Reports.Html.Parts;

/// <summary>What was read and what was not: before any money.</summary>
internal static class CoveragePart
{
    private const int FilesShown = 200;

    public static void Write(Page page, AuditReport report)
    {
        AuditCoverage coverage = report.Coverage;
        double priced = coverage.Calls == 0 ? 0 : coverage.Priced * 100.0 / coverage.Calls;
        page.Write($"""
            <section id="coverage" aria-labelledby="coverage-h">
            <h2 id="coverage-h">What was read</h2>
            <p class="lead">{CoverageSentences.Read(report)}.</p>
            <div class="meter"><svg width="100%" height="8" role="img" aria-labelledby="priced-t"><title id="priced-t">{CoverageSentences.Priced(report)}</title><rect class="track" width="100%" height="8" rx="4"/><rect class="accent" width="{priced}%" height="8" rx="4"/></svg>
            <p>{CoverageSentences.Priced(report)}.</p></div>
            """);
        WriteLimits(page, coverage);
        WriteFiles(page, coverage);
        page.Write($"</section>");
    }

    private static void WriteLimits(Page page, AuditCoverage coverage)
    {
        ImmutableArray<string> limits = CoverageSentences.Limits(coverage);
        if (!limits.IsEmpty)
        {
            page.Write($"<ul class=\"limits\">");
            foreach (string limit in limits)
            {
                page.Write($"<li>{limit}</li>");
            }

            page.Write($"</ul>");
        }

        foreach (Fault fault in coverage.Faults.OrderByDescending(fault => fault.Count))
        {
            page.Write($"<p class=\"fault\"><strong>{Figures.Count(fault.Count, "row")} not read</strong> {fault.What}<br><code>{string.Join("  ", fault.Places)}</code></p>");
        }
    }

    private static void WriteFiles(Page page, AuditCoverage coverage)
    {
        page.Write($"""
            <details><summary>{Figures.Count(coverage.Files.Length, "file")}</summary>
            <div class="scroll" role="region" aria-label="Files" tabindex="0"><table>
            <thead><tr><th scope="col">file</th><th scope="col">format</th><th scope="col" class="n">rows</th><th scope="col" class="n">calls</th><th scope="col" class="n">size</th></tr></thead><tbody>
            """);
        foreach (FileCoverage file in coverage.Files.Take(FilesShown))
        {
            page.Write($"<tr><td><code>{file.Path}</code></td><td>{file.Format}</td><td class=\"n\">{Figures.Count(file.Rows)}</td><td class=\"n\">{Figures.Count(file.Calls)}</td><td class=\"n\">{Figures.Size(file.Bytes)}</td></tr>");
        }

        page.Write($"</tbody></table></div>");
        if (coverage.Files.Length > FilesShown)
        {
            page.Write($"<p>and {coverage.Files.Length - FilesShown} more, which --json tells</p>");
        }

        page.Write($"</details>");
    }
}
