using Suffice.Audit.Reports.Sentences;
using Suffice.Reports;
using Suffice.Reports.Html;

namespace Suffice.Audit.Reports.Html.Parts;

/// <summary>What else must be known, and every assumption in full.</summary>
internal static class NotesPart
{
    public static void Write(Page page, AuditReport report)
    {
        page.Write($"<section id=\"notes\" aria-labelledby=\"notes-h\"><h2 id=\"notes-h\">Notes</h2><div class=\"columns\">");
        List(page, "Models that go away", [.. report.Retiring.Select(retiring => OtherSentences.Retirement(retiring, report.MadeAt))]);
        List(page, "Without a price, in no sum", [.. report.Unpriced.Select(OtherSentences.Unpriced)]);
        List(page, "Logged cost against computed", [.. report.Differences.Select(MoneySentences.Difference)]);
        List(page, "About the log", report.Coverage.Notes);
        page.Write($"</div>");
        WriteAssumptions(page, report);
        page.Write($"</section>");
    }

    private static void List(Page page, string title, IReadOnlyCollection<string> sentences)
    {
        if (sentences.Count == 0)
        {
            return;
        }

        page.Write($"<div><h3>{title}</h3><ul>");
        foreach (string sentence in sentences)
        {
            page.Write($"<li>{sentence}</li>");
        }

        page.Write($"</ul></div>");
    }

    private static void WriteAssumptions(Page page, AuditReport report)
    {
        page.Write($"<h3>What the possible saving rests on</h3><ol class=\"assumptions\">");
        string[] assumptions =
        [
            $"Paid is computed from the tokens in the log and the vendors' list prices of the day of each call (table {report.PriceVersion}). It is not an invoice: contracts, credits and taxes are not known here.",
            $"Other ladders are priced at the list prices of {Figures.Day(report.MadeAt)}, for the same calls.",
            "Another model's tokenizer and way of answering make more or fewer tokens of the same text. Low and high are the ends of a stated band; the saving is reckoned at the high end.",
            "A call that goes up the ladder pays for both rungs. The share that goes up is assumed until an eval has measured it: it stands beside each saving. The break-even says how large it may become.",
            "A saving is never below zero, and nothing is claimed where the strong model should stay, whatever its ladders would save.",
            "Whether a smaller model's answers are good enough is not known from a log. A saving is possible until its task's eval has passed on labelled items; then it is as sure as that eval.",
            "Discounts for prompt caches and batches are reckoned at the present models and stand apart, as each changes what the others save.",
            "Calls without a price are listed and in no sum. Calls without text are priced and not judged.",
            "Personal data is masked by its form unless that was switched off; what cannot be told by its form is not masked.",
        ];
        foreach (string assumption in assumptions)
        {
            page.Write($"<li>{assumption}</li>");
        }

        page.Write($"</ol>");
    }
}
