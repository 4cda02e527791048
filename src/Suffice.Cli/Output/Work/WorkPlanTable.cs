using Suffice.Agents.Working;
using static System.FormattableString;

namespace Suffice.Cli.Output.Work;

/// <summary>What a run over tickets would ask, on a terminal.</summary>
internal static class WorkPlanTable
{
    /// <summary>Writes it.</summary>
    /// <param name="plan">The plan.</param>
    public static void Write(WorkPlan plan)
    {
        Console.Out.WriteLine(Invariant($"{plan.Tickets:N0} tickets: {plan.ByRulesAlone:N0} go to a person by rules of code, {plan.Tickets - plan.ByRulesAlone:N0} are judged by {string.Join(" -> ", plan.Rungs.Select(rung => rung.Model))}"));
        Console.Out.WriteLine(Invariant($"each call begins with the same {plan.StablePrefixTokens:N0} tokens (about), which providers that cache prompts bill at a lower price"));
        foreach (PlannedRung rung in plan.Rungs)
        {
            Console.Out.WriteLine($"  all on {rung.Model}: prompts {Amounts.Usd(rung.PromptsUsd)}, with the longest answers {Amounts.Usd(rung.MostUsd)}");
        }
    }
}
