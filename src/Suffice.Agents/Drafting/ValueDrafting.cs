using System.Collections.Immutable;
using System.Globalization;
using Suffice.Agents.Contexts;
using Suffice.Agents.Mining;

namespace Suffice.Agents.Drafting;

/// <summary>Drafts where each value of the outcome is described: the rubric asks whether a ticket's value fits what it says, the standards tell what speaks for which value.</summary>
internal static class ValueDrafting
{
    private const int MostFor = 5;
    private const int MostAgainst = 3;

    /// <summary>Drafts the rubric: one criterion a value.</summary>
    /// <param name="mined">What was mined.</param>
    /// <returns>The items, the most frequent value first; values that nothing separates are left out.</returns>
    public static ImmutableArray<DraftedItem> Rubric(MinedStandard mined) =>
        [.. mined.Comparisons.Where(comparison => !comparison.Criteria.IsEmpty).Select((comparison, i) => Criterion(mined, comparison, i + 1))];

    /// <summary>Drafts the standards: for each value in turn the signs that tell most.</summary>
    /// <param name="mined">What was mined.</param>
    /// <param name="items">The most lines; each value has at least one.</param>
    /// <returns>The items.</returns>
    public static ImmutableArray<DraftedItem> Standards(MinedStandard mined, int items)
    {
        int each = Math.Max(1, items / Math.Max(1, mined.Comparisons.Length));
        return
        [
            .. mined.Comparisons.SelectMany(comparison => comparison.Criteria.Where(criterion => criterion.IsFor).Take(each).Select(criterion => (comparison, criterion)))
                .Select((line, i) => Line(mined, line.comparison, line.criterion, i + 1)),
        ];
    }

    private static DraftedItem Criterion(MinedStandard mined, MinedComparison comparison, int number)
    {
        string value = Value(mined, comparison);
        ImmutableArray<MinedCriterion> shown = [.. comparison.Criteria.Where(criterion => criterion.IsFor).Take(MostFor)];
        ImmutableArray<MinedCriterion> against = [.. comparison.Criteria.Where(criterion => !criterion.IsFor).Take(MostAgainst)];
        string area = comparison.Area is { } known
            ? string.Create(CultureInfo.InvariantCulture, $"; all {comparison.Criteria.Length} signs together tell it on held-out tickets with an AUC of {known:0.00} [{comparison.Area95?.Low:0.00}, {comparison.Area95?.High:0.00}]")
            : string.Empty;

        return new DraftedItem
        {
            Kind = ContextKind.Rubric,
            Id = string.Create(CultureInfo.InvariantCulture, $"R-{number:000}"),
            Title = $"{value} fits the ticket",
            Settings = ["weight: 10", "scale: 2", "skippable: true"],
            Body = $"Applies to tickets with {value}.\n- 2: it shows what such tickets show{Listed(shown)}.\n- 1: it shows nothing of that{(against.IsEmpty ? string.Empty : ", or what speaks against it" + Listed(against))}.",
            Evidence = string.Create(CultureInfo.InvariantCulture, $"{comparison.Training:0} training tickets have {value}, {comparison.TrainingRest:0} do not{area}; ")
                + string.Join("; ", shown.Concat(against).Select(criterion => $"{DraftText.Plain(criterion.Sign.WhenShown())}: {EvidenceText.Of(criterion, value)}")),
            Examples = [.. shown.SelectMany(criterion => criterion.Examples).Distinct(StringComparer.Ordinal)],
        };
    }

    private static DraftedItem Line(MinedStandard mined, MinedComparison comparison, MinedCriterion criterion, int number)
    {
        string value = Value(mined, comparison);
        SignCount count = criterion.Training;

        return new DraftedItem
        {
            Kind = ContextKind.Standards,
            Id = string.Create(CultureInfo.InvariantCulture, $"S-{number:000}"),
            Title = $"A ticket that {DraftText.Plain(criterion.Sign.WhenShown())} is more often {value}: {EvidenceText.Percent(count.Shown, count.Of)} of these do, and {EvidenceText.Percent(count.ShownElsewhere, count.OfElsewhere)} of the rest.",
            Evidence = $"{DraftText.Plain(criterion.Sign.WhenShown())}: {EvidenceText.Of(criterion, value)}",
            Examples = criterion.Examples,
        };
    }

    private static string Value(MinedStandard mined, MinedComparison comparison) => DraftText.Plain($"{mined.Outcome} = {comparison.Value}");

    private static string Listed(ImmutableArray<MinedCriterion> criteria) =>
        criteria.IsEmpty ? string.Empty : ": it " + string.Join(", ", criteria.Select(criterion => DraftText.Plain(criterion.Sign.WhenShown())));
}
