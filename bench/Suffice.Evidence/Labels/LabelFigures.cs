using System.Diagnostics;
using System.Globalization;
using Suffice.Evaluation.Curves;
using Suffice.Evidence.Aims;
using Suffice.Learning.Labels;

namespace Suffice.Evidence.Labels;

/// <summary>Prints what a classifier reaches.</summary>
internal static class LabelFigures
{
    /// <summary>Accuracy, calibration and how much can be served at 90% accuracy.</summary>
    /// <param name="name">What is measured.</param>
    /// <param name="guessed">For each seed, the guesses.</param>
    /// <param name="accuracy">The accuracy of the baseline and the aim; <see langword="null"/> for none.</param>
    /// <param name="error">The same for the calibration error.</param>
    /// <param name="coverage">The same for the coverage.</param>
    public static void Write(
        string name,
        IReadOnlyList<(double Confidence, bool IsRight)[]> guessed,
        (double Baseline, double Target)? accuracy = null,
        (double Baseline, double Target)? error = null,
        (double Baseline, double Target)? coverage = null)
    {
        AimTable.Write(new Aim(name, "accuracy", accuracy?.Baseline, accuracy?.Target), Figure.Of(guessed, items => items.Average(i => i.IsRight ? 1.0 : 0)));
        double chance = guessed.Average(items => Reliability.NullError([.. items.Select(i => i.Confidence)], new Random(1)));
        AimTable.Write(
            new Aim(name, string.Create(CultureInfo.InvariantCulture, $"ECE (by chance {chance:0.000})"), error?.Baseline, error?.Target, IsLowBetter: true),
            new Figure(guessed.Average(Error), null));
        AimTable.Write(
            new Aim(name, "coverage at 90% accuracy", coverage?.Baseline, coverage?.Target, IsShare: true),
            Figure.Of(guessed, items => RiskCoverage.CoverageAt([.. items.Select(i => i.Confidence)], [.. items.Select(i => i.IsRight)], 0.9)));
    }

    /// <summary>What a classifier of all examples takes.</summary>
    /// <param name="examples">The examples.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static void WriteSize(LabelExample[] examples, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        LabelClassifier classifier = LabelLearner.Fit(examples, new LabelLearning(), cancellationToken).Classifier;
        double fitting = Stopwatch.GetElapsedTime(start).TotalSeconds;
        using MemoryStream file = new();
        classifier.Save(file);
        double[] rounds = new double[5];
        for (int round = 0; round < rounds.Length; round++)
        {
            start = Stopwatch.GetTimestamp();
            foreach (LabelExample example in examples)
            {
                classifier.Guess(example.Request);
            }

            rounds[round] = Stopwatch.GetElapsedTime(start).TotalMicroseconds / examples.Length;
        }

        Array.Sort(rounds);
        Console.WriteLine();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{classifier.Labels.Length} labels, {examples.Length} examples of {examples.Average(e => e.Request.ConversationText().Length):0} characters: {rounds[2]:0} microseconds a call (median of five rounds, one thread), {file.Length / 1048576.0:0.0} MiB, trained in {fitting:0.0} s."));
    }

    private static double Error((double Confidence, bool IsRight)[] items) =>
        Reliability.Error(Reliability.EqualWidth([.. items.Select(i => i.Confidence)], [.. items.Select(i => i.IsRight)]));
}
