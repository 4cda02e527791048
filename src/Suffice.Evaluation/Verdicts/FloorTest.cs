using Suffice.Evaluation.Statistics.Estimates;
using Suffice.Evaluation.Statistics.Functions;
using Suffice.Evaluation.Statistics.Intervals;
using Suffice.Evaluation.Statistics.Significance;

namespace Suffice.Evaluation.Verdicts;

/// <summary>Holds the small model's mean against the floor.</summary>
/// <param name="rule">The rule.</param>
/// <param name="tasks">How many tasks are decided together.</param>
internal sealed class FloorTest(VerdictRule rule, int tasks)
{
    private readonly double mark = rule.FloorMark ?? 0;

    /// <summary>Tests a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="random">The source of the bootstrap's draws.</param>
    /// <returns>What was found.</returns>
    public FloorFinding Find(TaskRun run, Random random)
    {
        RunScores scores = RunScores.OfSmall(run);
        FloorFinding? finding = scores.Count == 0 ? null
            : run.Source == ScoreSource.Judge ? ByJudge(run, scores)
            : scores is { IsPassFail: true, IsClustered: false } ? ByShare(scores)
            : ByBootstrap(scores, random);

        return finding is null ? Nothing() : finding with { Status = StatusOf(finding, scores.Count), MoreItems = MoreAfter(finding, scores) };
    }

    private FloorFinding ByShare(RunScores scores)
    {
        int passed = scores.Small.Count(score => score == 1);
        double share = (double)passed / scores.Count;
        double score = (share - mark) / Math.Sqrt(mark * (1 - mark) / scores.Count);

        return Found(share, WilsonInterval.Of(passed, scores.Count, rule.Confidence), 2 * NormalDistribution.Upper(score), "Wilson score");
    }

    private FloorFinding ByBootstrap(RunScores scores, Random random)
    {
        ClusteredMean mean = new ClusteredBootstrap(random).OfMean(scores.Small, scores.Clusters, least: 0, confidence: rule.Confidence)!;

        return Found(mean.Mean, mean.Interval, 2 * mean.AbovePValue(mark), scores.IsClustered ? "clustered bootstrap-t" : "bootstrap-t");
    }

    private FloorFinding? ByJudge(TaskRun run, RunScores scores)
    {
        if (!scores.IsPassFail)
        {
            return RunScores.SmallWithPeople(run) is not { StandardError: > 0 } estimate ? null : Found(
                estimate.Mean,
                estimate.IntervalOf(rule.Confidence),
                2 * NormalDistribution.Upper((estimate.Mean - mark) / estimate.StandardError),
                "prediction-powered");
        }

        int passed = scores.Small.Count(score => score == 1);
        if (run.Judge?.Confusion is not { TruePositiveRate: { } tpr, TrueNegativeRate: { } tnr } judge
            || RoganGladen.Correct((double)passed / scores.Count, tpr, 1 - tnr) is not { } share
            || RoganGladen.IntervalOf(passed, scores.Count, judge, rule.Confidence) is not { } interval)
        {
            return null;
        }

        // No closed form: the level at which the interval begins at the mark.
        double p = Bisection.FirstWhere(1e-9, 1 - 1e-9, level => RoganGladen.IntervalOf(passed, scores.Count, judge, 1 - level)!.Value.Low >= mark);

        return Found(share, interval, p, "Rogan-Gladen, Lang-Reiczigel");
    }

    private FloorFinding Found(double mean, Interval interval, double p, string method) => new()
    {
        Mark = mark,
        Mean = mean,
        Interval = interval,
        Status = FloorStatus.InsufficientData,
        PValue = Math.Min(1, p),
        Method = method,
    };

    private FloorFinding Nothing() => new()
    {
        Mark = mark,
        Mean = null,
        Interval = null,
        Status = FloorStatus.InsufficientData,
        PValue = 1,
        Method = "none",
    };

    // With fewer items than a perfect score would need, "likely" would be said of any handful of passes.
    private FloorStatus StatusOf(FloorFinding finding, int items) => finding switch
    {
        { Interval.Low: var low } when low >= mark => FloorStatus.MeetsFloor,
        { Interval.High: var high } when high < mark => FloorStatus.Fails,
        { Mean: var mean } when mean >= mark && WilsonInterval.Of(items, items, rule.Confidence).Low >= mark => FloorStatus.Likely,
        _ => FloorStatus.InsufficientData,
    };

    private long? MoreAfter(FloorFinding finding, RunScores scores)
    {
        double level = (1 - rule.Confidence) / tasks;
        bool isSettled = finding.PValue <= level || finding.Interval!.Value.High < mark;
        if (isSettled)
        {
            return null;
        }

        // One item of either kind is added, as in Wilson's centre: ten passes of ten do not promise that all will pass.
        double planned = ((finding.Mean!.Value * scores.Count) + 1) / (scores.Count + 2);

        return FurtherItems.Of(SampleSize.ForShare(planned, mark, 1 - (level / 2), rule.Power), scores.Count);
    }
}
