using System.Collections.Immutable;
using Suffice.Billing.Amounts;
using Suffice.Billing.Plans.Entries;
using Suffice.Billing.Plans.Pricing;

namespace Suffice.Billing.Plans;

/// <summary>Says what a plan's bill takes for granted.</summary>
internal static class PlanAssumptions
{
    /// <summary>Says it.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="calls">Its steps' calls.</param>
    /// <param name="perRun">All of them together.</param>
    /// <returns>The sentences.</returns>
    public static ImmutableArray<string> Of(PlanEntry plan, IReadOnlyList<PricedCall> calls, BillSum perRun)
    {
        return
        [
            .. perRun.Saved != perRun.WidestSaving ? new[] { "lowest is compared with lowest and highest with highest: a run that is cheap before is cheap after; the widest saving is what is possible where they move apart" } : [],
            .. plan.Steps.Any(step => step.Value is { When: not null, Share: null, Optional: false }) ? new[] { "a step with a condition and no share runs in none to all of the runs" } : [],
            .. plan.Steps.Any(step => step.Value is { Optional: true }) ? new[] { "an optional step runs from no time to all of its times" } : [],
            .. calls.Any(call => call.Kind == LineKind.Model) ? new[] { "every model is priced with the tokens of the plan, though each counts and writes in its own way" } : [],
            .. plan.Steps.Values.Zip(calls).Any(step => step.First.Escalation is null && step.Second.Models.Length > 1)
                ? new[] { "a ladder without a planned escalation rate has that of its task's calibration; where there is none, from none to all of its calls go up" } : [],
            .. calls.Any(call => call.Low.Rungs.Length > 1) ? new[] { "an escalated call pays every attempt below it, too" } : [],
            .. plan.Volume is { Per: not VolumePeriod.Month } ? new[] { "a month is thirty days, and a twelfth of a year" } : [],
            .. calls.Any(call => call.HighRates.Judged > 0) ? new[] { "judges look at answers afterwards, and nobody waits for them" } : [],
        ];
    }
}
