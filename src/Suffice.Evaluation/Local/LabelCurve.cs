using System.Collections.Immutable;
using Suffice.Learning.Labels;

namespace Suffice.Evaluation.Local;

/// <summary>What more examples would bring: classifiers trained on some, measured on the others.</summary>
internal static class LabelCurve
{
    private const int First = 50;
    private const int Draws = 3;

    /// <summary>Measures at 50, 100, 200 and so on, as long as half as many are left to measure on.</summary>
    /// <param name="examples">The examples.</param>
    /// <param name="learning">How to train; its seed draws too.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The points, fewest examples first.</returns>
    public static ImmutableArray<CurvePoint> Of(IReadOnlyList<LabelExample> examples, LabelLearning learning, CancellationToken cancellationToken)
    {
        ImmutableArray<CurvePoint>.Builder points = ImmutableArray.CreateBuilder<CurvePoint>();
        for (int count = First; count + (count / 2) <= examples.Count; count *= 2)
        {
            double[] reached = [.. Enumerable.Range(0, Draws).Select(draw => Measure(examples, count, learning with { Seed = learning.Seed + draw }, cancellationToken)).OfType<double>()];
            if (reached.Length > 0)
            {
                points.Add(new CurvePoint(count, reached.Average()));
            }
        }

        return points.ToImmutable();
    }

    // Copies are drawn together, so that none is measured on that was learned from; a draw of one label teaches nothing.
    private static double? Measure(IReadOnlyList<LabelExample> examples, int count, LabelLearning learning, CancellationToken cancellationToken)
    {
        LabelExample[][] groups = [.. examples.GroupBy(example => example.SplitKey, StringComparer.Ordinal).Select(group => group.ToArray())];
        new Random(learning.Seed).Shuffle(groups);
        List<LabelExample> training = [];
        int taken = 0;
        while (taken < groups.Length && training.Count < count)
        {
            training.AddRange(groups[taken++]);
        }

        LabelExample[] others = [.. groups.Skip(taken).SelectMany(group => group)];
        if (others.Length == 0 || training.Select(example => example.Label).Distinct(StringComparer.Ordinal).Count() < 2)
        {
            return null;
        }

        LabelClassifier classifier = LabelLearner.Fit(training, learning, cancellationToken).Classifier;

        return others.Average(example => classifier.Guess(example.Request).Label == example.Label ? 1.0 : 0);
    }
}
