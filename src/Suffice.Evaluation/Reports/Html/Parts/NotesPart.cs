using Suffice.Reports;
using Suffice.Reports.Html;

namespace Suffice.Evaluation.Reports.Html.Parts;

/// <summary>What a reader of the figures must know.</summary>
internal static class NotesPart
{
    public static void Write(Page page, RunReport run)
    {
        string[] notes =
        [
            .. run.Unlabelled > 0 ? [$"{Figures.Count(run.Unlabelled, "item")} left out: nobody labelled them yet"] : Array.Empty<string>(),
            .. run.Problems.Select(problem => $"not used: {problem}"),
            .. run.Warnings,
        ];
        if (notes.Length == 0)
        {
            return;
        }

        page.Write($"<section><h2>Notes</h2><ul class=\"assumptions\">");
        foreach (string note in notes)
        {
            page.Write($"<li>{note}</li>");
        }

        page.Write($"</ul></section>");
    }
}
