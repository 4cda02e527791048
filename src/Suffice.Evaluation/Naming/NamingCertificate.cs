using System.Collections.Immutable;
using Suffice.Classifier.Learned;
using Suffice.Evaluation.Statistics.Certificates;
using Suffice.Learning.Labels;
using Suffice.Policy;

namespace Suffice.Evaluation.Naming;

/// <summary>Finds the lowest probability at which a classifier may name tasks, so that the named calls are right at a stated rate.</summary>
/// <remarks>
/// Learn-then-Test with a fixed sequence (Angelopoulos et al. 2021, arXiv 2110.01052) and exact binomial p-values on the calls that a
/// threshold names. Thresholds and where the walk begins are fixed by calls of the training side, before a held-back call is looked at.
/// </remarks>
internal static class NamingCertificate
{
    private const int Steps = 40;

    // So many more calls than the fewest that could prove anything are expected at the threshold that the walk begins with.
    private const double Room = 1.5;

    // What is likelier another task, or none, is never named, however well the others go.
    private const double LeastProbability = 0.5;

    /// <summary>The thresholds, strictest first.</summary>
    /// <param name="fitted">How sure classifiers are of calls of the training side that they did not see.</param>
    /// <param name="held">How many calls are held back.</param>
    /// <param name="order">What is asked for.</param>
    /// <returns>Lowest probabilities, falling.</returns>
    public static ImmutableArray<double> Thresholds(IReadOnlyList<double> fitted, int held, NamingOrder order)
    {
        double fewest = Math.Log(1 - order.Confidence) / Math.Log(order.Right);
        double share = Math.Min(1, Room * fewest / Math.Max(1, held));
        double[] doubts = [.. fitted.Select(probability => 1 - probability)];
        double begin = doubts.Order().ElementAt(Math.Min(doubts.Length - 1, (int)Math.Ceiling(share * doubts.Length)));

        return [.. ThresholdGrid.FromScores(doubts, Steps).Where(doubt => doubt >= begin && doubt <= 1 - LeastProbability).Select(doubt => 1 - doubt)];
    }

    /// <summary>Walks the thresholds.</summary>
    /// <param name="held">The calls held back, with their tasks.</param>
    /// <param name="guesses">What the classifier takes them for.</param>
    /// <param name="thresholds">The thresholds, strictest first.</param>
    /// <param name="order">What is asked for.</param>
    /// <returns>The lowest probability that is proved, with its counts; <see langword="null"/> and what naming nothing counts when none is.</returns>
    public static (double? AtLeast, NamedCalls Counts) Certify(
        IReadOnlyList<LabelExample> held, IReadOnlyList<TaskGuess?> guesses, IReadOnlyList<double> thresholds, NamingOrder order)
    {
        ExactBinomialTest test = new();
        double? reached = null;
        foreach (double threshold in thresholds)
        {
            if (test.PValue(Wrongs(held, guesses, threshold), 1 - order.Right) > 1 - order.Confidence)
            {
                break;
            }

            reached = threshold;
        }

        double[] wrongs = reached is { } least ? Wrongs(held, guesses, least) : [];
        int right = held.Zip(guesses, (call, guess) => guess?.Task == call.Label).Count(isRight => isRight);

        return (reached, new NamedCalls(
            held.Count, right, wrongs.Length, (int)wrongs.Sum(), wrongs.Length == 0 ? 1 : test.UpperBound(wrongs, order.Confidence)));
    }

    // A call taken for none of the tasks is not named.
    private static double[] Wrongs(IReadOnlyList<LabelExample> held, IReadOnlyList<TaskGuess?> guesses, double threshold) =>
    [
        .. held.Zip(guesses)
            .Where(pair => pair.Second is { } guess && guess.Probability >= threshold && guess.Task != TaskPolicy.DefaultName)
            .Select(pair => pair.Second!.Value.Task == pair.First.Label ? 0.0 : 1.0),
    ];
}
