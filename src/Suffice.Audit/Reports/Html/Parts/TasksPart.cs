using Suffice.Audit.Readiness;
using Suffice.Audit.Reports.Html.Plots;
using Suffice.Audit.Reports.Sentences;
using Suffice.Reports;
using Suffice.Reports.Html;

namespace Suffice.Audit.Reports.Html.Parts;

/// <summary>Each task: the verdict with its reasons, its ladders, how it is recognised, some of its calls.</summary>
internal static class TasksPart
{
    /// <summary>Tasks that have a section of their own; the others are in the table, and in the other outputs.</summary>
    public const int Shown = 50;

    public static void Write(Page page, AuditReport report)
    {
        page.Write($"<section id=\"each\" aria-labelledby=\"each-h\"><h2 id=\"each-h\">Each task</h2>");
        for (int i = 0; i < Math.Min(Shown, report.Tasks.Length); i++)
        {
            WriteTask(page, report.Tasks[i], i);
        }

        if (report.Tasks.Length > Shown)
        {
            page.Write($"<p id=\"task-{Shown}\">{report.Tasks.Length - Shown} more tasks are in the table above; --explain and --json tell all of them.</p>");
        }

        page.Write($"</section>");
    }

    private static void WriteTask(Page page, AuditedTask task, int number)
    {
        string models = string.Join(", ", task.Models.Select(model => $"{model.What} ({Figures.Count(model.Count)})"));
        page.Write($"""
            <article class="task" id="task-{number}" aria-labelledby="task-{number}-h">
            <h3 id="task-{number}-h">{task.Name} <span class="badge {Verdict.ClassOf(task.Readiness.Verdict)}">{Words.ForPeople(task.Readiness.Verdict)}</span></h3>
            <p class="facts"><span>{new Money(task.PaidUsd)} paid</span><span>{Figures.Count(task.Profile.Calls, "call")}</span><span>{Words.ForPeople(task.Type)}</span><span>{models}</span></p>
            <p class="lead">{task.Readiness.Sentence}</p>
            <div class="columns">
            """);
        WriteList(page, "Because", task.Readiness.Evidence);
        WriteList(page, "To be written down first", task.Readiness.Missing);
        WriteList(page, "How it was found, and is recognised", [task.Found, .. OtherSentences.Match(task.Match)]);
        WriteList(page, "Discounts, apart", [.. Discounts(task)]);
        page.Write($"</div>");
        WriteLadders(page, task);
        SamplesPart.Write(page, task);
        page.Write($"</article>");
    }

    private static void WriteList(Page page, string title, IReadOnlyCollection<string> sentences)
    {
        if (sentences.Count == 0)
        {
            return;
        }

        page.Write($"<div><h4>{title}</h4><ul>");
        foreach (string sentence in sentences)
        {
            page.Write($"<li>{sentence}</li>");
        }

        page.Write($"</ul></div>");
    }

    private static IEnumerable<string> Discounts(AuditedTask task)
    {
        if (task.Cache is { } cache)
        {
            yield return $"prompt cache: {Figures.Usd(cache.Usd)}; {cache.Why}";
        }

        if (task.Batch is { } batch)
        {
            yield return $"batch price: {Figures.Usd(batch.Usd)}; {batch.Why}";
        }
    }

    private static void WriteLadders(Page page, AuditedTask task)
    {
        if (task.Ladders.IsEmpty)
        {
            return;
        }

        page.Write($"""
            <h4>Other ladders, at today's prices{(task.Readiness.Verdict == ReadinessVerdict.KeepStrong ? "; nothing is claimed of them while the strong model should stay" : "")}</h4>
            <div class="scroll" role="region" aria-label="Ladders of {task.Name}" tabindex="0"><table class="ladders"><thead><tr><th scope="col">ladder</th><th scope="col" class="n">now</th><th scope="col" class="n">first rung alone</th><th scope="col" class="wide">low to high, beside now</th><th scope="col" class="n">pays while fewer go up than</th><th scope="col" class="n">saving, cautiously</th></tr></thead><tbody>
            """);
        foreach (LadderPrice ladder in task.Ladders)
        {
            page.Write($"<tr><th scope=\"row\" class=\"ladder\">{string.Join(" › ", ladder.Rungs)}</th><td class=\"n\">{new Money(ladder.NowUsd)}</td><td class=\"n\">{new Money(ladder.FirstRungUsd)}<small>{new Money(ladder.FirstRungLowUsd)} to {new Money(ladder.FirstRungHighUsd)}</small></td><td class=\"wide\">");
            IntervalPlot.Write(page, ladder);
            page.Write($"</td><td class=\"n\">{Figures.Percent(Math.Max(0, ladder.BreakEvenEscalation))}</td><td class=\"n\">{new Money(ladder.CautiousSavingUsd)}<small>if {Figures.Percent(ladder.AssumedEscalation)} go up</small></td></tr>");
        }

        page.Write($"</tbody></table></div>");
        WriteNotes(page, task);
    }

    private static void WriteNotes(Page page, AuditedTask task)
    {
        foreach (IGrouping<string, string> note in task.Ladders
            .SelectMany(ladder => ladder.Notes.Append(LadderSentences.Wait(ladder, task.Latency)).Where(note => note.Length > 0).Select(note => (Note: note, First: ladder.Rungs[0])))
            .GroupBy(entry => entry.Note, entry => entry.First, StringComparer.Ordinal))
        {
            page.Write($"<p class=\"under\">{string.Join(", ", note)}: {note.Key}</p>");
        }
    }
}
