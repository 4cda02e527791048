using System.Collections.Immutable;
using Suffice.Dashboard.Floors;
using Suffice.Ledger.Bills;
using Suffice.Policy;
using Suffice.Confidence;
using Suffice.Reviewing;
using Suffice.Watching.Demotions;

namespace Suffice.Dashboard.Tasks;

/// <summary>Says how tasks stand: the policy's words, and whether a calibration holds and who is demoted.</summary>
/// <param name="policy">The policy in force.</param>
/// <param name="demotions">Who was demoted, lifted demotions included.</param>
/// <param name="now">The time.</param>
internal sealed class TaskStandings(SufficePolicy policy, ImmutableArray<Demotion> demotions, DateTimeOffset now)
{
    /// <summary>Makes the line of a task of the policy.</summary>
    /// <param name="task">The task.</param>
    /// <param name="bill">What was seen of it.</param>
    /// <param name="floor">How it stands to its floor.</param>
    /// <returns>The line.</returns>
    public TaskLine Of(TaskPolicy task, BillLine? bill, TaskFloor floor)
    {
        Demotion? demotion = demotions.LastOrDefault(demotion => demotion.Task == task.Name && demotion.IsInForce());
        TaskTrust trust = demotion is null ? TaskTrust.Whole : new TaskTrust { Cause = demotion.Cause, Why = demotion.Why, Since = demotion.Since };

        return new TaskLine
        {
            Task = task.Name,
            IsInPolicy = true,
            Ladder = [.. task.Ladder.Select(model => model.Name)],
            Why = task.Why,
            Type = task.Type,
            CustomerFacing = task.CustomerFacing,
            IsWorker = task.Worker is not null,
            Bill = bill,
            Calibration = task.Confidence is { } confidence ? CalibrationReview.Of(confidence, now) : null,
            Demotion = demotion,
            Overdue = ReviewDue.WhyOverdue(task, trust, now),
            Floor = floor,
        };
    }

    /// <summary>Makes the line of what only the ledger knows: a task that was renamed or removed, calls of no task, what pipelines buy elsewhere.</summary>
    /// <param name="bill">What was seen of it.</param>
    /// <returns>The line.</returns>
    public static TaskLine OfLedger(BillLine bill) => new() { Task = bill.Key, IsInPolicy = false, Bill = bill };

    /// <summary>Makes all lines of a time.</summary>
    /// <param name="byTask">The bill by task.</param>
    /// <param name="floors">How the policy's tasks stand to their floors.</param>
    /// <returns>The lines.</returns>
    public ImmutableArray<TaskLine> OfAll(Bill byTask, ImmutableArray<TaskFloor> floors)
    {
        Dictionary<string, BillLine> lines = byTask.Lines.ToDictionary(line => line.Key, StringComparer.Ordinal);
        Dictionary<string, TaskFloor> standing = floors.ToDictionary(floor => floor.Task, StringComparer.Ordinal);

        return
        [
            .. policy.AllTasks.Select(task => Of(task, lines.GetValueOrDefault(task.Name), standing[task.Name])),
            .. byTask.Lines.Where(line => policy.FindAny(line.Key) is null).Select(OfLedger),
        ];
    }
}
