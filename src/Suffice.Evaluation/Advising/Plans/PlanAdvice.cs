using System.Collections.Immutable;

namespace Suffice.Evaluation.Advising.Plans;

/// <summary>What the steps of a flow are advised.</summary>
/// <param name="Name">The flow.</param>
/// <param name="Run">What one run of it is called.</param>
/// <param name="Steps">Its steps, in their order.</param>
/// <param name="Warnings">Where it saves less than it seems to, the gravest first.</param>
public sealed record PlanAdvice(string Name, string Run, ImmutableArray<StepAdvice> Steps, ImmutableArray<string> Warnings)
{
    /// <summary>True when every AI call of it should stay on its capable model.</summary>
    public bool KeepsAll => Steps.Any(step => step.Outcome is not null) && Steps.All(step => step.Outcome is null or AdviceOutcome.KeepCapable);
}
