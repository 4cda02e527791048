using System.Globalization;
using Suffice.Audit.Readiness;
using Suffice.Reports;
using Suffice.Reports.Html;

namespace Suffice.Audit.Reports.Html.Parts;

/// <summary>All tasks in a table that sorts and filters.</summary>
internal static class TaskTablePart
{
    private static readonly (string Name, bool IsNumber, string Sorted)[] Columns =
    [
        ("task", false, ""), ("calls", true, ""), ("type", false, ""), ("paid", true, "descending"), ("small model", false, ""), ("first ladder", false, ""), ("possible saving", true, ""),
    ];

    public static void Write(Page page, AuditReport report)
    {
        page.Write($"""
            <section id="tasks" aria-labelledby="tasks-h" tabindex="-1"><h2 id="tasks-h">Tasks</h2>
            <form class="filter" hidden><label>Find <input type="search" autocomplete="off" placeholder="task, type or model"></label>
            <label>Small model <select><option value="">any verdict</option><option value="ready">ready to try</option><option value="once">once written down</option><option value="keep">keep the strong</option></select></label>
            <output aria-live="polite"></output></form>
            <div class="scroll" role="region" aria-labelledby="tasks-h" tabindex="0"><table class="sortable"><thead><tr>
            """);
        foreach ((string name, bool isNumber, string sorted) in Columns)
        {
            page.Write($"<th scope=\"col\" class=\"{(isNumber ? "n" : "")}\" aria-sort=\"{(sorted.Length > 0 ? sorted : "none")}\"><button type=\"button\">{name}</button></th>");
        }

        page.Write($"</tr></thead><tbody>");
        for (int i = 0; i < report.Tasks.Length; i++)
        {
            WriteRow(page, report.Tasks[i], i);
        }

        page.Write($"""
            </tbody><tfoot><tr><th scope="row">all</th><td class="n">{Figures.Count(report.Tasks.Sum(task => task.Profile.Calls))}</td><td></td><td class="n">{new Money(report.PaidUsd)}</td><td></td><td></td><td class="n">{new Money(report.PossibleSavingUsd)}</td></tr></tfoot></table></div>
            </section>
            """);
    }

    private static void WriteRow(Page page, AuditedTask task, int number)
    {
        ReadinessVerdict verdict = task.Readiness.Verdict;
        bool tried = verdict != ReadinessVerdict.KeepStrong && !task.Ladders.IsEmpty;
        string ladder = tried ? string.Join(" › ", task.Ladders[0].Rungs) : "";
        string found = $"{task.Name} {Words.ForPeople(task.Type)} {string.Join(' ', task.Models.Select(model => model.What))} {ladder}".ToLowerInvariant();
        page.Write($"""
            <tr data-found="{found}" data-verdict="{Verdict.ClassOf(verdict)}"><th scope="row" data-sort="{task.Name}"><a href="#task-{Math.Min(number, TasksPart.Shown)}">{task.Name}</a></th><td class="n" data-sort="{Exact(task.Profile.Calls)}">{Figures.Count(task.Profile.Calls)}</td><td>{Words.ForPeople(task.Type)}</td><td class="n" data-sort="{Exact(task.PaidUsd)}">{new Money(task.PaidUsd)}</td>
            <td data-sort="{Verdict.Order(verdict)}"><span class="badge {Verdict.ClassOf(verdict)}">{Words.ForPeople(verdict)}</span></td><td class="ladder">{ladder}</td><td class="n {(task.PossibleSavingUsd > 0 ? "" : "none")}" data-sort="{Exact(task.PossibleSavingUsd)}">{new Money(task.PossibleSavingUsd)}</td></tr>
            """);
    }


    private static string Exact(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
