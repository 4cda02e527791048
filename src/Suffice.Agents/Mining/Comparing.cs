using System.Collections.Immutable;
using Suffice.Agents.Mining.Outcomes;
using Suffice.Agents.Mining.Signs;
using Suffice.Agents.Mining.Weighing;
using Suffice.Evaluation.Curves;
using Suffice.Evaluation.Statistics.Functions;
using Suffice.Evaluation.Statistics.Intervals;

namespace Suffice.Agents.Mining;

/// <summary>Holds a side of the outcome against the rest: weighs signs, chooses a scorecard, measures it on what was held out.</summary>
/// <param name="table">The signs.</param>
/// <param name="rows">What each ticket counts.</param>
/// <param name="settings">How signs are weighed.</param>
/// <param name="items">The most signs on the scorecard.</param>
internal sealed class Comparing(SignTable table, MinedRows rows, WeighingSettings settings, int items)
{
    private const int Examples = 3;
    private static readonly double Sure = NormalDistribution.Quantile(0.975);

    /// <summary>Compares.</summary>
    /// <param name="side">The side.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What was found.</returns>
    public MinedComparison Compare(Side side, CancellationToken cancellationToken)
    {
        List<WeighedSign> passing = new SignWeigher(table, rows.Training, settings).Weigh(side.Holds);
        Scorecard card = new ScorecardChoice(side.Holds, rows.Training, settings).Choose(passing, items, cancellationToken);
        double[] all = card.Score(rows.Tickets.Length);
        double[] scores = [.. rows.Measured.Select(row => all[row])];
        bool[] labels = [.. rows.Measured.Select(row => side.Holds[row])];
        double area = Discrimination.AreaUnderRoc(scores, labels);

        return new MinedComparison
        {
            Value = side.Name,
            Training = rows.Training.Where((_, row) => side.Holds[row]).Sum(),
            TrainingRest = rows.Training.Where((_, row) => !side.Holds[row]).Sum(),
            HeldOut = labels.Count(label => label),
            HeldOutRest = labels.Count(label => !label),
            Area = double.IsNaN(area) ? null : area,
            Area95 = RocInterval.Of(scores, labels),
            Passing = passing.Count,
            Bias = card.Bias,
            Scores = [.. scores],
            Criteria =
            [
                .. card.Signs.Select((sign, i) => Criterion(sign, card.Weights[i], side.Holds, labels))
                    .OrderByDescending(Telling)
                    .ThenBy(criterion => criterion.Sign.ToString(), StringComparer.Ordinal),
            ],
        };
    }

    // How far the sign spreads the scores: a heavy weight on what hardly a ticket shows tells little.
    private static double Telling(MinedCriterion criterion)
    {
        SignCount count = criterion.Training;
        double share = (count.Shown + count.ShownElsewhere) / (count.Of + count.OfElsewhere);
        return Math.Abs(criterion.Weight) * Math.Sqrt(share * (1 - share));
    }

    private MinedCriterion Criterion(WeighedSign sign, double weight, bool[] side, bool[] labels)
    {
        HashSet<int> shown = [.. sign.Rows.Rows];
        LogOdds odds = sign.LogOdds;

        return new MinedCriterion
        {
            Sign = sign.Rows.Sign,
            Weight = weight,
            LogOdds = odds.Value,
            LogOdds95 = new Interval(odds.Value - (Sure * odds.Error), odds.Value + (Sure * odds.Error)),
            Q = sign.Q,
            Training = new SignCount(sign.Shown, sign.All, sign.ShownThere, sign.AllThere),
            HeldOut = new SignCount(
                rows.Measured.Count(row => side[row] && shown.Contains(row)), labels.Count(label => label),
                rows.Measured.Count(row => !side[row] && shown.Contains(row)), labels.Count(label => !label)),
            Examples = ExamplesOf(sign.Rows.Rows, odds.Value > 0, side),
        };
    }

    private ImmutableArray<string> ExamplesOf(int[] shown, bool isFor, bool[] side) =>
        [.. shown.Where(row => rows.Training[row] > 0 && side[row] == isFor).DistinctBy(row => rows.Groups[row]).Take(Examples).Select(row => rows.Tickets[row].Id)];
}
