using System.Globalization;
using Suffice.Agents.Proposing;
using Suffice.Dashboard.Tables;

namespace Suffice.Dashboard.Agents;

/// <summary>What trying a change showed, in words.</summary>
public static class GateWords
{
    /// <summary>Says it.</summary>
    /// <param name="gate">The figures.</param>
    /// <returns>Some sentences.</returns>
    public static string Of(GateFigures gate)
    {
        ArgumentNullException.ThrowIfNull(gate);
        PairedFigures paired = gate.Validation;
        string own = $"Of the pattern's own {Reports.Figures.Count(gate.Targets.N, "case")}, {Reports.Figures.Count(gate.Targets.Before)} {(gate.Targets.Before == 1 ? "was" : "were")} right before and {Reports.Figures.Count(gate.Targets.After)} after.";
        string others = paired.N == 0
            ? "No other checked case was there to tell whether something breaks."
            : $"Of {Reports.Figures.Count(paired.N)} other checked cases {(paired.Fixed + paired.Broken == 0 ? "none is fixed and none broken" : $"{Reports.Figures.Count(paired.Fixed)} {(paired.Fixed == 1 ? "is" : "are")} fixed and {Reports.Figures.Count(paired.Broken)} broken ({Chance(paired.McNemarP)})")}: "
                + $"right {Reports.Figures.Percent(paired.Before)} before and {Reports.Figures.Percent(paired.After)} after, a difference of {Points(paired.After - paired.Before)}{(paired.Difference is { } interval ? $" [{Points(interval.Low)}, {Points(interval.High)}]" : string.Empty)}. "
                + $"A loss of {Reports.Figures.Percent(gate.Margin)} or more is {(gate.NonInferiorityP < 0.05 ? "ruled out" : "not ruled out")} ({Chances.Of(gate.NonInferiorityP)}).";
        string cost = (gate.UsdTicketBefore, gate.UsdTicketAfter) is ({ } before, { } after) ? $" A ticket cost {Reports.Figures.Usd(before)} before and {Reports.Figures.Usd(after)} after." : string.Empty;

        return $"{own} {others}{cost}";
    }

    private static string Chance(double p) => p >= 0.05 ? $"p = {p.ToString("0.00", CultureInfo.InvariantCulture)}, which chance alone may explain" : $"{Chances.Of(p)}, which chance hardly explains";

    private static string Points(double share) => (share * 100).ToString("+0.0;-0.0;0", CultureInfo.InvariantCulture) + " points";
}
