using Suffice.Confidence;
using Suffice.Ledger;
using Suffice.Policy;
using Suffice.Reviewing;
using Suffice.Watching.Demotions;

namespace Suffice.Cli.Commands;

/// <summary>Says which tasks are demoted or overdue for review, as far as it is known without the ledger's rows.</summary>
internal static class TaskStanding
{
    /// <summary>The sentences.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="now">The time.</param>
    /// <returns>One a task; none for tasks that stand well.</returns>
    /// <exception cref="LedgerException">The file of demotions is none.</exception>
    public static IEnumerable<string> Of(SufficePolicy policy, DateTimeOffset now)
    {
        ITaskTrust trust = TrustFile.Beside(policy.Ledger.Path).ReadTrust();
        foreach ((string task, string? overdue) in ReviewDue.Of(policy, trust, now))
        {
            TaskTrust standing = trust.Of(task);
            if (standing.IsDemoted)
            {
                yield return $"{task} is demoted to its safe rung since {standing.Since:yyyy-MM-dd}: {standing.Why}; run: suffice review";
            }
            else if (overdue is not null)
            {
                yield return $"{task} is overdue: {overdue}; run: suffice review";
            }
        }
    }
}
