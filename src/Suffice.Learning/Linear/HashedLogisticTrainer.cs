using Suffice.Learning.Text;

namespace Suffice.Learning.Linear;

/// <summary>Trains logistic scores of hashed text, one for each of several yes-or-no targets.</summary>
/// <remarks>
/// Dual coordinate descent for logistic regression with an L2 penalty (Yu, Huang and Lin, Machine Learning 85, 2011): it has no step
/// size to choose, and comes to the same weights whatever the order of the examples.
/// </remarks>
/// <param name="cost">What an example's loss weighs against the penalty; above 0.</param>
/// <param name="rounds">The most passes over the examples.</param>
internal sealed class HashedLogisticTrainer(double cost, int rounds = 30)
{
    private const double Enough = 0.02;
    private const int MostSteps = 20;

    /// <summary>Trains.</summary>
    /// <param name="targets">For each output, what it is trained on.</param>
    /// <param name="buckets">How many buckets the texts were hashed to.</param>
    /// <param name="seed">Orders the passes.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The model.</returns>
    public HashedLinear Train(IReadOnlyList<TextTarget> targets, int buckets, int seed, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(targets);
        HashedLinear model = new(targets.Count, new float[targets.Count], new float[buckets * targets.Count]);
        for (int output = 0; output < targets.Count; output++)
        {
            TrainOutput(model, output, targets[output].Texts, targets[output].Holds, new Random(seed), cancellationToken);
        }

        model.Round();
        return model;
    }

    private void TrainOutput(
        HashedLinear model, int output, IReadOnlyList<HashedText> texts, bool[] target, Random random, CancellationToken cancellationToken)
    {
        double[] duals = new double[texts.Count];
        double least = Math.Min(1e-3 * cost, 1e-8);
        Array.Fill(duals, least);
        for (int i = 0; i < texts.Count; i++)
        {
            Add(model, output, texts[i], target[i] ? least : -least);
        }

        int[] order = [.. Enumerable.Range(0, texts.Count)];
        for (int round = 0; round < rounds; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            random.Shuffle(order);
            double worst = 0;
            foreach (int i in order)
            {
                worst = Math.Max(worst, Improve(model, output, texts[i], target[i] ? 1 : -1, ref duals[i]));
            }

            if (worst < Enough)
            {
                return;
            }
        }
    }

    // One dual variable by Newton's method on whichever of itself and its complement is the smaller.
    private double Improve(HashedLinear model, int output, HashedText text, int sign, ref double dual)
    {
        double margin = sign * Dot(model, output, text);
        double square = text.SquaredLength + 1;
        bool isComplement = (0.5 * square * (cost - dual - dual)) + margin < 0;
        double turn = isComplement ? -1 : 1;
        double before = Math.Max(isComplement ? cost - dual : dual, 1e-12 * cost);
        double z = cost - before < 0.5 * cost ? 0.1 * before : before;
        double slope = (square * (z - before)) + (turn * margin) + Math.Log(z / (cost - z));
        double first = Math.Abs((turn * margin) + Math.Log(before / (cost - before)));
        for (int step = 0; step < MostSteps && Math.Abs(slope) > 1e-3; step++)
        {
            double next = z - (slope / (square + (cost / (cost - z) / z)));
            z = next <= 0 ? z * 0.1 : Math.Min(next, cost * (1 - 1e-12));
            slope = (square * (z - before)) + (turn * margin) + Math.Log(z / (cost - z));
        }

        dual = isComplement ? cost - z : z;
        Add(model, output, text, turn * (z - before) * sign);
        return first;
    }

    private static double Dot(HashedLinear model, int output, HashedText text)
    {
        double sum = model.Biases[output];
        float[] weights = model.Weights;
        int outputs = model.Outputs;
        for (int i = 0; i < text.Buckets.Length; i++)
        {
            sum += weights[(text.Buckets[i] * outputs) + output] * text.Weights[i];
        }

        return sum;
    }

    private static void Add(HashedLinear model, int output, HashedText text, double amount)
    {
        model.Biases[output] += (float)amount;
        float[] weights = model.Weights;
        int outputs = model.Outputs;
        for (int i = 0; i < text.Buckets.Length; i++)
        {
            weights[(text.Buckets[i] * outputs) + output] += (float)amount * text.Weights[i];
        }
    }
}

/// <summary>What one output is trained on.</summary>
/// <param name="Texts">The examples.</param>
/// <param name="Holds">Whether each is one.</param>
internal sealed record TextTarget(IReadOnlyList<HashedText> Texts, bool[] Holds);
