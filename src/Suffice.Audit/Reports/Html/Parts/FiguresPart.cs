using Suffice.Audit.Readiness;
using Suffice.Audit.Reports.Sentences;
using Suffice.Reports;
using Suffice.Reports.Html;

namespace Suffice.Audit.Reports.Html.Parts;

/// <summary>The few figures that matter, and what the claim rests on.</summary>
internal static class FiguresPart
{
    public static void Write(Page page, AuditReport report)
    {
        int ready = report.Tasks.Count(task => task.Readiness.Verdict == ReadinessVerdict.Ready);
        int once = report.Tasks.Count(task => task.Readiness.Verdict == ReadinessVerdict.ReadyOnceWritten);
        page.Write($"""
            <section id="money" aria-labelledby="money-h">
            <h2 id="money-h">What was paid, and what could be saved</h2>
            <dl class="figures">
            <div><dt>paid</dt><dd>{new Money(report.PaidUsd)}</dd><dd class="small">computed from the tokens</dd></div>
            <div><dt>by the log</dt><dd>{new Money(report.LoggedUsd)}</dd><dd class="small">{(report.LoggedUsd is null ? "it states no cost" : "as it was written down")}</dd></div>
            <div class="key"><dt>possible saving</dt><dd>{new Money(report.PossibleSavingUsd)}</dd><dd class="small">{Share(report)}</dd></div>
            <div><dt>tasks</dt><dd>{report.Tasks.Length}</dd><dd class="small">{ready} ready to try, {once} once written down</dd></div>
            </dl>
            <p class="claim">{MoneySentences.Claim(report)}</p>
            </section>
            """);
    }

    private static string Share(AuditReport report) =>
        report.PaidUsd == 0 ? "not proven" : $"{Figures.Percent((double)(report.PossibleSavingUsd / report.PaidUsd))} of paid; not proven";
}
