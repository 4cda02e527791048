using System.Collections.Immutable;
using Suffice.Agents.Queue.Figures;
using Suffice.Dashboard.Tables;
using Suffice.Evaluation.Statistics.Agreement;
using Suffice.Evaluation.Statistics.Intervals;

namespace Suffice.Dashboard.Queue;

/// <summary>The tables of how far people and a worker agree.</summary>
public static class AgreementTables
{
    /// <summary>Makes them.</summary>
    /// <param name="report">The figures.</param>
    /// <returns>The figures, each criterion and label, what does not count.</returns>
    public static ImmutableArray<PageTable> Of(AgreementReport report) => [Figures(report), Parts(report), NotCounted(report)];

    /// <summary>The figures as a whole.</summary>
    /// <param name="report">The figures.</param>
    /// <returns>The table.</returns>
    public static PageTable Figures(AgreementReport report)
    {
        ArgumentNullException.ThrowIfNull(report);

        return new PageTable(
            "agreement",
            "Agreement",
            [
                new PageColumn("figure", "Figure"),
                new PageColumn("machine", "Person and machine", CellKind.Number) { HasInterval = true },
                new PageColumn("people", "Two people (the ceiling)", CellKind.Number) { HasInterval = true },
            ],
            [
                Row("tickets", new Cell((double)report.Decisions.Items), new Cell((double)report.People.Items)),
                Row("share that says the same", Share(report.Decisions), Share(report.People)),
                Row("share that always the commonest would reach", Cell.Number(report.Decisions.ConstantPredictor), Cell.Number(report.People.ConstantPredictor)),
                Row("kappa", Kappa(report.Decisions.Kappa), Kappa(report.People.Kappa)),
                Row("Krippendorff's alpha", Alpha(report.Alpha), Alpha(report.PeopleAlpha)),
                Row("kappa, pass or not", Kappa(report.Passes.Kappa), Cell.None),
                Row("share that people pass", Of(report.Passes.BaseRate, report.Passes.BaseRateInterval), Cell.None),
                Row("of those, share that the machine passes", Of(report.Passes.Table.TruePositiveRate, report.Passes.TruePositiveInterval), Cell.None),
                Row("of the others, share that it does not pass", Of(report.Passes.Table.TrueNegativeRate, report.Passes.TrueNegativeInterval), Cell.None),
            ])
        {
            IsOrdered = true,
        };
    }

    /// <summary>Each criterion and each label.</summary>
    /// <param name="report">The figures.</param>
    /// <returns>The table.</returns>
    public static PageTable Parts(AgreementReport report)
    {
        ArgumentNullException.ThrowIfNull(report);

        return new PageTable(
            "parts",
            "Criterion by criterion, label by label",
            [
                new PageColumn("rated", "Rated"),
                new PageColumn("tickets", "Tickets", CellKind.Count),
                new PageColumn("same", "Say the same", CellKind.Share) { HasInterval = true },
                new PageColumn("kappa", "Kappa", CellKind.Number) { HasInterval = true, Hint = "Of criteria it is weighted by squares of the steps between ratings" },
                new PageColumn("people_kappa", "Kappa, two people", CellKind.Number) { HasInterval = true },
                new PageColumn("applies_apart", "Apart on whether it applies", CellKind.Count),
            ],
            [
                .. from part in report.Criteria.Concat(report.Labels)
                   select (ImmutableArray<Cell>)
                   [
                       Cell.Text($"{part.Id} {part.Title}".TrimEnd()),
                       Cell.Count(part.Machine.Items),
                       Cell.Share(part.Machine.Raw, part.Machine.RawInterval),
                       Kappa(part.Machine.Kappa),
                       Kappa(part.People.Kappa),
                       Cell.Count(part.AppliesApart),
                   ],
            ])
        {
            Empty = "The worker rates no criterion and gives no label of a closed set.",
        };
    }

    /// <summary>Reviews that do not count.</summary>
    /// <param name="report">The figures.</param>
    /// <returns>The table.</returns>
    public static PageTable NotCounted(AgreementReport report)
    {
        ArgumentNullException.ThrowIfNull(report);

        return new PageTable(
            "not_counted",
            "Reviews that do not count",
            [new PageColumn("why", "Why"), new PageColumn("reviews", "Reviews", CellKind.Count)],
            [
                Row("of tickets that were not drawn at random", Cell.Count(report.NotCounted.NotRandom)),
                Row("by a person who had been shown the machine's verdict", Cell.Count(report.NotCounted.NotBlind)),
                Row("under another rubric than the one in force", Cell.Count(report.NotCounted.OtherRubric)),
                Row("of verdicts by models that are not on the ladder any more", Cell.Count(report.NotCounted.OtherModels)),
            ])
        {
            IsOrdered = true,
        };
    }

    private static ImmutableArray<Cell> Row(string name, params ReadOnlySpan<Cell> cells) => [Cell.Text(name), .. cells];

    private static Cell Share(RaterAgreement agreement) => Of(agreement.Raw, agreement.RawInterval);

    private static Cell Of(double? share, Interval? interval) => Cell.Number(share, interval);

    private static Cell Kappa(KappaEstimate? kappa) => Cell.Number(kappa?.Kappa, kappa?.Interval);

    private static Cell Alpha(AlphaEstimate? alpha) => Cell.Number(alpha?.Alpha, alpha?.Interval);
}
