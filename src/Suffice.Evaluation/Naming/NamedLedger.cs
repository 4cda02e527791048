using Suffice.Evaluation.Labelling;
using Suffice.Evaluation.Offline;
using Suffice.Evaluation.Past;
using Suffice.Ledger;
using Suffice.Ledger.Schema;
using Suffice.Policy;
using Suffice.Tasks;

namespace Suffice.Evaluation.Naming;

/// <summary>Reads the ledger's calls whose caller named their task, where their text is kept.</summary>
/// <remarks>What a rule or a classifier named is never learned from: it would learn its own mistakes.</remarks>
public static class NamedLedger
{
    /// <summary>Reads them.</summary>
    /// <param name="policy">The policy, for the ledger's place and the tasks there are.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The calls, each different one once.</returns>
    /// <exception cref="ReplayException">There is no ledger yet.</exception>
    /// <exception cref="LedgerException">The file is not a ledger that this program reads.</exception>
    public static NamedExamples Read(SufficePolicy policy, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(policy);
        string path = policy.Ledger.Path;
        if (!File.Exists(path))
        {
            throw new ReplayException($"there is no ledger yet ({path}); serve calls that name their task, or name files: suffice learn --tasks TASK=FILE.jsonl ...");
        }

        LedgerUpgrade.Run(path);
        PastLedger past = new(path, new Twins(policy, []));
        DistinctCalls found = new();
        int withoutText = 0, gone = 0;
        foreach (RequestEntry entry in past.ReadAll(null, null).Where(entry => entry.Source is TaskSource.Header or TaskSource.Metadata or TaskSource.ModelName))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (entry.Task is not { } task || (policy.FindTask(task) is null && task != TaskPolicy.DefaultName))
            {
                gone++;
            }
            else if (past.Find(entry) is not { } call)
            {
                withoutText++;
            }
            else
            {
                found.Add(call.Request, task);
            }
        }

        return new NamedExamples(
            found.Examples,
            [$"{found.Examples.Count} of the ledger, named by their callers"],
            [
                .. LeftOut.Told(withoutText, "of the ledger are kept without their texts: a task needs store_content: true in the policy, and only calls after that are kept with them"),
                .. LeftOut.Told(gone, "of the ledger named tasks that the policy does not have"),
                .. LeftOut.Told(found.Copies, "of the ledger are the same call again"),
            ]);
    }
}
