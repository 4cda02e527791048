using Suffice.Learning.Linear;
using Suffice.Learning.Text;

namespace Suffice.Learning.Labels;

/// <summary>Examples as they are learned from.</summary>
/// <param name="Texts">The texts.</param>
/// <param name="Labels">Their labels, from 0.</param>
/// <param name="Outputs">How many labels.</param>
/// <param name="Buckets">How many buckets the texts were hashed to.</param>
internal sealed record LabelledTexts(IReadOnlyList<CountedText> Texts, IReadOnlyList<int> Labels, int Outputs, int Buckets)
{
    /// <summary>Weighs all texts by what some of them teach.</summary>
    /// <param name="takes">Which are learned from.</param>
    /// <returns>The texts.</returns>
    public WeighedTexts Weigh(Predicate<int> takes)
    {
        int[] taken = [.. Enumerable.Range(0, Texts.Count).Where(i => takes(i))];
        float[] weights = TellingWeights.Learn(Buckets, [.. taken.Select(i => Texts[i])], [.. taken.Select(i => Labels[i])], Outputs);

        return new WeighedTexts(this, taken, weights, [.. Texts.Select(text => LabelTextReader.Weigh(text, weights))]);
    }
}

/// <summary>Examples weighed by what some of them teach.</summary>
/// <param name="All">The examples.</param>
/// <param name="Taken">Those that are learned from.</param>
/// <param name="Weights">What a bucket weighs.</param>
/// <param name="Texts">All of them, weighed.</param>
internal sealed record WeighedTexts(LabelledTexts All, int[] Taken, float[] Weights, HashedText[] Texts)
{
    /// <summary>Trains on those that are learned from.</summary>
    /// <param name="cost">What an example's loss may weigh against the size of the weights.</param>
    /// <param name="seed">Orders the passes.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The model.</returns>
    public HashedLinear Train(double cost, int seed, CancellationToken cancellationToken) => new HashedSoftmaxTrainer(cost).Train(
        [.. Taken.Select(i => Texts[i])], [.. Taken.Select(i => All.Labels[i])], All.Outputs, All.Buckets, seed, cancellationToken);
}
