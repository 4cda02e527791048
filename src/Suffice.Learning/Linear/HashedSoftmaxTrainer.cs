using System.Numerics.Tensors;
using Suffice.Learning.Text;

namespace Suffice.Learning.Linear;

/// <summary>Trains linear scores of hashed text whose softmax is the probability of each of several labels.</summary>
/// <remarks>
/// Stochastic gradient descent on the multinomial loss with an L2 penalty; the step falls to 0 in a straight line, and the weights shrink
/// through one common factor (Bottou, Stochastic Gradient Descent Tricks, 2012). All labels of a bucket are changed at once.
/// </remarks>
/// <param name="cost">What an example's loss weighs against the penalty; above 0.</param>
/// <param name="passes">How often every example is looked at.</param>
internal sealed class HashedSoftmaxTrainer(double cost, int passes = 20)
{
    private const double FirstStep = 2;
    private const float SmallestScale = 1e-4f;

    /// <summary>Trains.</summary>
    /// <param name="texts">The examples, each of length about 1.</param>
    /// <param name="labels">Each example's label, from 0.</param>
    /// <param name="outputs">How many labels.</param>
    /// <param name="buckets">How many buckets the texts were hashed to.</param>
    /// <param name="seed">Orders the passes.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The model.</returns>
    public HashedLinear Train(
        IReadOnlyList<HashedText> texts, IReadOnlyList<int> labels, int outputs, int buckets, int seed, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(labels);
        HashedLinear model = new(outputs, new float[outputs], new float[buckets * outputs]);
        Random random = new(seed);
        int[] order = [.. Enumerable.Range(0, texts.Count)];
        float[] errors = new float[outputs];
        float scale = 1;
        double steps = (double)texts.Count * passes, done = 0;
        for (int pass = 0; pass < passes; pass++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            random.Shuffle(order);
            foreach (int i in order)
            {
                double step = FirstStep * (1 - (done++ / steps));
                Errors(model, texts[i], labels[i], scale, errors);
                scale *= (float)(1 - (step / (cost * texts.Count)));
                Move(model, texts[i], errors, (float)(-step / scale), (float)-step);
                scale = scale < SmallestScale ? Rescaled(model, scale) : scale;
            }
        }

        Rescaled(model, scale);
        model.Round();

        return model;
    }

    // The predicted probabilities less 1 at the right label.
    private static void Errors(HashedLinear model, HashedText text, int label, float scale, float[] errors)
    {
        Array.Clear(errors);
        for (int i = 0; i < text.Buckets.Length; i++)
        {
            TensorPrimitives.MultiplyAdd(RowOf(model, text.Buckets[i]), text.Weights[i], errors, errors);
        }

        TensorPrimitives.MultiplyAdd(errors, scale, model.Biases, errors);
        TensorPrimitives.SoftMax(errors, errors);
        errors[label] -= 1;
    }

    private static void Move(HashedLinear model, HashedText text, float[] errors, float step, float biasStep)
    {
        TensorPrimitives.MultiplyAdd(errors, biasStep * 0.1f, model.Biases, model.Biases);
        for (int i = 0; i < text.Buckets.Length; i++)
        {
            Span<float> row = RowOf(model, text.Buckets[i]);
            TensorPrimitives.MultiplyAdd(errors, step * text.Weights[i], row, row);
        }
    }

    private static float Rescaled(HashedLinear model, float scale)
    {
        TensorPrimitives.Multiply(model.Weights, scale, model.Weights);

        return 1;
    }

    private static Span<float> RowOf(HashedLinear model, int bucket) => model.Weights.AsSpan(bucket * model.Outputs, model.Outputs);
}
