using Suffice.Evaluation.Judges;
using Suffice.Evaluation.Statistics.Certificates;
using Suffice.Evaluation.Statistics.Intervals;
using Suffice.Evaluation.Statistics.Significance;

namespace Suffice.Evaluation.Verdicts;

/// <summary>
/// A verdict on a run that people watch: it may be read after every item and the run stopped at any time, by what it says, without
/// the chance of a wrong "sufficient" growing past 1 - confidence.
/// </summary>
/// <remarks>
/// Once reached, an outcome stands. It costs about 1.3 times the items of a test with a fixed number when the models are equal, and fewer when the small one is better or
/// much worse. Of items that belong together the first counts. Not safe for use by several threads at once.
/// </remarks>
public sealed class WatchedVerdict
{
    // What being allowed to look costs, in items, when there is no difference.
    private const double CostOfWatching = 1.3;

    private readonly VerdictRule rule;
    private readonly BettingProcess process;
    private readonly string? obstacle;
    private readonly HashSet<string> clusters = new(StringComparer.Ordinal);
    private double squares;
    private double low = -1;
    private double high = 1;
    private VerdictOutcome reached;

    /// <summary>Begins one.</summary>
    /// <param name="rule">What good enough means; it has a margin. A floor is not watched.</param>
    /// <param name="source">Where the scores come from.</param>
    /// <param name="judge">What the judge was measured to be worth; needed when a judge scores, and then scores are passes and fails.</param>
    /// <exception cref="ArgumentException">The rule is not one, or has no margin.</exception>
    public WatchedVerdict(VerdictRule rule, ScoreSource source = ScoreSource.Metric, JudgeTrust? judge = null)
    {
        ArgumentNullException.ThrowIfNull(rule);
        if ((rule.Problem() ?? (rule.Margin is null ? "a watched verdict needs a margin" : null)) is { } problem)
        {
            throw new ArgumentException(problem, nameof(rule));
        }

        bool isJudged = source == ScoreSource.Judge;
        this.rule = rule;
        obstacle = isJudged ? VerdictObstacles.OfJudge(judge) : null;
        process = new BettingProcess(isJudged && judge is not null ? judge.CorrectedMargin(rule.Margin!.Value) : rule.Margin!.Value);
    }

    /// <summary>Items counted.</summary>
    public long Items => process.Items;

    /// <summary>Items with an error, which are not counted.</summary>
    public long Errors { get; private set; }

    /// <summary>Items left out because one that belongs with them was counted.</summary>
    public long LeftOut { get; private set; }

    /// <summary>Mean of small minus large.</summary>
    public double Difference => process.Difference;

    /// <summary>Evidence, as an e-value, that the small model is not worse by the margin.</summary>
    public double NonInferiority => process.NonInferiority;

    /// <summary>Evidence, as an e-value, that it is.</summary>
    public double Inferiority => process.Inferiority;

    /// <summary>What has been shown by now.</summary>
    public VerdictOutcome Outcome => Obstacle is null ? reached : VerdictOutcome.Inconclusive;

    /// <summary>What keeps the run from settling anything, as it stands; <see langword="null"/> for nothing.</summary>
    public string? Obstacle => obstacle ?? VerdictObstacles.OfErrors(Errors, Items + Errors, rule);

    /// <summary>About how many more items would settle it; <see langword="null"/> when it is settled, or more would not help.</summary>
    public long? MoreItems
    {
        get
        {
            if (Obstacle is not null || reached != VerdictOutcome.Inconclusive)
            {
                return null;
            }

            double variance = ((squares + 2) / (Items + 2)) - (Difference * Difference);
            long? total = SampleSize.ForMean(variance, process.Margin + (Difference * Items / (Items + 2)), rule.Confidence, rule.Power);

            return FurtherItems.Of((long?)(total * CostOfWatching), Items);
        }
    }

    /// <summary>The verdict as it stands, in one sentence.</summary>
    public string Sentence => this switch
    {
        { Obstacle: { } why } => $"Nothing is settled: {why}.",
        { Outcome: VerdictOutcome.Sufficient } => $"Sufficient after {Items:#,0} items: a loss of {100 * process.Margin:0.##} points or more is ruled out.",
        { Outcome: VerdictOutcome.Insufficient } => $"Not sufficient after {Items:#,0} items: a loss of {100 * process.Margin:0.##} points or more is shown.",
        { MoreItems: { } more } => $"Nothing is settled after {Items:#,0} items; about {more:#,0} more would.",
        _ => $"Nothing is settled after {Items:#,0} items, and no practical number would tell: the difference lies on the margin.",
    };

    /// <summary>Takes the next item, in the order in which they are drawn.</summary>
    /// <param name="item">The item, with a score of both models.</param>
    /// <exception cref="ArgumentException">The large model was not asked.</exception>
    public void Add(PairedItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        if (item.Large is not { } large)
        {
            throw new ArgumentException($"Item {item.Id} has no score of the large model; both answer the same items.", nameof(item));
        }

        if (item.Small.IsError || large.IsError)
        {
            Errors++;
        }
        else if (item.Cluster is not null && !clusters.Add(item.Cluster))
        {
            LeftOut++;
        }
        else
        {
            Count(item.Small.Value!.Value - large.Value!.Value);
        }
    }

    /// <summary>Reads the interval of the difference that holds at all times at once, at twice the confidence less one; it only ever narrows.</summary>
    /// <returns>The interval, narrowed by this reading.</returns>
    public Interval ReadInterval()
    {
        low = Math.Max(low, process.LowerBound(1 - rule.Confidence));
        high = Math.Min(high, process.UpperBound(1 - rule.Confidence));

        return new Interval(low, high);
    }

    private void Count(double difference)
    {
        process.Add(difference);
        squares += difference * difference;
        double needed = 1 / (1 - rule.Confidence);
        reached = reached != VerdictOutcome.Inconclusive ? reached
            : process.NonInferiority >= needed ? VerdictOutcome.Sufficient
            : process.Inferiority >= needed ? VerdictOutcome.Insufficient
            : VerdictOutcome.Inconclusive;
    }
}
