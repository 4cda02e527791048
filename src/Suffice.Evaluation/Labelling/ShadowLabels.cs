using Suffice.Confidence;
using Suffice.Evaluation.Past;
using Suffice.Ledger;
using Suffice.Ledger.Reading;
using Suffice.Ledger.Schema;
using Suffice.Policy;
using Suffice.Providers.Recordings;

namespace Suffice.Evaluation.Labelling;

/// <summary>Finds judged calls in a ledger: accepted answers of the first rung that a shadow compared with the last rung's.</summary>
/// <remarks>
/// The last rung's answer counts as right and one that says something else as wrong, unless a judge said otherwise; so what is found is regret at most. Calls whose first answer the checks refused
/// are not among them: a share of these calls is a share of those that pass the checks. A local rung of the ladder answers here; calls that it passed on are the harder ones
/// and no fair sample of all, so that pairs above it count only where it was not asked.
/// </remarks>
/// <param name="policy">The policy, for the ledger's place and the task's ladder.</param>
/// <param name="locals">Rungs that answer here.</param>
internal sealed class ShadowLabels(SufficePolicy policy, LadderLocals locals)
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
        PinnedModel[] hosted = [.. ladder.Where(pin => !locals.Holds(pin.Name))];
        if (notes.Length > 0 && (second is not null || hosted.Length > 2))
        {
            return new FoundLabels(From, [], [second is not null ? "they hold no answer of a second model" : "they hold answers of two rungs, and the ladder has more"]);
        }

        return Read(From, notes, hosted);
    }

    private FoundLabels Read(string from, ShadowNote[] notes, PinnedModel[] hosted)
    {
        Twins twins = new(policy, notes);
        PastLedger past = new(policy.Ledger.Path, twins);
        LedgerReader ledger = new(policy.Ledger.Path);
        List<LabelledItem> items = [];
        int others = 0, undecided = 0, withoutText = 0, passedOn = 0;
        foreach (ShadowNote note in notes)
        {
            if (note.Pair.Reference != hosted[^1].Name || (note.Pair.Model != hosted[0].Name && !(hosted.Length == 1 && locals.Holds(note.Pair.Model))))
            {
                others++;
            }
            else if (Twins.OfVerdict(note.Verdict) is null)
            {
                undecided++;
            }
            else if (ledger.Find(note.Pair.Request) is not { } entry || past.Find(entry) is not { Answers.Length: 2 } call)
            {
                withoutText++;
            }
            else if (!locals.Holds(note.Pair.Model) && entry.Attempts.Any(attempt => locals.Holds(attempt.Model)))
            {
                passedOn++;
            }
            else
            {
                items.Add(new LabelledItem(ItemOf(call), call.Request));
            }
        }

        return new FoundLabels(from, items,
        [
            .. LeftOut.Told(others, "are of another ladder"),
            .. LeftOut.Told(undecided, "could not be compared and wait for a judge"),
            .. LeftOut.Told(passedOn, "were passed on by a local rung, and are the harder ones"),
            .. LeftOut.Told(withoutText, "are kept without their texts: the task needs store_content: true"),
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
