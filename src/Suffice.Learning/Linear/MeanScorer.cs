namespace Suffice.Learning.Linear;

/// <summary>The mean of two scores.</summary>
/// <param name="One">The one.</param>
/// <param name="Two">The other.</param>
internal sealed record MeanScorer(IDenseScorer One, IDenseScorer Two) : IDenseScorer
{
    /// <inheritdoc/>
    public double Score(ReadOnlySpan<double> row) => (One.Score(row) + Two.Score(row)) / 2;
}
