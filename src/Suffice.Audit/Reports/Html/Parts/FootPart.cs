using Suffice.Reports;
using Suffice.Reports.Html;

namespace Suffice.Audit.Reports.Html.Parts;

/// <summary>The page's end.</summary>
internal static class FootPart
{
    public static void Write(Page page, AuditReport report)
    {
        page.Write($"</main><footer><p>Made by <code>suffice audit</code> from {Figures.Count(report.Coverage.Files.Length, "file")}; nothing was sent anywhere. Next: <code>--write-policy suffice.yaml</code> and <code>--write-evals evals</code>.</p></footer>");
        page.Asset("<script>").Asset(ReportAssets.Of.Script).Asset("</script>\n</body>\n</html>\n");
    }
}
