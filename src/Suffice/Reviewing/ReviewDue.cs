using Suffice.Confidence;
using Suffice.Policy;

namespace Suffice.Reviewing;

/// <summary>Tells which tasks wait for a person too long; needs nothing but the policy and who is demoted.</summary>
public static class ReviewDue
{
    /// <summary>How long a demotion may stand before it is overdue: until then a person may not have seen it.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(7);

    /// <summary>The tasks of a policy with the reason why they are overdue, or none.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="trust">Knows who is demoted.</param>
    /// <param name="now">The time.</param>
    /// <returns>A pair for every task that has a calibration or is demoted.</returns>
    public static IEnumerable<(string Task, string? Why)> Of(SufficePolicy policy, ITaskTrust trust, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(trust);
        foreach (TaskPolicy task in policy.AllTasks)
        {
            if (task.Confidence is not null || trust.Of(task.Name).IsDemoted)
            {
                yield return (task.Name, WhyOverdue(task, trust.Of(task.Name), now));
            }
        }
    }

    /// <summary>Why a task is overdue.</summary>
    /// <param name="task">The task.</param>
    /// <param name="trust">Whether it is trusted.</param>
    /// <param name="now">The time.</param>
    /// <returns>The reason; <see langword="null"/> when it is not.</returns>
    public static string? WhyOverdue(TaskPolicy task, TaskTrust trust, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(trust);

        return task.Confidence?.Calibration is { } calibration && now > calibration.ReviewBy ? $"its calibration was to be reviewed by {calibration.ReviewBy:yyyy-MM-dd}"
            : trust.Since is { } since && now - since > Patience ? $"it is demoted since {since:yyyy-MM-dd}"
            : null;
    }
}
