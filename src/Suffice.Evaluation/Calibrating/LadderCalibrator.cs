using System.Collections.Immutable;
using System.Security.Cryptography;
using Suffice.Confidence;
using Suffice.Evaluation.Offline;
using Suffice.Evaluation.Statistics.Certificates;
using Suffice.Fingerprints;
using Suffice.Learning.Labelled;
using Suffice.Learning.Ladders;

namespace Suffice.Evaluation.Calibrating;

/// <summary>Makes calibrations of labelled calls: fits the estimator, chooses how to serve, has the threshold proved on calls held back, and describes what came of it.</summary>
/// <param name="time">Dates calibrations.</param>
public sealed class LadderCalibrator(TimeProvider time)
{
    /// <summary>The estimator's file beside a calibration.</summary>
    public const string EstimatorFile = "estimator.bin";

    private const int Folds = 5;

    // Beyond this many fixed parts a task's calls cannot be told from others by them.
    private const int MostFingerprints = 8;

    // The loosest threshold that just holds on the calls it is chosen on tends to be broken by the next ones.
    private const double Caution = 0.25;

    private static readonly double[] Levels = [0.5, 0.6, 0.7, 0.8, 0.9, 0.95];

    /// <summary>Makes a calibration.</summary>
    /// <param name="calls">The labelled calls.</param>
    /// <param name="order">What is asked for.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The calibration and its estimator.</returns>
    /// <exception cref="ArgumentException">There are too few calls.</exception>
    /// <exception cref="ReplayException">The last rung is never right, and what is asked for is measured against it.</exception>
    public CalibrationOutcome Make(IReadOnlyList<LabelledCall> calls, CalibrationOrder order, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(calls);
        ArgumentNullException.ThrowIfNull(order);
        if (order.Promise is not { Kind: PromiseKind.FloorRisk } && calls.Count > 0 && !calls.Any(call => call.Rungs[^1].IsRight))
        {
            throw new ReplayException(
                $"the last rung, {calls[0].Rungs[^1].Model}, is right on none of the {calls.Count} labelled calls: against it nothing can be lost, and a promise would say nothing. Look at the references and at what measures the answers, or promise --floor-risk");
        }

        (IReadOnlyList<LabelledCall> fitted, IReadOnlyList<LabelledCall> held) = order.Promise is null
            ? (calls, [])
            : CallSplit.Of(calls, order.HeldShare, order.Learning.Seed);
        RuleGoal goal = order.Promise is { } promise ? new RuleGoal(promise.Kind, promise.Value) : new RuleGoal(PromiseKind.Share, order.Keep);
        RuleTrial fitting = new([.. LadderLearner.CrossFit(fitted, order.Learning, Folds, cancellationToken).Select(ScoredCall.Of)], goal);
        LadderRule rule = new RuleChoice(fitting, goal.Allowed, new ServingCost(order.SecondWorthUsd), order.Promise is null ? Caution : 0).Choose();
        LadderEstimator estimator = LadderLearner.Fit(fitted, order.Learning, cancellationToken);
        RuleTrial judging = order.Promise is null ? fitting : new RuleTrial([.. held.Select(call => ScoredCall.Of(estimator, call))], goal);
        Certificate? certificate = null;
        if (order.Promise is { } promised)
        {
            (rule, certificate) = new PromiseProof(judging, goal, promised).Prove(rule);
        }

        using MemoryStream content = new();
        estimator.Save(content);
        Calibration calibration = Describe(order, calls, new Sizes(fitted.Count, held.Count), content.ToArray(), rule, judging) with { Certificate = certificate };
        calibration = calibration.StartAbove is null ? calibration : calibration with { StartHold = StartHold.Of(estimator, judging.Calls) };

        return new CalibrationOutcome(calibration, estimator, content.ToArray(), judging.Calls);
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
            Logprobs = !isRoute && HaveLogprobs(calls),
            ExpectedSaving = ServingCost.Saving(judging.Calls, served),
            ExpectedEscalation = served.Length == 0 ? null : (double)served.Count(call => call.Tried > 1) / served.Length,
            ExpectedLastShare = served.Length == 0 ? null : (double)served.Count(call => call.Rung == order.Ladder.Length - 1) / served.Length,
            Quality = EstimateQuality.Of(judging.Calls, rule, order.Learning.Seed),
            Levels = [.. LevelsOf(judging, rule)],
        };
    }

    private static IEnumerable<ConfidenceLevel> LevelsOf(RuleTrial judging, LadderRule rule)
    {
        LossEvidence evidence = new(judging.Calls);
        foreach (double level in rule.Mode == CalibrationMode.Route || judging.Calls.Count == 0 ? [] : Levels)
        {
            ServedCall[] served = judging.Serve(rule with { AtLeast = level });
            double[] regrets = [.. served.Select(call => call.IsRegret ? 1.0 : 0)];
            int last = judging.Calls[0].Call.Rungs.Length - 1;
            yield return new ConfidenceLevel(
                level,
                (double)served.Count(call => call.Rung < last) / served.Length,
                regrets.Average(),
                new ExactBinomialTest().UpperBound(evidence.Of(regrets, PromiseKind.Regret), 0.95));
        }
    }

    private static bool HaveLogprobs(IReadOnlyList<LabelledCall> calls) =>
        2 * calls.Count(call => call.Rungs.SkipLast(1).Any(answer => answer.Answer?.Logprobs is not null)) > calls.Count;

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
