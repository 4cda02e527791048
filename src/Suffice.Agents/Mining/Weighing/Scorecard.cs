namespace Suffice.Agents.Mining.Weighing;

/// <summary>A few signs with weights: the sum is the log-odds of a side.</summary>
/// <param name="Signs">The signs, in the order in which they were chosen.</param>
/// <param name="Weights">Their weights.</param>
/// <param name="Bias">What the sum begins with.</param>
internal sealed record Scorecard(IReadOnlyList<WeighedSign> Signs, double[] Weights, double Bias)
{
    /// <summary>Scores all tickets.</summary>
    /// <param name="tickets">How many there are.</param>
    /// <returns>For each, the log-odds.</returns>
    public double[] Score(int tickets)
    {
        double[] scores = new double[tickets];
        Array.Fill(scores, Bias);
        for (int i = 0; i < Signs.Count; i++)
        {
            foreach (int row in Signs[i].Rows.Rows)
            {
                scores[row] += Weights[i];
            }
        }

        return scores;
    }
}
