using Suffice.Catalog;
using Suffice.Evaluation.Labelling;
using Suffice.Evaluation.Offline;
using Suffice.Evaluation.Past;
using Suffice.Ledger;
using Suffice.Ledger.Reading;
using Suffice.Ledger.Schema;
using Suffice.Policy;

namespace Suffice.Evaluation.Advising.Training;

/// <summary>Finds a task's accepted answers in the ledger; where a shadow asked the last rung too, its answer is the one to learn.</summary>
/// <remarks>The ledger keeps the answer that was served and not the one that a gate rejected: pairs come of shadows alone.</remarks>
/// <param name="policy">The policy, for the ledger's place and which models are local.</param>
/// <param name="turns">Makes turns of calls and answers.</param>
internal sealed class LedgerCalls(SufficePolicy policy, TrainingTurns turns)
{
    /// <summary>Finds them.</summary>
    /// <param name="task">The task.</param>
    /// <param name="since">Only calls since then; <see langword="null"/> for all.</param>
    /// <param name="inPairs">True for pairs of a better and a worse answer.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The examples.</returns>
    /// <exception cref="ReplayException">There is no ledger yet.</exception>
    /// <exception cref="LedgerException">The file is not a ledger that this program reads.</exception>
    public FoundCalls Find(TaskPolicy task, DateTimeOffset? since, bool inPairs, CancellationToken cancellationToken)
    {
        string path = policy.Ledger.Path;
        if (!File.Exists(path))
        {
            throw new ReplayException($"there is no ledger yet ({path}); serve calls first, or name a recording with --from FILE.jsonl");
        }

        LedgerUpgrade.Run(path);
        ExampleList found = new(turns);
        PastLedger past = new(path, new Twins(policy, new WatchReader(path).ReadShadows().Where(note => note.Task == task.Name)));
        foreach (RequestEntry entry in past.ReadAll(since, task.Name))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (entry.Outcome != RequestOutcome.Served)
            {
                found.LeaveOut("were not served an answer that passed");
            }
            else if (past.Find(entry) is not { Answers.IsEmpty: false } call)
            {
                found.LeaveOut($"are kept without their texts: {task.Name} needs store_content: true in the policy, and only calls after that are kept with them");
            }
            else
            {
                Add(found, task, entry, call, inPairs);
            }
        }

        return found.Done(
            $"the ledger's accepted answers of {task.Name}",
            task.Gate.IsDefaultOrEmpty ? [$"{task.Name} has no gate: accepted means no more than answered"] : []);
    }

    private void Add(ExampleList found, TaskPolicy task, RequestEntry entry, PastCall call, bool inPairs)
    {
        KnownAnswer? learned = call.Answers.LastOrDefault(known => known is { Answer: not null, IsGood: not false } && !IsLocal(known.Model));
        KnownAnswer? rejected = call.Answers.FirstOrDefault(known => known is { Answer: not null, IsGood: false } && !IsLocal(known.Model));
        if (learned is null)
        {
            found.LeaveOut("were answered by local models alone, or worse than by the last rung");
        }
        else if (inPairs && rejected is null)
        {
            found.LeaveOut(entry.IsEscalated ? "went up, and the ledger keeps no answer that a gate rejected" : "have no worse answer of a lower rung beside: shadows make such pairs");
        }
        else
        {
            found.Add(call.Request, learned.Answer!, inPairs ? rejected!.Answer : null, RungOf(task, learned.Model), entry.At);
        }
    }

    private static int RungOf(TaskPolicy task, string model) => task.Ladder.Select(rung => rung.Name).ToList().IndexOf(model);

    private bool IsLocal(string name) => policy.Models.TryGetValue(name, out Model? known) && LadderLocals.IsLocal(policy, known);
}
