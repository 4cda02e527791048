using Suffice.Evaluation.Statistics.Estimates;
using Suffice.Evaluation.Statistics.Functions;
using Suffice.Evaluation.Statistics.Intervals;
using Suffice.Evaluation.Statistics.Significance;

namespace Suffice.Evaluation.Verdicts;

/// <summary>Holds the small model's scores against the large one's on the same items.</summary>
/// <param name="rule">The rule.</param>
/// <param name="tasks">How many tasks are decided together.</param>
internal sealed class CeilingTest(VerdictRule rule, int tasks)
{
    private readonly double intervalConfidence = (2 * rule.Confidence) - 1;

    /// <summary>Tests a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="random">The source of the bootstrap's draws.</param>
    /// <returns>What was found; <see langword="null"/> when no item has a score of both models.</returns>
    public CeilingFinding? Find(TaskRun run, Random random)
    {
        RunScores scores = RunScores.OfPairs(run);
        if (scores.Count == 0)
        {
            return null;
        }

        bool isJudged = run.Source == ScoreSource.Judge;
        double? margin = isJudged && scores.IsPassFail && rule.Margin is { } whole ? run.Judge?.CorrectedMargin(whole) ?? whole : rule.Margin;
        PredictionPowered? withPeople = isJudged ? RunScores.DifferenceWithPeople(run) : null;
        CeilingFinding finding = scores is { IsPassFail: true, IsClustered: false } ? ByTable(scores, margin)
            : isJudged && !scores.IsPassFail && withPeople is { StandardError: > 0 } ? ByPeople(scores, withPeople, margin)
            : ByBootstrap(scores, margin, random);

        return finding with { Margin = rule.Margin, WithPeople = withPeople, WithPeopleInterval = withPeople?.IntervalOf(intervalConfidence) };
    }

    private CeilingFinding ByTable(RunScores scores, double? margin)
    {
        PairedTable table = PairedTable.Of(scores.Small.Zip(scores.Large, (small, large) => (small == 1, large == 1)));
        double worseP = margin is { } tested ? TangoInterval.InferiorityP(table, tested) : 0;

        // Bonett and Price's extra disagreements keep a short run from promising that there will never be one.
        double n = table.Items + 2;
        double discordance = (table.SmallOnly + table.LargeOnly + 2) / n;
        double difference = (table.SmallOnly - table.LargeOnly) / n;

        return Found(scores, table.Difference, TangoInterval.Of(table, intervalConfidence), "Tango score", margin) with
        {
            Table = table,
            EqualP = McNemarTest.MidP(table),
            NonInferiorityP = margin is null ? null : TangoInterval.NonInferiorityP(table, margin.Value),
            InferiorityP = margin is null ? null : worseP,
            MoreItems = More(margin, discordance - (difference * difference), difference, scores.Count, TangoInterval.NonInferiorityP(table, margin ?? 0), worseP),
        };
    }

    private CeilingFinding ByBootstrap(RunScores scores, double? margin, Random random)
    {
        ClusteredMean mean = new ClusteredBootstrap(random).OfMean(scores.Differences, scores.Clusters, confidence: intervalConfidence)!;
        double aboveP = mean.AbovePValue(-(margin ?? 0));
        double belowP = mean.BelowPValue(-(margin ?? 0));
        double variance = mean.StandardError > 0 ? mean.ItemVariance : 2.0 / (scores.Count + 2);

        return Found(scores, mean.Mean, mean.Interval, scores.IsClustered ? "clustered bootstrap-t" : "bootstrap-t", margin) with
        {
            NonInferiorityP = margin is null ? null : aboveP,
            InferiorityP = margin is null ? null : belowP,
            MoreItems = More(margin, variance, mean.Mean, scores.Count, aboveP, belowP),
        };
    }

    private CeilingFinding ByPeople(RunScores scores, PredictionPowered estimate, double? margin)
    {
        double score = (estimate.Mean + (margin ?? 0)) / estimate.StandardError;
        double aboveP = NormalDistribution.Upper(score);
        double belowP = NormalDistribution.Cdf(score);
        double variance = estimate.StandardError * estimate.StandardError * scores.Count;

        return Found(scores, estimate.Mean, estimate.IntervalOf(intervalConfidence), "prediction-powered", margin) with
        {
            NonInferiorityP = margin is null ? null : aboveP,
            InferiorityP = margin is null ? null : belowP,
            MoreItems = More(margin, variance, estimate.Mean, scores.Count, aboveP, belowP),
        };
    }

    private CeilingFinding Found(RunScores scores, double difference, Interval interval, string method, double? margin) => new()
    {
        Items = scores.Count,
        SmallMean = scores.Small.Average(),
        LargeMean = scores.Large.Average(),
        Difference = difference,
        Interval = interval,
        IntervalConfidence = intervalConfidence,
        TestedMargin = margin,
        Method = method,
    };

    private long? More(double? margin, double variance, double difference, int items, double aboveP, double belowP)
    {
        double level = (1 - rule.Confidence) / tasks;
        bool isSettled = margin is null || aboveP <= level || belowP <= 1 - rule.Confidence;

        return isSettled ? null : FurtherItems.Of(SampleSize.ForMean(variance, margin!.Value + difference, 1 - level, rule.Power), items);
    }
}
