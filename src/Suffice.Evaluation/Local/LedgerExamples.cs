using Suffice.Catalog;
using Suffice.Chat;
using Suffice.Evaluation.Labelling;
using Suffice.Evaluation.Offline;
using Suffice.Evaluation.Past;
using Suffice.Ledger;
using Suffice.Ledger.Reading;
using Suffice.Ledger.Schema;
using Suffice.Policy;

namespace Suffice.Evaluation.Local;

/// <summary>Reads a task's calls with their accepted answers from the ledger; where a shadow asked the last rung too, its answer is taken.</summary>
/// <remarks>What a local rung answered is never learned from: it would learn its own mistakes.</remarks>
/// <param name="policy">The policy, for the ledger's place, the last rungs and which models are local.</param>
/// <param name="model">Only answers of this model; <see langword="null"/> for all.</param>
/// <param name="field">The field of an object that holds the label; may be <see langword="null"/>.</param>
public sealed class LedgerExamples(SufficePolicy policy, string? model, string? field)
{
    private readonly LabelReading reading = new(field);

    /// <summary>Reads them.</summary>
    /// <param name="task">The task.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The examples, one for each different call: the latest.</returns>
    /// <exception cref="ReplayException">There is no ledger yet.</exception>
    /// <exception cref="LedgerException">The file is not a ledger that this program reads.</exception>
    public LabelExamples Find(string task, CancellationToken cancellationToken = default)
    {
        string path = policy.Ledger.Path;
        if (!File.Exists(path))
        {
            throw new ReplayException($"there is no ledger yet ({path}); serve calls first, or name a labelled recording with --from FILE.jsonl");
        }

        LedgerUpgrade.Run(path);
        PastLedger past = new(path, new Twins(policy, new WatchReader(path).ReadShadows().Where(note => note.Task == task)));
        DistinctCalls found = new();
        int withoutText = 0, others = 0, unread = 0;
        foreach (RequestEntry entry in past.ReadAll(null, task).Where(entry => entry.Outcome == RequestOutcome.Served))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (past.Find(entry) is not { Answers.IsEmpty: false } call)
            {
                withoutText++;
            }
            else if (AnswerOf(call) is not { } answer)
            {
                others++;
            }
            else if (reading.Of(call.Request, answer.Text) is not { } label)
            {
                unread++;
            }
            else
            {
                found.Add(call.Request, label);
            }
        }

        return new LabelExamples(
            $"the ledger's accepted answers of {task}",
            found.Examples,
            [
                .. LeftOut.Told(withoutText, $"are kept without their texts: {task} needs store_content: true in the policy, and only calls after that are kept with them"),
                .. LeftOut.Told(others, model is null ? "were answered by local models alone, or worse than by the last rung" : $"were not answered by {model}"),
                .. LeftOut.Told(unread, reading.ToldUnread),
                .. LeftOut.Told(found.Copies, "are the same call again"),
            ]);
    }

    private ChatAnswer? AnswerOf(PastCall call) => call.Answers
        .Where(known => known is { Answer: not null } && (known.IsGood != false || model is not null) && (model is null || known.Model == model) && !IsLocal(known.Model))
        .LastOrDefault()?.Answer;

    private bool IsLocal(string name) => policy.Models.TryGetValue(name, out Model? known) && LadderLocals.IsLocal(policy, known);
}
