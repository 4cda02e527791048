using System.Globalization;
using Suffice.Reports;
using Suffice.Reports.Html;

namespace Suffice.Audit.Reports.Html.Parts;

/// <summary>The page's head and its first lines.</summary>
internal static class HeadPart
{
    public static void Write(Page page, AuditReport report)
    {
        PageHead.Write(page, ReportAssets.Of, $"Audit of {Figures.Count(report.Coverage.Calls, "call")}");
        page.Write($"""
            <a class="skip" href="#tasks">Skip to the tasks</a>
            <header class="top">
            <p class="brand">Suffice <span>audit</span></p>
            <h1>What {Figures.Count(report.Coverage.Calls, "call")} cost, and what they could cost</h1>
            <p class="sub">{Period(report)}made {report.MadeAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC · price table {report.PriceVersion}</p>
            <nav aria-label="On this page"><a href="#coverage">Coverage</a><a href="#money">Money</a><a href="#plots">Plots</a><a href="#tasks">Tasks</a><a href="#each">Each task</a><a href="#notes">Notes</a></nav>
            </header>
            <main>
            """);
    }

    private static string Period(AuditReport report) =>
        report.Period is { } known ? $"{Figures.Period(known)} · " : "";
}
