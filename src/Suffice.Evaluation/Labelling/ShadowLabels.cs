using Suffice.Confidence;
using Suffice.Evaluation.Simulating;
using Suffice.Ledger;
using Suffice.Policy;
using Suffice.Providers.Recordings;

namespace Suffice.Evaluation.Labelling;

/// <summary>Finds judged calls in a ledger: accepted answers of the first rung that a shadow compared with the last rung's.</summary>
/// <remarks>
/// The last rung's answer counts as right and one that says something else as wrong, unless a judge said otherwise; so what is found is regret at most. Calls whose first answer the checks refused
/// are not among them: a share of these calls is a share of those that pass the checks.
/// </remarks>
/// <param name="policy">The policy, for the ledger's place and the task's ladder.</param>
internal sealed class ShadowLabels(SufficePolicy policy)
{
    /// <summary>Finds them.</summary>
    /// <param name="task">The task.</param>
    /// <param name="ladder">The rungs.</param>
    /// <param name="second">A second model, which no shadow asks; may be <see langword="null"/>.</param>
    /// <returns>The calls.</returns>
    /// <exception cref="LedgerException">The file is not a ledger this program reads.</exception>
    public FoundLabels Find(string task, IReadOnlyList<PinnedModel> ladder, PinnedModel? second)
    {
        const string From = "the ledger's compared answers";
        if (!File.Exists(policy.Ledger.Path))
        {
            return new FoundLabels(From, [], ["there is no ledger yet"]);
        }

        LedgerUpgrade.Run(policy.Ledger.Path);
        ShadowNote[] notes = [.. new WatchReader(policy.Ledger.Path).ReadShadows().Where(note => note.Task == task)];
        if (notes.Length > 0 && (second is not null || ladder.Count > 2))
        {
            return new FoundLabels(From, [], [second is not null ? "they hold no answer of a second model" : "they hold answers of two rungs, and the ladder has more"]);
        }

        return Read(From, notes, ladder);
    }

    private FoundLabels Read(string from, ShadowNote[] notes, IReadOnlyList<PinnedModel> ladder)
    {
        Twins twins = new(policy, notes);
        PastLedger past = new(policy.Ledger.Path, twins);
        LedgerReader ledger = new(policy.Ledger.Path);
        List<LabelledItem> items = [];
        int others = 0, undecided = 0, withoutText = 0;
        foreach (ShadowNote note in notes)
        {
            if (note.Pair.Model != ladder[0].Name || note.Pair.Reference != ladder[^1].Name)
            {
                others++;
            }
            else if (Twins.OfVerdict(note.Verdict) is null)
            {
                undecided++;
            }
            else if (ledger.Find(note.Pair.Request) is { } entry && past.Find(entry) is { Answers.Length: 2 } call)
            {
                items.Add(new LabelledItem(ItemOf(call), call.Request));
            }
            else
            {
                withoutText++;
            }
        }

        return new FoundLabels(from, items,
        [
            .. others == 0 ? [] : new[] { $"{others} are of another ladder" },
            .. undecided == 0 ? [] : new[] { $"{undecided} could not be compared and wait for a judge" },
            .. withoutText == 0 ? [] : new[] { $"{withoutText} are kept without their texts: the task needs store_content: true" },
        ]);
    }

    private static RecordedItem ItemOf(PastCall call) => new()
    {
        Id = call.Id,
        SplitKey = $"call-{CallKey.Of(call.Request)}",
        Messages = call.Request.Messages,
        Tools = call.Request.Tools,
        Outputs = call.Answers.ToDictionary(
            answer => answer.Model,
            answer => new RecordedOutput { Model = answer.Model, Answer = answer.Answer, Correct = answer.IsGood, Usage = answer.Answer!.Usage },
            StringComparer.Ordinal),
    };
}
