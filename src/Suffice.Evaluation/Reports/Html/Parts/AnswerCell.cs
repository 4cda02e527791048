using System.Globalization;
using Suffice.Evaluation.Metrics.Scoring;
using Suffice.Evaluation.Runs;
using Suffice.Reports;
using Suffice.Reports.Html;

namespace Suffice.Evaluation.Reports.Html.Parts;

/// <summary>One answer: what it says, whether it passed, and why not.</summary>
internal static class AnswerCell
{
    private const int LongestText = 6_000;

    public static void Write(Page page, EvalResult result)
    {
        page.Write($"<div><h4>{result.Model}{(result.Repeat > 0 ? $" #{result.Repeat + 1}" : "")} <span class=\"badge {WordOf(result)}\">{WordOf(result)}</span></h4>");
        if (result.Answer is { Length: > 0 } answer)
        {
            page.Write($"<pre>{Cut(answer)}</pre>");
        }

        foreach (EvalCall call in result.Calls)
        {
            page.Write($"<pre>{Cut($"{call.Name}({call.Arguments})")}</pre>");
        }

        string[] reasons = [.. Reasons(result)];
        if (reasons.Length > 0)
        {
            page.Write($"<ul class=\"why\">");
            foreach (string reason in reasons)
            {
                page.Write($"<li>{reason}</li>");
            }

            page.Write($"</ul>");
        }

        page.Write($"<p class=\"small\">{string.Join(" · ", Facts(result))}</p></div>");
    }

    /// <summary>The class of an answer, in a word.</summary>
    public static string WordOf(EvalResult result) => result.Passed switch { true => "pass", false => "fail", null => "error" };

    /// <summary>As much of a text as a page can hold.</summary>
    public static string Cut(string text) => text.Length <= LongestText ? text : $"{text[..LongestText]}\n… and {Figures.Count(text.Length - LongestText)} characters more";

    private static IEnumerable<string> Reasons(EvalResult result)
    {
        if (result.Error is { } error)
        {
            yield return error;
        }

        foreach (MetricScore metric in result.Metrics)
        {
            if (metric is { Reason.Length: > 0 } && (metric.Passed == false || metric.Score is > 0 and < 1))
            {
                yield return $"{metric.Name}{(metric.Score is > 0 and < 1 ? string.Create(CultureInfo.InvariantCulture, $" {metric.Score:0.00}") : "")}: {metric.Reason}";
            }
        }
    }

    private static IEnumerable<string> Facts(EvalResult result)
    {
        yield return result.CostUsd is { } cost ? Figures.Usd(cost) : "price not known";
        if (result.Latency is { } took)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{took.TotalSeconds:0.00} s");
        }

        if (result.OutputTokens > 0)
        {
            yield return $"{Figures.Count(result.InputTokens)} + {Figures.Count(result.OutputTokens)} tokens";
        }

        if (result.Cached)
        {
            yield return "given to an earlier run";
        }
    }
}
