using System.Collections.Immutable;
using System.Security.Cryptography;
using Suffice.Confidence;
using Suffice.Evaluation.Statistics;
using Suffice.Learning.Labelled;
using Suffice.Learning.Ladders;
using Suffice.Tasks;

namespace Suffice.Evaluation.Calibrating;

/// <summary>Makes calibrations of labelled calls: fits the estimator, chooses how to serve, and proves the threshold on calls held back.</summary>
/// <param name="time">Dates calibrations.</param>
public sealed class LadderCalibrator(TimeProvider time)
{
    /// <summary>The estimator's file beside a calibration.</summary>
    public const string EstimatorFile = "estimator.bin";

    private const int Folds = 5;

    // Beyond this many fixed parts a task's calls cannot be told from others by them.
    private const int MostFingerprints = 8;

    private static readonly double[] Levels = [0.5, 0.6, 0.7, 0.8, 0.9, 0.95];

    /// <summary>Makes a calibration.</summary>
    /// <param name="calls">The labelled calls.</param>
    /// <param name="order">What is asked for.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The calibration and its estimator.</returns>
    /// <exception cref="ArgumentException">There are too few calls.</exception>
    public CalibrationOutcome Make(IReadOnlyList<LabelledCall> calls, CalibrationOrder order, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(calls);
        ArgumentNullException.ThrowIfNull(order);
        (IReadOnlyList<LabelledCall> fitted, IReadOnlyList<LabelledCall> held) = order.Promise is null
            ? (calls, [])
            : CallSplit.Of(calls, order.HeldShare, order.Learning.Seed);
        RuleGoal goal = order.Promise is { } promise ? new RuleGoal(promise.Kind, promise.Value) : new RuleGoal(PromiseKind.Share, order.Keep);
        RuleTrial fitting = new([.. LadderLearner.CrossFit(fitted, order.Learning, Folds, cancellationToken).Select(ScoredCall.Of)], goal);
        LadderRule rule = new RuleChoice(fitting, goal.Allowed, new ServingCost(order.SecondWorthUsd)).Choose();
        LadderEstimator estimator = LadderLearner.Fit(fitted, order.Learning, cancellationToken);
        RuleTrial judging = order.Promise is null ? fitting : new RuleTrial([.. held.Select(call => ScoredCall.Of(estimator, call))], goal);
        Certificate? certificate = null;
        if (order.Promise is { } promised)
        {
            (rule, certificate) = Prove(judging, rule, goal, promised);
        }

        using MemoryStream content = new();
        estimator.Save(content);
        Calibration calibration = Describe(order, calls, new Sizes(fitted.Count, held.Count), content.ToArray(), rule, judging) with { Certificate = certificate };

        return new CalibrationOutcome(calibration, estimator, content.ToArray(), judging.Calls);
    }

    private static (LadderRule Rule, Certificate? Certificate) Prove(RuleTrial held, LadderRule rule, RuleGoal goal, Promise promise)
    {
        IMeanLossTest test = promise.Kind == PromiseKind.Share
            ? new BettingTest(goal.Least, goal.Most, 1 - promise.Confidence)
            : new ExactBinomialTest();
        LadderRule proved = rule with { AcceptUpTo = double.NegativeInfinity, StartAbove = double.PositiveInfinity };
        Certificate? certificate = null;
        foreach (double threshold in held.Calls.Count == 0 ? [] : held.Grid(rule))
        {
            LadderRule tried = rule with { AcceptUpTo = threshold };
            ServedCall[] served = held.Serve(tried);
            double[] losses = held.Losses(served);
            double p = test.PValue(losses, goal.Allowed);
            if (p > 1 - promise.Confidence)
            {
                break;
            }

            proved = tried;
            certificate = new Certificate(
                losses.Length,
                (int)Math.Round(promise.Kind == PromiseKind.Share ? losses.Sum() : losses.Count(loss => loss > 0)),
                BoundOf(test, losses, goal, promise, held),
                p,
                (double)served.Count(call => call.Rung < held.Calls[0].Call.Rungs.Length - 1) / served.Length);
        }

        return (proved, certificate);
    }

    // A net loss is told as what it stands for: the share of the last rung's accuracy that is kept.
    private static double BoundOf(IMeanLossTest test, double[] losses, RuleGoal goal, Promise promise, RuleTrial held)
    {
        double most = test.UpperBound(losses, promise.Confidence);
        if (promise.Kind != PromiseKind.Share)
        {
            return most;
        }

        double last = held.Calls.Average(call => call.Call.Rungs[^1].IsRight ? 1.0 : 0.0);

        return last > 0 ? Math.Clamp((goal.Most) - (most / last), 0, 1) : 0;
    }

    private Calibration Describe(
        CalibrationOrder order, IReadOnlyList<LabelledCall> calls, Sizes sizes, byte[] estimator, LadderRule rule, RuleTrial judging)
    {
        ServedCall[] served = judging.Serve(rule);
        DateTimeOffset now = time.GetUtcNow();
        bool isRoute = rule.Mode == CalibrationMode.Route;
        double? threshold = double.IsNegativeInfinity(rule.AcceptUpTo) ? null : rule.AcceptUpTo;

        return new Calibration
        {
            Task = order.Task,
            MadeAt = now,
            ReviewBy = now + order.GoodFor,
            Ladder = order.Ladder,
            Mode = rule.Mode,
            Second = rule.AskSecond is null ? null : order.Second,
            Gate = order.Gate,
            Fingerprints = FingerprintsOf(calls),
            Estimator = new EstimatorPin(EstimatorFile, Convert.ToHexStringLower(SHA256.HashData(estimator))),
            Source = new CalibrationSource(LabelledHash.Of(calls), sizes.Fitted, sizes.Held),
            Promise = order.Promise,
            AcceptUpTo = isRoute ? null : threshold,
            StartAbove = isRoute ? threshold : double.IsPositiveInfinity(rule.StartAbove) || threshold is null ? null : rule.StartAbove,
            AskSecond = rule.AskSecond,
            ExpectedSaving = ServingCost.Saving(judging.Calls, served),
            ExpectedEscalation = served.Length == 0 ? null : (double)served.Count(call => call.IsEscalated) / served.Length,
            Quality = EstimateQuality.Of(judging.Calls, rule, order.Learning.Seed),
            Levels = [.. LevelsOf(judging, rule)],
        };
    }

    private static IEnumerable<ConfidenceLevel> LevelsOf(RuleTrial judging, LadderRule rule)
    {
        foreach (double level in rule.Mode == CalibrationMode.Route || judging.Calls.Count == 0 ? [] : Levels)
        {
            ServedCall[] served = judging.Serve(rule with { AtLeast = level });
            int regrets = served.Count(call => call.IsRegret);
            int last = judging.Calls[0].Call.Rungs.Length - 1;
            yield return new ConfidenceLevel(
                level,
                (double)served.Count(call => call.Rung < last) / served.Length,
                (double)regrets / served.Length,
                Binomial.UpperBound(regrets, served.Length, 0.95));
        }
    }

    private static ImmutableArray<string> FingerprintsOf(IReadOnlyList<LabelledCall> calls)
    {
        SortedSet<string> seen = new(StringComparer.Ordinal);
        foreach (LabelledCall call in calls)
        {
            seen.Add(CallFingerprint.Of(call.Request) ?? TaskConfidence.NoFingerprint);
        }

        return seen.Count > MostFingerprints ? [] : [.. seen];
    }

    /// <summary>How many calls were on each side.</summary>
    private readonly record struct Sizes(int Fitted, int Held);
}
