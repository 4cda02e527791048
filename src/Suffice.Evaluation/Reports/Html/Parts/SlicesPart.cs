using Suffice.Reports;
using Suffice.Reports.Html;

namespace Suffice.Evaluation.Reports.Html.Parts;

/// <summary>Results by tag, those first on which the first model lies furthest below the last.</summary>
internal static class SlicesPart
{
    public static void Write(Page page, RunReport run)
    {
        if (run.Slices.IsEmpty)
        {
            return;
        }

        page.Write($"<section><h2>Slices</h2><p class=\"small\">The more slices, the more of them lie far off by chance: look where to ask more, not for verdicts.</p><div class=\"scroll\"><table><thead><tr><th scope=\"col\">tag</th><th scope=\"col\" class=\"n\">items</th>");
        foreach (ModelReport model in run.Models)
        {
            page.Write($"<th scope=\"col\" class=\"n\">{model.Model}</th>");
        }

        page.Write($"</tr></thead><tbody>");
        foreach (SliceReport slice in run.Slices.OrderBy(slice => slice.Models[0].PassRate - slice.Models[^1].PassRate))
        {
            page.Write($"<tr><th scope=\"row\">{slice.Tag}</th><td class=\"n\">{Figures.Count(slice.Items)}</td>");
            foreach (SliceScore score in slice.Models)
            {
                MatrixPart.WriteShare(page, score.PassRate, score.PassRate95);
            }

            page.Write($"</tr>");
        }

        page.Write($"</tbody></table></div></section>");
    }
}
