using System.Collections.Immutable;
using Suffice.Reports;

namespace Suffice.Audit.Reports.Sentences;

/// <summary>Says what was paid, what could be saved, and what that rests on.</summary>
public static class MoneySentences
{
    /// <summary>What was paid, beside what the log says.</summary>
    /// <param name="report">The report.</param>
    /// <returns>The sentence.</returns>
    public static string Paid(AuditReport report)
    {
        ArgumentNullException.ThrowIfNull(report);

        string logged = report.LoggedUsd is not { } known ? "the log states no cost"
            : report.BothCosts is not { ComputedUsd: > 0 } both ? $"the log says {Figures.Usd(known)}"
            : $"the log says {Figures.Usd(both.LoggedUsd)} for {Figures.Count(both.Calls, "call")} that are computed at {Figures.Usd(both.ComputedUsd)} ({Signed((double)(both.LoggedUsd / both.ComputedUsd) - 1)})";
        return $"{Figures.Usd(report.PaidUsd)} computed from the tokens; {logged}";
    }

    /// <summary>Where the log's costs differ from the computed ones.</summary>
    /// <param name="difference">The difference.</param>
    /// <returns>The sentence.</returns>
    public static string Difference(CostDifference difference)
    {
        ArgumentNullException.ThrowIfNull(difference);

        return $"{difference.Model}: {Figures.Usd(difference.LoggedUsd)} logged, {Figures.Usd(difference.ComputedUsd)} computed, {Figures.Count(difference.Calls, "call")}: {difference.Explanation}";
    }

    /// <summary>The saving, and that it is no more than possible.</summary>
    /// <param name="report">The report.</param>
    /// <returns>The sentence.</returns>
    public static string Claim(AuditReport report)
    {
        ArgumentNullException.ThrowIfNull(report);

        if (report.PossibleSavingUsd == 0)
        {
            return "No saving is claimed: no task of this log can be tried on a smaller model at a lower cost, as far as the log shows.";
        }

        string share = Figures.Percent((double)(report.PossibleSavingUsd / report.PaidUsd));
        return $"Possible, not proven: {Figures.Usd(report.PossibleSavingUsd)} ({share} of what was paid). It rests on {string.Join("; ", Assumptions(report))}.";
    }

    /// <summary>What the saving rests on, each in a few words.</summary>
    /// <param name="report">The report.</param>
    /// <returns>The assumptions.</returns>
    public static ImmutableArray<string> Assumptions(AuditReport report)
    {
        ArgumentNullException.ThrowIfNull(report);

        double[] escalations = [.. report.Tasks.Where(task => task.PossibleSavingUsd > 0).Select(task => task.Ladders[0].AssumedEscalation).Distinct().Order()];
        string share = escalations.Length switch
        {
            0 => "no share of calls that go up",
            1 => $"{Figures.Percent(escalations[0])} of the calls going up to the present model, paid twice",
            _ => $"{Figures.Percent(escalations[0])} to {Figures.Percent(escalations[^1])} of the calls going up to the present model, paid twice",
        };
        return
        [
            $"list prices of {Figures.Day(report.MadeAt)}",
            "the same tokens, at the high end of each band",
            share,
            "no eval yet: whether the small model's answers are good enough is not known",
        ];
    }

    private static string Signed(double share) => (share >= 0 ? "+" : "") + Figures.Percent(share);
}
