using System.Globalization;
using Suffice.Reports;
using Suffice.Reports.Html;

namespace Suffice.Evaluation.Reports.Html.Parts;

/// <summary>What became better and worse since an earlier run.</summary>
internal static class ComparisonPart
{
    public static void Write(Page page, RunReport run)
    {
        if (run.Comparison is not { } comparison)
        {
            return;
        }

        page.Write($"<section><h2>Since {comparison.EarlierAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}</h2><p class=\"lead\">Beside <code>{comparison.Earlier}</code>, on the items of both.</p>");
        foreach (ModelComparison model in comparison.Models)
        {
            page.Write($"<h3>{model.Model}{(model.EarlierModel == model.Model ? "" : $", before: {model.EarlierModel}")}</h3><p>{ComparisonWords.Of(model)}</p>");
            WriteItems(page, "worse", "pass no longer", model.Worse);
            WriteItems(page, "better", "pass now", model.Better);
        }

        foreach (string note in ComparisonWords.Notes(comparison))
        {
            page.Write($"<p class=\"small\">{note}</p>");
        }

        page.Write($"</section>");
    }

    private static void WriteItems(Page page, string kind, string what, IReadOnlyCollection<string> items)
    {
        if (items.Count > 0)
        {
            page.Write($"<p class=\"{kind}\">{Figures.Count(items.Count, "item")} {what}:</p><p class=\"small\"><code>{string.Join(", ", items)}</code></p>");
        }
    }
}
