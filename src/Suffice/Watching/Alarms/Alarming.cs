using Suffice.Policy;

namespace Suffice.Watching.Alarms;

/// <summary>Decides which tasks an alarm demotes.</summary>
/// <remarks>
/// Verdicts of pairs and canaries speak of the answers themselves. Confidences, fixed parts and prompt lengths speak of the traffic, which
/// voids a calibration and nothing else: a task that has none is not demoted for them. Times, lengths of answers and escalation tell only.
/// </remarks>
internal static class Alarming
{
    /// <summary>True when the alarm demotes the task.</summary>
    /// <param name="alarm">The alarm.</param>
    /// <param name="task">The task.</param>
    public static bool Demotes(DriftAlarm alarm, TaskPolicy task) => task.Ladder.Length > 1 && alarm.Signal switch
    {
        DriftSignal.Agreement or DriftSignal.Judged => alarm.Task == task.Name,
        DriftSignal.Confidence or DriftSignal.Traffic or DriftSignal.PromptLength => alarm.Task == task.Name && task.Confidence is not null,
        DriftSignal.Canary => task.Ladder[..^1].Any(model => model.Name == alarm.Subject),
        _ => false,
    };
}
