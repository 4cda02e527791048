using System.Globalization;
using Suffice.Evaluation.Verdicts;
using Suffice.Reports;
using Suffice.Reports.Html;

namespace Suffice.Evaluation.Reports.Html.Parts;

/// <summary>The page's head and its first lines: the answer.</summary>
internal static class HeadPart
{
    public static void Write(Page page, EvalReport report)
    {
        PageHead.Write(page, EvalAssets.Of, $"Eval of {string.Join(", ", report.Runs.Select(run => run.Set))}");
        page.Write($"""
            <a class="skip" href="#items-0">Skip to the items</a>
            <header class="top">
            <p class="brand">Suffice <span>eval</span></p>
            <h1>{Headline(report)}</h1>
            <p class="sub">{string.Join(" · ", Facts(report))}</p>
            <nav aria-label="On this page">
            """);
        for (int i = 0; i < report.Runs.Length; i++)
        {
            string name = report.Runs.Length > 1 ? $"{report.Runs[i].Set}: " : "";
            page.Write($"<a href=\"#verdict-{i}\">{name}verdict</a><a href=\"#items-{i}\">{name}items</a>");
        }

        page.Write($"</nav></header><main>");
    }

    private static string Headline(EvalReport report) => report.Runs switch
    {
        [{ Verdicts: [var only] }] => only.Sentences[0],
        [{ Chosen: { } chosen } run] => $"{chosen} is sufficient for {run.Task ?? run.Set}.",
        [{ Verdicts.IsEmpty: true } run] => $"{Figures.Count(run.Models.Length, "model")} on {Figures.Count(run.Items, "item")} of {run.Set}",
        [{ } run] => $"No smaller model is shown to be sufficient for {run.Task ?? run.Set}.",
        var several => $"{several.SelectMany(run => run.Verdicts).Count(verdict => verdict.Outcome == VerdictOutcome.Sufficient)} of {Figures.Count(several.Sum(run => run.Verdicts.Length), "verdict")} are \"sufficient\"",
    };

    private static IEnumerable<string> Facts(EvalReport report)
    {
        yield return string.Join(", ", report.Runs.Select(run => $"{run.Set}: {Figures.Count(run.Items, "item")}{(run.Repeats > 1 ? $" asked {run.Repeats} times" : "")}"));
        yield return string.Join(", ", report.Runs.SelectMany(run => run.Models).Select(model => model.Model).Distinct(StringComparer.Ordinal));
        yield return $"spent {Figures.Usd(report.SpentUsd)}";
        yield return report.Runs.Max(run => run.StartedAt).UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " UTC";
    }
}
