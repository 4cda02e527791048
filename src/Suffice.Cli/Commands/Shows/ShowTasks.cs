using System.CommandLine;
using Suffice.Agents.Queue.Figures;
using Suffice.Dashboard.Tables;
using Suffice.Dashboard.Tasks;
using Suffice.Reports;
using Suffice.Reviewing;

namespace Suffice.Cli.Commands.Shows;

/// <summary><c>suffice show tasks</c> and <c>suffice show task NAME</c>.</summary>
internal static class ShowTasks
{
    /// <summary>Makes the command of all tasks.</summary>
    /// <returns>The command.</returns>
    public static Command MakeAll() => PageShowing.Make(new ShownPage<TasksFigures>(
        "tasks", "Each task: ladder, cost, saving, escalation, latency, and whether calibration and floor hold.\n\nExample: suffice show tasks --days 7")
    {
        HasPeriod = true,
        Read = inputs => new TasksReading(inputs.Policies, inputs.Ledger, inputs.Floors, inputs.Time).Read(inputs.Period),
        Tables = TasksTables.Of,
        Lead = tasks => [$"{tasks.Period}: {Figures.Count(tasks.Tasks.Length, "task")}, {Figures.Count(tasks.Total.Requests, "request")}"],
    });

    /// <summary>Makes the command of one task.</summary>
    /// <returns>The command.</returns>
    public static Command MakeOne()
    {
        Argument<string> name = new("name") { Description = $"The task; one of an earlier policy too; {TaskReading.NoTask} for requests of no task." };

        return PageShowing.Make(new ShownPage<TaskFigures>(
            "task", "One task: ladder, gate, cost by model, escalation with its thresholds, latency, quality, reasons, costliest requests.\n\nExample: suffice show task ticket-triage --days 90")
        {
            HasPeriod = true,
            Named = name,
            Read = inputs => new TaskReading(inputs.Policies, inputs.Ledger, inputs.Work, inputs.Floors, new StandingWatch(inputs.Work), inputs.Time).Read(inputs.Parsed.GetValue(name)!, inputs.Period),
            Tables = TaskTables.Of,
            Lead = LeadOf,
            Absent = inputs => $"no task \"{inputs.Parsed.GetValue(name)}\" is in the policy, and the ledger never saw one; suffice show tasks lists them",
        });
    }

    private static IEnumerable<string> LeadOf(TaskFigures figures)
    {
        TaskLine task = figures.Task;
        yield return $"{(task.Task.Length == 0 ? "no task" : task.Task)}, {figures.Period}: {Figures.Count(task.Bill?.Requests ?? 0, "request")}, cost "
            + $"{(task.Bill is not { } bill ? Figures.Usd(0m) : bill.CostUsd is { } cost ? Figures.Usd(cost) : $"at least {Figures.Usd(bill.KnownCostUsd)}")}, saved {Figures.Usd(SavedCell.Usd(task.Bill))}, escalated {ReviewWords.Of(task.Escalation)}";
        if (task.Why is { } why)
        {
            yield return why;
        }

        foreach (string sentence in task.Floor?.Judged?.Sentences ?? [])
        {
            yield return sentence;
        }
    }
}
