using System.Globalization;
using Spectre.Console;
using Suffice.Files;
using Suffice.Reviewing;
using Suffice.Watching.Alarms;
using static System.FormattableString;

namespace Suffice.Cli.Output;

/// <summary>A review on a terminal.</summary>
internal static class ReviewTable
{
    /// <summary>Writes it.</summary>
    /// <param name="console">Where.</param>
    /// <param name="review">The review.</param>
    public static void Write(IAnsiConsole console, ReviewReport review)
    {
        console.WriteLine(Invariant($"{review.From:yyyy-MM-dd} to {review.To:yyyy-MM-dd} (UTC), policy {review.PolicyVersion}"));
        WriteTasks(console, review);
        foreach (DriftAlarm alarm in review.Tasks.SelectMany(task => task.Alarms).OrderBy(alarm => alarm.At))
        {
            console.WriteLine(Invariant($"{alarm.At:yyyy-MM-dd HH:mm} {Printable.Of(alarm.Task ?? alarm.Subject)}: {EnumWord.Of(alarm.Signal)}: {Printable.Of(alarm.Why)}{(alarm.Demotes ? " (demoted)" : string.Empty)}"));
        }

        WriteModels(console, review);
        console.WriteLine(review.Todo.IsEmpty ? "to do now: nothing; what was promised holds, as far as it is watched" : "to do now:");
        foreach (Todo todo in review.Todo)
        {
            console.WriteLine($"- {(todo.IsOverdue ? "overdue: " : string.Empty)}{Printable.Of(todo.Subject)}: {Printable.Of(todo.What)}");
            console.WriteLine($"  {Printable.Of(todo.Command)}");
        }
    }

    private static void WriteTasks(IAnsiConsole console, ReviewReport review)
    {
        Table table = new Table().Border(TableBorder.Rounded).AddColumns("task", "requests", "leave the first rung", "same as the last", "judged worse", "review by", "state");
        foreach (TaskReview task in review.Tasks)
        {
            table.AddRow(
                Markup.Escape(task.Task),
                task.Requests.ToString("N0", CultureInfo.InvariantCulture),
                Markup.Escape(ReviewWords.Of(task.Escalation)),
                Markup.Escape(ReviewWords.Of(task.Agreement)),
                Markup.Escape(ReviewWords.Of(task.Worse)),
                task.Calibration is { } calibration ? Invariant($"{calibration.ReviewBy:yyyy-MM-dd}") : "no calibration",
                Markup.Escape(StateOf(task)));
        }

        console.Write(table);
    }

    private static string StateOf(TaskReview task) =>
        task.Demotion is { } demotion ? Invariant($"demoted since {demotion.Since:yyyy-MM-dd}")
        : task.Calibration?.Invalid is not null ? "calibration does not hold"
        : task.Fall is not { } fall ? "not watched"
        : fall.Compared < fall.Usual ? Invariant($"learning: {fall.Compared} of {fall.Usual}")
        : Invariant($"holds (evidence {fall.Evidence:N0} of {fall.AlarmAt:N0})");

    private static void WriteModels(IAnsiConsole console, ReviewReport review)
    {
        Table table = new Table().Border(TableBorder.Rounded).AddColumns("model", "pinned id", "retires", "answered by", "canaries");
        foreach (ModelReview model in review.Models)
        {
            table.AddRow(
                Markup.Escape(model.Model),
                Markup.Escape(model.Id),
                model.RetiresOn is { } day ? Invariant($"{day:yyyy-MM-dd}") : "not known",
                Markup.Escape(model.AnsweredBy.IsEmpty ? "its id" : string.Join(", ", model.AnsweredBy)),
                Markup.Escape(model.Canaries is not { } canaries ? "none asked" : canaries.IsAlarm ? "CHANGED" : canaries.Told is null ? "first week" : "as in the first week"));
        }

        console.Write(table);
    }
}
