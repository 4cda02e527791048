using System.Collections.Immutable;

namespace Suffice.Agents.Verdicts;

/// <summary>Makes a score of ratings. Code does it, never a model.</summary>
/// <remarks>
/// The score is the weighted mean of the shares of the criteria that apply and count (as in Zendesk's quality reviews); a criterion that does not apply leaves
/// both sums. A critical criterion under half of its scale, or an <c>auto_fail</c> one at its lowest, makes it 0. A bonus adds its weighted share over the same
/// sum of weights, after that, and cannot mend a failure.
/// </remarks>
public static class Scoring
{
    /// <summary>Scores.</summary>
    /// <param name="rubric">The rubric.</param>
    /// <param name="ratings">A rating for each criterion, by id; <see langword="null"/> where one does not apply.</param>
    /// <returns>The score, and whether it passes.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A rating is not on its criterion's scale.</exception>
    public static RubricScore Of(Rubric rubric, IReadOnlyDictionary<string, int?> ratings)
    {
        ArgumentNullException.ThrowIfNull(rubric);
        ArgumentNullException.ThrowIfNull(ratings);
        ImmutableArray<(Criterion Criterion, decimal Share)> rated =
        [
            .. from criterion in rubric.Criteria
               where ratings.GetValueOrDefault(criterion.Id) is not null
               select (criterion, ShareOf(criterion, ratings[criterion.Id]!.Value)),
        ];
        ImmutableArray<(Criterion Criterion, decimal Share)> counted = [.. rated.Where(one => one.Criterion is { Soft: false, Bonus: false })];
        decimal weights = counted.Sum(one => (decimal)one.Criterion.Weight);
        if (weights == 0)
        {
            return new RubricScore(null, null, false, []);
        }

        decimal mean = counted.Sum(one => one.Criterion.Weight * one.Share) / weights;
        decimal bonus = rated.Where(one => one.Criterion.Bonus).Sum(one => one.Criterion.Weight * one.Share) / weights;
        ImmutableArray<string> failing = [.. counted.Where(one => Fails(one.Criterion, one.Share)).Select(one => one.Criterion.Id)];
        bool passes = rubric.Mode == RubricMode.AllPass ? counted.All(one => one.Share >= rubric.PassMark) : mean + bonus >= rubric.PassMark;

        return new RubricScore(failing.IsEmpty ? mean + bonus : 0m, mean + bonus, failing.IsEmpty && passes, failing);
    }

    private static bool Fails(Criterion criterion, decimal share) => (criterion.Critical && share < 0.5m) || (criterion.AutoFail && share == 0m);

    private static decimal ShareOf(Criterion criterion, int rating) => rating >= 1 && rating <= criterion.Scale
        ? criterion.ShareOf(rating)
        : throw new ArgumentOutOfRangeException(nameof(rating), rating, $"{criterion.Id} is rated 1 to {criterion.Scale}.");
}

/// <summary>A score.</summary>
/// <param name="Score">0 to 1, above with a bonus; <see langword="null"/> when nothing that counts was rated.</param>
/// <param name="Before">The score before failures took it to 0.</param>
/// <param name="Passes">True when the ticket passes.</param>
/// <param name="AutoFail">The criteria that failed it by themselves.</param>
public sealed record RubricScore(decimal? Score, decimal? Before, bool Passes, ImmutableArray<string> AutoFail);
