using System.Diagnostics;
using Suffice.Evaluation.Curves;
using Suffice.Evaluation.Offline;
using Suffice.Evaluation.Statistics.Intervals;
using Suffice.Learning.Labels;

namespace Suffice.Evaluation.Local;

/// <summary>Trains a local model on labelled calls and measures it; refuses where there is no closed set of labels or too little to learn from.</summary>
public static class Distiller
{
    /// <summary>Labels with fewer examples are hardly learned, and told.</summary>
    public const int FewestOfALabel = 5;

    private const int TimedCalls = 500;
    private const int TimedRounds = 5;

    /// <summary>Trains and measures.</summary>
    /// <param name="found">The examples.</param>
    /// <param name="learning">How to train.</param>
    /// <param name="withCurve">True to measure what fewer examples give; it takes a fit for each of several sizes.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The model and its report.</returns>
    /// <exception cref="ReplayException">The examples cannot be learned from; the message says why, with counts.</exception>
    public static Distillation Make(LabelExamples found, LabelLearning learning, bool withCurve, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(learning);
        IReadOnlyList<LabelExample> examples = found.Examples;
        ClosedLabels closed = ClosedLabels.Of(found);
        (LabelClassifier classifier, IReadOnlyList<LabelGuess> heldOut) = LabelLearner.Fit(examples, learning, cancellationToken);
        LocalModel model = LocalModel.Of(classifier);
        bool[] right = [.. heldOut.Zip(examples, (guess, example) => guess.Label == example.Label)];
        double[] stated = [.. heldOut.Select(guess => guess.Confidence)];
        int hits = right.Count(isRight => isRight);

        return new Distillation(model, new DistilReport
        {
            Model = model.Id,
            From = found.From,
            Examples = examples.Count,
            LeftOut = found.LeftOut,
            Labels = closed.Labels,
            Answerable = closed.Answerable,
            Accuracy = (double)hits / right.Length,
            AccuracyInterval = WilsonInterval.Of(hits, right.Length),
            ConstantAccuracy = (double)closed.Labels[0].Examples / right.Length,
            Ece = Reliability.Error(Reliability.EqualWidth(stated, right)),
            EceNull = Reliability.NullError(stated, new Random(learning.Seed)),
            CoverageAt90 = RiskCoverage.CoverageAt(stated, right, 0.9),
            Curve = withCurve ? LabelCurve.Of(examples, learning, cancellationToken) : [],
            Bytes = model.Content.Length,
            MicrosecondsPerCall = Time(classifier, examples),
        });
    }

    private static double Time(LabelClassifier classifier, IReadOnlyList<LabelExample> examples)
    {
        LabelExample[] timed = [.. examples.Take(TimedCalls)];
        double[] rounds = new double[TimedRounds];
        for (int round = 0; round < rounds.Length; round++)
        {
            long start = Stopwatch.GetTimestamp();
            foreach (LabelExample example in timed)
            {
                classifier.Guess(example.Request);
            }

            rounds[round] = Stopwatch.GetElapsedTime(start).TotalMicroseconds / timed.Length;
        }

        Array.Sort(rounds);

        return rounds[TimedRounds / 2];
    }
}
