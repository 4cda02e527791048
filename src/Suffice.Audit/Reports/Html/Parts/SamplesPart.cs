using System.Collections.Immutable;
using Suffice.Reports;
using Suffice.Reports.Html;

namespace Suffice.Audit.Reports.Html.Parts;

/// <summary>Some of a task's calls, closed until one asks for them.</summary>
internal static class SamplesPart
{
    private const int Shown = 10;
    private const int LongestText = 1_200;

    public static void Write(Page page, AuditedTask task)
    {
        ImmutableArray<CallSample> samples = SampleChoice.Spread(task.Samples, Shown);
        if (samples.IsEmpty)
        {
            return;
        }

        page.Write($"<details class=\"samples\"><summary>{Figures.Count(samples.Length, "sample call")}</summary>");
        string system = samples[0].System;
        bool shared = system.Length > 0 && samples.All(sample => sample.System == system);
        if (shared)
        {
            Text(page, "system text of all of them", system);
        }

        foreach (CallSample sample in samples)
        {
            page.Write($"<div class=\"sample\"><p class=\"facts\"><code>{sample.Place}</code><span>{sample.Model ?? "model not told"}</span><span>{Figures.Count(sample.PromptTokens)} + {Figures.Count(sample.AnswerTokens)} tokens</span><span>{new Money(sample.Usd)}</span><span>{Words.ForPeople(sample.Type)}</span></p>");
            Text(page, "system", shared ? "" : sample.System);
            Text(page, "prompt", sample.Prompt);
            Text(page, "answer", sample.Answer);
            page.Write($"</div>");
        }

        page.Write($"</details>");
    }

    private static void Text(Page page, string name, string text)
    {
        if (text.Length == 0)
        {
            return;
        }

        int end = text.Length <= LongestText ? text.Length : LongestText - (char.IsHighSurrogate(text[LongestText - 1]) ? 1 : 0);
        page.Write($"<h5>{name}</h5><pre tabindex=\"0\" dir=\"auto\">{text[..end]}{(end < text.Length ? $"\n… {Figures.Count(text.Length - end)} more characters" : "")}</pre>");
    }
}
