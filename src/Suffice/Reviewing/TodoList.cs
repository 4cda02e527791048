using System.Collections.Immutable;
using System.Globalization;

namespace Suffice.Reviewing;

/// <summary>Turns what was found into what to do now.</summary>
internal static class TodoList
{
    // A month's notice: the next review may be too late.
    private const int SoonDays = 31;

    /// <summary>What to do, task by task, then model by model.</summary>
    /// <param name="tasks">The tasks.</param>
    /// <param name="models">The models.</param>
    /// <returns>The list.</returns>
    public static IEnumerable<Todo> Of(ImmutableArray<TaskReview> tasks, ImmutableArray<ModelReview> models) =>
        tasks.SelectMany(OfTask).Concat(models.SelectMany(OfModel));

    private static IEnumerable<Todo> OfTask(TaskReview task)
    {
        string calibrate = $"suffice calibrate {task.Task}";
        if (task.Demotion is { } demotion)
        {
            yield return new Todo(
                task.Task,
                $"demoted to its safe rung since {demotion.Since:yyyy-MM-dd}: {demotion.Why}",
                $"{calibrate}, which lifts it; or suffice review --lift {task.Task} when the alarm was looked into and is nothing",
                task.Overdue is not null);
        }

        if (task.Calibration is { } calibration)
        {
            if (calibration.Invalid is { } invalid)
            {
                yield return new Todo(task.Task, invalid, calibrate, calibration.DaysLeft < 0);
            }
            else if (calibration.DaysLeft <= SoonDays)
            {
                yield return new Todo(task.Task, $"its calibration is to be reviewed in {calibration.DaysLeft} days", calibrate, false);
            }

            if (calibration.ExpectedEscalation is { } expected && (task.Escalation.Low > expected || task.Escalation.High < expected))
            {
                yield return new Todo(
                    task.Task,
                    $"{ReviewWords.Of(task.Escalation)} of its calls leave the first rung, where the calibration expected {ReviewWords.Percent(expected)}",
                    $"{calibrate} when the calls have changed",
                    false);
            }

            if (calibration.Bound is { } bound && task.Worse.Low > bound)
            {
                yield return new Todo(
                    task.Task, $"{ReviewWords.Of(task.Worse)} of the judged answers are worse than the last rung's, beyond the certified {ReviewWords.Percent(bound)}", calibrate, true);
            }
        }

        if (task.Ladder.Length > 1 && task.Fall is null && task.Requests > 0)
        {
            yield return new Todo(
                task.Task, "nothing compares its accepted answers with the last rung's", $"in the policy, for {task.Task}: shadow: {{ rate: 0.02, budget: 5.00 }}", false);
        }

        if (task.Unjudged > 0)
        {
            yield return new Todo(
                task.Task,
                string.Create(CultureInfo.InvariantCulture, $"{task.Unjudged} pairs of answers have no form that can be compared, and no judge has looked at them"),
                "ShadowVerdicts.Record, by a person or a judge whose agreement with people was measured",
                false);
        }
    }

    private static IEnumerable<Todo> OfModel(ModelReview model)
    {
        if (model is { DaysLeft: { } left, Tasks.IsEmpty: false } && left <= 3 * SoonDays)
        {
            yield return new Todo(
                model.Model,
                left < 0 ? $"retired on {model.RetiresOn:yyyy-MM-dd}" : $"retires on {model.RetiresOn:yyyy-MM-dd}, in {left} days",
                $"suffice eval {model.Tasks[0]} --models SUCCESSOR,{model.Model}, then the successor's id in the policy",
                left < 0);
        }

        if (model is { AnsweredBy: [var answerer, ..] })
        {
            yield return new Todo(model.Model, $"its provider says that {answerer} answers, not {model.Id}", $"id: {answerer} in the policy, so that a change is yours", false);
        }

        if (model.Canaries is { IsAlarm: true } canaries)
        {
            yield return new Todo(model.Model, $"it is no longer the model of its first week: {canaries.Told}", $"suffice eval {string.Join(" ", model.Tasks)} --fresh --compare last, then suffice calibrate for each on answers of today", true);
        }
    }
}
