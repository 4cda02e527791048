using Suffice.Evaluation.Reports.Html.Parts;
using Suffice.Reports.Html;

namespace Suffice.Evaluation.Reports.Html;

/// <summary>Writes an eval as one page that needs nothing else: no network, no other file. The same report gives the same bytes.</summary>
public static class EvalHtml
{
    /// <summary>Writes it.</summary>
    /// <param name="report">The report.</param>
    /// <returns>The page; whatever came from outside is escaped.</returns>
    public static string Write(EvalReport report)
    {
        ArgumentNullException.ThrowIfNull(report);

        Page page = new();
        HeadPart.Write(page, report);
        for (int i = 0; i < report.Runs.Length; i++)
        {
            RunReport run = report.Runs[i];
            VerdictPart.Write(page, run, i);
            MatrixPart.Write(page, run);
            ComparisonPart.Write(page, run);
            SlicesPart.Write(page, run);
            ItemsPart.Write(page, run, i);
            NotesPart.Write(page, run);
        }

        page.Write($"</main><footer><p>Made by <code>suffice eval</code>; nothing on this page is loaded from elsewhere. It holds prompts and answers: share it as you would share those.</p></footer>");
        page.Asset("<script>").Asset(EvalAssets.Of.Script).Asset("</script>\n</body>\n</html>\n");
        return page.ToString();
    }
}
