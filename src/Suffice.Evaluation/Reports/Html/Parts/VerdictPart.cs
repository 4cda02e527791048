using Suffice.Evaluation.Verdicts;
using Suffice.Reports;
using Suffice.Reports.Html;

namespace Suffice.Evaluation.Reports.Html.Parts;

/// <summary>Is each model good enough, and why can that be said?</summary>
internal static class VerdictPart
{
    public static void Write(Page page, RunReport run, int number)
    {
        page.Write($"<section id=\"verdict-{number}\"><h2>{run.Set}: verdict</h2>");
        if (run.Stopped is { } stopped)
        {
            page.Write($"<p class=\"fault\">{stopped}</p>");
        }

        if (run.Verdicts.IsEmpty)
        {
            page.Write($"<p class=\"lead\">One model and no floor: there is nothing to hold it against. State a floor (<code>--floor 0.9</code>), or name a large model too.</p>");
        }

        foreach (Verdict verdict in run.Verdicts)
        {
            page.Write($"<div class=\"verdict\"><h3>{verdict.Small} <span class=\"badge {WordOf(verdict.Outcome)}\">{verdict.Summary}</span></h3><ul>");
            foreach (string sentence in verdict.Sentences.Skip(1))
            {
                page.Write($"<li>{sentence}</li>");
            }

            page.Write($"</ul>");
            DifferencePlot.Write(page, verdict);
            page.Write($"</div>");
        }

        if (run.JudgeMeasured is { } judged)
        {
            page.Write($"<div class=\"verdict\"><h3>The judge</h3><ul>");
            foreach (string sentence in judged.Sentences)
            {
                page.Write($"<li>{sentence}</li>");
            }

            page.Write($"</ul></div>");
        }

        page.Write($"<p class=\"small\">Measured by {string.Join(", ", run.MeasuredBy)}{(run.Judge is { } judge ? $"; judged by {judge}" : "")}; compared by {(run.ComparedBy is { } by ? $"the mean of {by}" : "the share of items that pass")}; {Figures.Count(run.Items, "item")}. Run <code>{run.Run}</code>.</p></section>");
    }

    private static string WordOf(VerdictOutcome outcome) => outcome switch
    {
        VerdictOutcome.Sufficient => "sufficient",
        VerdictOutcome.Insufficient => "insufficient",
        _ => "inconclusive",
    };
}
