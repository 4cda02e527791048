using System.Globalization;
using System.Net;
using System.Text;
using Suffice.Files;
using Suffice.Watching.Alarms;

namespace Suffice.Reviewing;

/// <summary>A review as one page that loads nothing from elsewhere.</summary>
public static class ReviewHtml
{
    private const string Style = """
        :root { color-scheme: light dark; --line: #8884; --bad: #b3261e; --good: #146c2e; }
        @media (prefers-color-scheme: dark) { :root { --bad: #ff8a80; --good: #7bd88f; } }
        body { font: 16px/1.5 system-ui, sans-serif; max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
        h1, h2 { line-height: 1.2; } h2 { margin-top: 2.5rem; }
        table { border-collapse: collapse; width: 100%; } th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid var(--line); }
        code { font-size: .9em; overflow-wrap: anywhere; } .bad { color: var(--bad); font-weight: 600; } .good { color: var(--good); }
        .wide { overflow-x: auto; }
        """;

    /// <summary>Writes it.</summary>
    /// <param name="review">The review.</param>
    /// <returns>The page.</returns>
    public static string Write(ReviewReport review)
    {
        ArgumentNullException.ThrowIfNull(review);
        StringBuilder page = new();
        page.Append(CultureInfo.InvariantCulture, $"<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>Review {review.From:yyyy-MM-dd}</title><style>{Style}</style></head><body>\n");
        page.Append(CultureInfo.InvariantCulture, $"<h1>Is it still true?</h1>\n<p>{review.From:yyyy-MM-dd} to {review.To:yyyy-MM-dd} (UTC), policy <code>{Text(review.PolicyVersion)}</code>, made {review.MadeAt:yyyy-MM-dd HH:mm}.</p>\n");
        WriteTodo(page, review);
        WriteTasks(page, review);
        WriteAlarms(page, review);
        WriteModels(page, review);

        return page.Append("</body></html>\n").ToString();
    }

    private static void WriteTodo(StringBuilder page, ReviewReport review)
    {
        page.Append("<h2>To do now</h2>\n");
        if (review.Todo.IsEmpty)
        {
            page.Append("<p class=\"good\">Nothing: what was promised holds, as far as it is watched.</p>\n");
            return;
        }

        Table(page, ["what", "about", "how"], review.Todo.Select(todo => new[]
        {
            (todo.IsOverdue ? "<span class=\"bad\">overdue</span> " : string.Empty) + Text(todo.What),
            Text(todo.Subject),
            $"<code>{Text(todo.Command)}</code>",
        }));
    }

    private static void WriteTasks(StringBuilder page, ReviewReport review)
    {
        page.Append("<h2>Tasks</h2>\n");
        Table(page, ["task", "requests", "leave the first rung", "same as the last rung", "judged worse", "calibration", "state"], review.Tasks.Select(task => new[]
        {
            $"{Text(task.Task)}<br><small>{Text(string.Join(" > ", task.Ladder))}</small>",
            task.Requests.ToString("N0", CultureInfo.InvariantCulture),
            Text(ReviewWords.Of(task.Escalation)) + (task.Calibration?.ExpectedEscalation is { } expected ? $"<br><small>expected {ReviewWords.Percent(expected)}</small>" : string.Empty),
            Text(ReviewWords.Of(task.Agreement)),
            Text(ReviewWords.Of(task.Worse)),
            task.Calibration is { } calibration ? CalibrationOf(calibration) : "none: the checks alone decide",
            task.Demotion is { } demotion ? $"<span class=\"bad\">demoted since {demotion.Since:yyyy-MM-dd}</span><br><small>{Text(demotion.Why)}</small>"
                : task.Overdue is { } overdue ? $"<span class=\"bad\">{Text(overdue)}</span>"
                : FallOf(task.Fall),
        }));
    }

    private static string CalibrationOf(CalibrationReview calibration) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Text(calibration.Promise ?? "no promise")}{(calibration.Bound is { } bound ? $"<br><small>proved {ReviewWords.Percent(bound)}, share {ReviewWords.Percent(calibration.CertifiedShare ?? 0)}</small>" : string.Empty)}<br><small>{calibration.AgeDays} days old, review by {calibration.ReviewBy:yyyy-MM-dd}</small>{(calibration.Invalid is { } why ? $"<br><span class=\"bad\">{Text(why)}</span>" : string.Empty)}");

    private static string FallOf(FallReview? fall) => fall is null ? "not watched"
        : fall.Compared < fall.Usual ? string.Create(CultureInfo.InvariantCulture, $"learning what is usual: {fall.Compared} of {fall.Usual} pairs")
        : string.Create(CultureInfo.InvariantCulture, $"<span class=\"good\">holds</span><br><small>evidence of a fall {fall.Evidence:N0}, alarm at {fall.AlarmAt:N0}</small>");

    private static void WriteAlarms(StringBuilder page, ReviewReport review)
    {
        DriftAlarm[] alarms = [.. review.Tasks.SelectMany(task => task.Alarms).OrderBy(alarm => alarm.At)];
        if (alarms.Length > 0)
        {
            page.Append("<h2>Alarms</h2>\n");
            Table(page, ["when", "task", "what", "figures", "then"], alarms.Select(alarm => new[]
            {
                alarm.At.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
                Text(alarm.Task ?? alarm.Subject),
                Text(EnumWord.Of(alarm.Signal)),
                Text(alarm.Why),
                alarm.Demotes ? "<span class=\"bad\">demoted</span>" : "told",
            }));
        }
    }

    private static void WriteModels(StringBuilder page, ReviewReport review)
    {
        page.Append("<h2>Models</h2>\n");
        Table(page, ["model", "pinned id", "tasks", "retires", "answered by", "canaries"], review.Models.Select(model => new[]
        {
            Text(model.Model),
            $"<code>{Text(model.Id)}</code><br><small>{Text(model.Provider)}</small>",
            Text(string.Join(", ", model.Tasks)),
            model.RetiresOn is { } day ? $"{day:yyyy-MM-dd}" : "not known",
            model.AnsweredBy.IsEmpty ? "its id" : $"<span class=\"bad\">{Text(string.Join(", ", model.AnsweredBy))}</span>",
            model.Canaries is not { } canaries ? "none asked"
                : canaries.IsAlarm ? $"<span class=\"bad\">{Text(canaries.Told ?? "changed")}</span>"
                : canaries.Told is null ? string.Create(CultureInfo.InvariantCulture, $"{canaries.Asked} asked; first week until {canaries.FrozenAt:yyyy-MM-dd}")
                : string.Create(CultureInfo.InvariantCulture, $"as in its first week (p {canaries.Probability:0.00})"),
        }));
    }

    private static void Table(StringBuilder page, string[] heads, IEnumerable<string[]> rows)
    {
        page.Append("<div class=\"wide\"><table><thead><tr>").AppendJoin(string.Empty, heads.Select(head => $"<th scope=\"col\">{head}</th>")).Append("</tr></thead><tbody>\n");
        foreach (string[] row in rows)
        {
            page.Append("<tr>").AppendJoin(string.Empty, row.Select(cell => $"<td>{cell}</td>")).Append("</tr>\n");
        }

        page.Append("</tbody></table></div>\n");
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
