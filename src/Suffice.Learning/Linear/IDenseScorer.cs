namespace Suffice.Learning.Linear;

/// <summary>Scores a row of named values.</summary>
internal interface IDenseScorer
{
    /// <summary>Scores a row.</summary>
    /// <param name="row">The values; not a number where one is missing.</param>
    /// <returns>The score, in log-odds.</returns>
    double Score(ReadOnlySpan<double> row);
}
