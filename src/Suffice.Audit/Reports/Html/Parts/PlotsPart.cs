using Suffice.Audit.Reports.Html.Plots;
using Suffice.Reports.Html;

namespace Suffice.Audit.Reports.Html.Parts;

/// <summary>The plots.</summary>
internal static class PlotsPart
{
    public static void Write(Page page, AuditReport report)
    {
        page.Write($"<section id=\"plots\" aria-labelledby=\"plots-h\"><h2 id=\"plots-h\">Where the money goes</h2><div class=\"plots\"><div>");
        SpendPlot.Write(page, report);
        PromptSizePlot.Write(page, report);
        page.Write($"</div><div>");
        WaterfallPlot.Write(page, report);
        DayPlot.Write(page, report);
        page.Write($"</div></div></section>");
    }
}
