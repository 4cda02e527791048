using Suffice.Evaluation.Curves;
using Suffice.Learning.Linear;
using Suffice.Learning.Text;

namespace Suffice.Evidence.Mining;

/// <summary>TF-IDF with logistic regression, one score a value: what the mined criteria are held against. Its penalty is chosen on a fifth of the training tickets.</summary>
internal static class PlainModel
{
    private static readonly double[] Costs = [1, 10, 100];

    /// <summary>Trains and scores.</summary>
    /// <param name="training">The training texts with their values.</param>
    /// <param name="measured">The texts to score.</param>
    /// <param name="values">The values.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>For each value, the scores of the measured texts.</returns>
    public static double[][] Score((string Text, string Value)[] training, string[] measured, IReadOnlyList<string> values, CancellationToken cancellationToken)
    {
        (string Text, string Value)[] most = [.. training.Where((_, i) => i % 5 != 0)];
        (string Text, string Value)[] part = [.. training.Where((_, i) => i % 5 == 0)];
        string[] texts = [.. part.Select(ticket => ticket.Text)];
        double best = Costs.MaxBy(cost => Macro(Fit(most, texts, values, cost, cancellationToken), [.. part.Select(ticket => ticket.Value)], values));

        return Fit(training, measured, values, best, cancellationToken);
    }

    /// <summary>The mean area under the ROC curve over the values.</summary>
    public static double Macro(double[][] scores, string[] truth, IReadOnlyList<string> values) =>
        Enumerable.Range(0, values.Count).Select(v => Discrimination.AreaUnderRoc(scores[v], [.. truth.Select(value => value == values[v])])).Where(area => !double.IsNaN(area)).DefaultIfEmpty(double.NaN).Average();

    private static double[][] Fit((string Text, string Value)[] training, string[] measured, IReadOnlyList<string> values, double cost, CancellationToken cancellationToken)
    {
        TfIdf words = new([.. training.Select(ticket => ticket.Text)]);
        HashedText[] texts = [.. training.Select(ticket => words.Of(ticket.Text))];
        TextTarget[] targets = [.. values.Select(value => new TextTarget(texts, [.. training.Select(ticket => ticket.Value == value)]))];
        HashedLinear model = new HashedLogisticTrainer(cost).Train(targets, words.Count, seed: 1, cancellationToken);
        double[][] scores = [.. values.Select(_ => new double[measured.Length])];
        double[] row = new double[values.Count];
        for (int i = 0; i < measured.Length; i++)
        {
            model.Score(words.Of(measured[i]), row);
            for (int v = 0; v < row.Length; v++)
            {
                scores[v][i] = row[v];
            }
        }

        return scores;
    }
}
