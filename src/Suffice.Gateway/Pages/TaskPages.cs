using Suffice.Dashboard.Tasks;

namespace Suffice.Gateway.Pages;

/// <summary>Maps the pages of tasks.</summary>
internal static class TaskPages
{
    /// <summary>Maps them.</summary>
    /// <param name="pages">Where.</param>
    public static void Map(PageMap pages)
    {
        TasksReading tasks = pages.Part<TasksReading>();
        TaskReading task = pages.Part<TaskReading>();
        pages.Page("/tasks", "/api/standings", "Each task: ladder, cost, saving, escalation, latency, and whether calibration and floor hold.", new PageKind<TasksFigures>
        {
            Section = "tasks",
            Component = typeof(TasksPage),
            Title = _ => "Tasks",
            Read = asked => tasks.Read(asked.Period),
            Tables = TasksTables.Of,
            HasPeriod = true,
        });
        pages.Page("/tasks/{task}", "/api/standings/{task}", "One task: ladder, gate, cost by model, escalation with its thresholds, latency, quality, reasons, costliest requests.", new PageKind<TaskFigures>
        {
            Section = "tasks",
            Component = typeof(TaskPage),
            Title = figures => figures.Task.Task.Length == 0 ? "Requests of no task" : figures.Task.Task,
            Read = asked => task.Read(asked.Route("task"), asked.Period),
            Tables = TaskTables.Of,
            HasPeriod = true,
            Absent = asked => $"no task \"{asked.Route("task")}\" is in the policy, and the ledger never saw one; /tasks lists them",
        });
    }
}
