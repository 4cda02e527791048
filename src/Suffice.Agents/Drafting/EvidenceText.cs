using System.Collections.Immutable;
using System.Globalization;
using Suffice.Agents.Mining;

namespace Suffice.Agents.Drafting;

/// <summary>Evidence in words: counts on both sides, log-odds with their interval, what was held out, and tickets to look at.</summary>
internal static class EvidenceText
{
    /// <summary>The evidence of a criterion.</summary>
    /// <param name="criterion">The criterion.</param>
    /// <param name="side">What its side is called.</param>
    /// <returns>One line.</returns>
    public static string Of(MinedCriterion criterion, string side) => string.Create(
        CultureInfo.InvariantCulture,
        $"of {side} {Share(criterion.Training.Shown, criterion.Training.Of)}, of the rest {Share(criterion.Training.ShownElsewhere, criterion.Training.OfElsewhere)}; log-odds {criterion.LogOdds:+0.00;-0.00} [{criterion.LogOdds95.Low:+0.00;-0.00}, {criterion.LogOdds95.High:+0.00;-0.00}], q {Small(criterion.Q)}; held out: {criterion.HeldOut.Shown:0} of {criterion.HeldOut.Of:0} and {criterion.HeldOut.ShownElsewhere:0} of {criterion.HeldOut.OfElsewhere:0}; for example {Examples(criterion.Examples)}");

    /// <summary>Tickets to look at.</summary>
    /// <param name="ids">Their ids.</param>
    /// <returns>The ids.</returns>
    public static string Examples(ImmutableArray<string> ids) => ids.IsEmpty ? "none" : string.Join(", ", ids.Select(DraftText.Plain));

    /// <summary>A share in whole percent.</summary>
    /// <param name="count">How many.</param>
    /// <param name="all">Of how many; above 0.</param>
    /// <returns>The share, such as <c>41%</c>; below one percent, such as <c>0.4%</c>.</returns>
    public static string Percent(double count, double all) =>
        (all > 0 ? 100 * count / all : 0) is var share && share is > 0 and < 1
            ? string.Create(CultureInfo.InvariantCulture, $"{share:0.0}%")
            : string.Create(CultureInfo.InvariantCulture, $"{share:0}%");

    private static string Share(double count, double all) => string.Create(CultureInfo.InvariantCulture, $"{count:0} of {all:0} ({Percent(count, all)})");

    private static string Small(double q) => q < 0.0001 ? "below 0.0001" : q.ToString("0.0000", CultureInfo.InvariantCulture);
}
