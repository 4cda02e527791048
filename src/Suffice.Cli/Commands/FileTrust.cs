using Suffice.Confidence;
using Suffice.Ledger;
using Suffice.Policy;
using Suffice.Watching.Demotions;

namespace Suffice.Cli.Commands;

/// <summary>Who is demoted, as the file beside the ledger says now; for a command, which ends before it changes.</summary>
internal sealed class FileTrust : ITaskTrust
{
    private readonly Dictionary<string, TaskTrust> demoted = new(StringComparer.Ordinal);

    /// <summary>Reads it.</summary>
    /// <param name="policy">The policy, for the ledger's place.</param>
    /// <returns>Who is demoted.</returns>
    /// <exception cref="LedgerException">It is no such file.</exception>
    public static FileTrust Of(SufficePolicy policy)
    {
        FileTrust trust = new();
        foreach (Demotion demotion in TrustFile.Beside(policy.Ledger.Path).Read().Where(d => d.IsInForce()))
        {
            trust.demoted[demotion.Task] = new TaskTrust { Cause = demotion.Cause, Why = demotion.Why, Since = demotion.Since };
        }

        return trust;
    }

    /// <inheritdoc/>
    public TaskTrust Of(string task) => demoted.GetValueOrDefault(task) ?? TaskTrust.Whole;
}
