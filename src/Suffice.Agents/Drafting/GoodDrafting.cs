using System.Collections.Immutable;
using System.Globalization;
using Suffice.Agents.Contexts;
using Suffice.Agents.Mining;
using Suffice.Agents.Mining.Signs;

namespace Suffice.Agents.Drafting;

/// <summary>Drafts where some outcomes are good: the rubric asks for what good tickets show, the standards tell which words and fields go with which side.</summary>
internal static class GoodDrafting
{
    // What the rubric falls back to when no detail, length or field separates the sides.
    private const int FewestCriteria = 5;

    /// <summary>Drafts the rubric: signs that can be asked of any ticket.</summary>
    /// <param name="mined">What was mined.</param>
    /// <returns>The items, what tells most first.</returns>
    public static ImmutableArray<DraftedItem> Rubric(MinedStandard mined)
    {
        ImmutableArray<MinedCriterion> rated = Rated(mined.Comparisons[0]);
        double all = rated.Sum(criterion => Math.Abs(criterion.Weight));

        return [.. rated.Select((criterion, i) => Criterion(mined, criterion, i + 1, all))];
    }

    /// <summary>Drafts the standards.</summary>
    /// <param name="mined">What was mined.</param>
    /// <param name="items">The most lines.</param>
    /// <returns>The items, what tells most first.</returns>
    public static ImmutableArray<DraftedItem> Standards(MinedStandard mined, int items)
    {
        HashSet<MinedSign> rated = [.. Rated(mined.Comparisons[0]).Select(criterion => criterion.Sign)];
        return [.. mined.Comparisons[0].Criteria.Where(criterion => !rated.Contains(criterion.Sign)).Take(items).Select((criterion, i) => Line(mined, criterion, i + 1))];
    }

    private static ImmutableArray<MinedCriterion> Rated(MinedComparison comparison)
    {
        ImmutableArray<MinedCriterion> asked = [.. comparison.Criteria.Where(criterion => criterion.Sign.Kind is not SignKind.Phrase and not SignKind.FieldValue)];
        return asked.IsEmpty ? [.. comparison.Criteria.Take(FewestCriteria)] : asked;
    }

    private static DraftedItem Criterion(MinedStandard mined, MinedCriterion criterion, int number, double all)
    {
        string better = DraftText.Plain(criterion.IsFor ? criterion.Sign.WhenShown() : criterion.Sign.WhenMissing());
        string worse = DraftText.Plain(criterion.IsFor ? criterion.Sign.WhenMissing() : criterion.Sign.WhenShown());
        int weight = (int)Math.Clamp(Math.Round(100 * Math.Abs(criterion.Weight) / all), 1, 100);

        return new DraftedItem
        {
            Kind = ContextKind.Rubric,
            Id = string.Create(CultureInfo.InvariantCulture, $"R-{number:000}"),
            Title = $"The ticket {better}",
            Settings = [string.Create(CultureInfo.InvariantCulture, $"weight: {weight}"), "scale: 2"],
            Body = $"- 2: it {better}.\n- 1: it {worse}.",
            Evidence = Evidence(mined, criterion),
            Examples = criterion.Examples,
        };
    }

    private static DraftedItem Line(MinedStandard mined, MinedCriterion criterion, int number)
    {
        SignCount count = criterion.Training;
        return new DraftedItem
        {
            Kind = ContextKind.Standards,
            Id = string.Create(CultureInfo.InvariantCulture, $"S-{number:000}"),
            Title = $"A ticket that {DraftText.Plain(criterion.Sign.WhenShown())} is {(criterion.IsFor ? "more" : "less")} often good ({Outcome(mined)}): {EvidenceText.Percent(count.Shown, count.Of)} of the good ones do, and {EvidenceText.Percent(count.ShownElsewhere, count.OfElsewhere)} of the rest.",
            Evidence = Evidence(mined, criterion),
            Examples = criterion.Examples,
        };
    }

    private static string Outcome(MinedStandard mined) => DraftText.Plain($"{mined.Outcome} = {string.Join(" or ", mined.Good)}");

    private static string Evidence(MinedStandard mined, MinedCriterion criterion) =>
        $"{DraftText.Plain(criterion.Sign.WhenShown())}: {EvidenceText.Of(criterion, $"the good ({Outcome(mined)})")}";
}
