using Suffice.Evaluation.Advising.Known;
using Suffice.Files;
using Suffice.Policy;

namespace Suffice.Evaluation.Advising.Points;

/// <summary>Where does a call go that the small model cannot do?</summary>
internal sealed class EscalationPoint : IAdvicePoint
{
    /// <summary>Its name.</summary>
    public const string Name = "escalation_path";

    /// <inheritdoc/>
    public AdviceFinding Look(TaskKnown known)
    {
        TaskPolicy task = known.Task;
        string ladder = $"ladder: [{string.Join(", ", task.Ladder.Select(model => model.Name))}]";
        string gate = task.Gate.IsDefaultOrEmpty ? "no gate" : $"gate: {string.Join(", ", task.Gate.Select(item => item.Check.Name))}";
        string found = $"{ladder}; {gate}; on_exhausted: {EnumWord.Of(task.OnExhausted)}";

        return task.Ladder.Length < 2
            ? new AdviceFinding(Name, "the policy", found, Pointing.Neither, "a rung above the small model", $"once an eval has passed, in the policy: ladder: [{known.EvalModels.Replace(",", ", ", StringComparison.Ordinal)}]")
            : task.Gate.IsDefaultOrEmpty
                ? new AdviceFinding(Name, "the policy", found, Pointing.Neither, "a gate: without one no answer ever goes up", "in the policy: gate: structural")
                : new AdviceFinding(Name, "the policy", found, Pointing.Small);
    }
}
