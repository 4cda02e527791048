using Suffice.Evaluation.Advising.Known;
using Suffice.Evaluation.Advising.Tuning;
using Suffice.Reports;

namespace Suffice.Evaluation.Advising.Points;

/// <summary>Are there examples with right answers?</summary>
internal sealed class ExamplesPoint : IAdvicePoint
{
    /// <summary>Its name.</summary>
    public const string Name = "examples";

    /// <inheritdoc/>
    public AdviceFinding Look(TaskKnown known)
    {
        ItemFacts items = known.Items;
        string task = known.Task.Name;
        string looked = items.Files.IsEmpty ? $"tasks/{task}/evals, evals/{task}.*, and the ledger" : $"{string.Join(", ", items.Files)}, and the ledger";
        string kept = known.AcceptedKept == 0 ? "no accepted answer is kept" : $"{Figures.Count(known.AcceptedKept, "accepted answer")}{(known.IsAcceptedCut ? " or more are" : known.AcceptedKept == 1 ? " is" : " are")} kept";
        if (items.Problem is { } problem)
        {
            return new AdviceFinding(Name, looked, problem, Pointing.Unknown, "items that can be read", $"suffice eval {task} --dry-run");
        }

        string found = $"{Figures.Count(items.Labelled)} of {Figures.Count(items.Items, "eval item")} with a right answer; {kept}";
        (string settles, string command) = known.AcceptedKept >= TuningConditions.FewestHeldItems
            ? ("right answers for calls that the ledger keeps", $"suffice eval {task} --models {known.EvalModels} --from-ledger 200 --max-cost 5")
            : ($"{TuningConditions.FewestHeldItems} labelled items or more: with fewer not even a perfect score shows a floor of 90%", known.Task.StoreContent
                ? $"suffice audit LOGS --write-evals evals, or wait: the ledger keeps {task}'s calls, {Figures.Count(known.AcceptedKept)} so far"
                : $"suffice audit LOGS --write-evals evals, or in the policy, for {task}: store_content: true");

        return items.Labelled >= TuningConditions.FewestHeldItems ? new AdviceFinding(Name, looked, found, Pointing.Small)
            : new AdviceFinding(Name, looked, found, items.Items + known.AcceptedKept == 0 ? Pointing.Unknown : Pointing.Neither, settles, command);
    }
}
