namespace Suffice.Learning.Linear;

/// <summary>A logistic score of scaled values.</summary>
/// <param name="Scaling">Scales a row.</param>
/// <param name="Weights">One weight a scaled value.</param>
/// <param name="Bias">What the score begins with.</param>
internal sealed record DenseLogistic(DenseScaling Scaling, double[] Weights, double Bias) : IDenseScorer
{
    private const int MostOnStack = 512;

    /// <inheritdoc/>
    public double Score(ReadOnlySpan<double> row)
    {
        Span<double> scaled = Weights.Length <= MostOnStack ? stackalloc double[Weights.Length] : new double[Weights.Length];
        Scaling.Apply(row, scaled);
        double score = Bias;
        for (int i = 0; i < scaled.Length; i++)
        {
            score += Weights[i] * scaled[i];
        }

        return score;
    }
}
