using Suffice.Evaluation.Advising.Known;
using Suffice.Ledger.Bills;
using Suffice.Policy;

namespace Suffice.Evaluation.Advising.Points;

/// <summary>What does a bad answer cost, and would anything stop it?</summary>
internal sealed class StakesPoint : IAdvicePoint
{
    /// <summary>Its name.</summary>
    public const string Name = "high_stakes";

    /// <inheritdoc/>
    public AdviceFinding Look(TaskKnown known)
    {
        TaskPolicy task = known.Task;
        BillLine? line = known.Ledger?.Line;
        long unanswered = (line?.Refused ?? 0) + (line?.Person ?? 0);
        string[] found =
        [
            task.CustomerFacing ? "a customer reads the answer" : "no customer reads the answer (customer_facing is not set)",
            task.Gate.IsDefaultOrEmpty ? "no gate would stop a bad one" : "a gate stands before it",
            .. line is { Requests: > 0 } ? [$"{ShareWords.Of(unanswered, line.Requests)} were refused or handed to a person"] : Array.Empty<string>(),
        ];

        return task.CustomerFacing
            ? new AdviceFinding(Name, "the policy and the ledger", string.Join("; ", found), Pointing.Capable, "a promise that holds for the risk", $"suffice calibrate {task.Name} --risk 0.03 --confidence 0.95")
            : task.Gate.IsDefaultOrEmpty
                ? new AdviceFinding(Name, "the policy and the ledger", string.Join("; ", found), Pointing.Capable, "a gate, and customer_facing: true where a customer reads it", "in the policy: gate: structural")
                : new AdviceFinding(Name, "the policy and the ledger", string.Join("; ", found), Pointing.Small);
    }
}
