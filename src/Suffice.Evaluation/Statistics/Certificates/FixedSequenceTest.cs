namespace Suffice.Evaluation.Statistics.Certificates;

/// <summary>
/// Learn-then-Test with a fixed sequence (Angelopoulos et al. 2021, arXiv 2110.01052): thresholds are tested one after another,
/// strictest first, each at the full level, and the walk ends at the first that fails.
/// </summary>
/// <remarks>
/// The probability that the threshold given back exceeds the risk is at most 1 - confidence, for any number of items and however
/// poor the scores are. It holds for the traffic that the items were drawn from, and only when neither scores nor grid were chosen with these labels.
/// For several tasks at once, ask each with a confidence of 1 - (1 - confidence) / tasks.
/// </remarks>
/// <param name="test">The test; <see cref="ExactBinomialTest"/> for losses of 0 and 1, <see cref="BettingTest"/> for graded and net ones.</param>
public sealed class FixedSequenceTest(IMeanLossTest test)
{
    /// <summary>Finds the loosest threshold that is certified.</summary>
    /// <param name="scores">One score an item, low for accept; +infinity is never accepted.</param>
    /// <param name="losses">What each item loses if it is accepted, in the same order.</param>
    /// <param name="grid">The thresholds, ascending, fixed before the labels were looked at; see <see cref="ThresholdGrid"/>.</param>
    /// <param name="risk">The mean loss over all items, accepted or not, that may not be exceeded.</param>
    /// <param name="confidence">How sure, above 0 and below 1.</param>
    /// <param name="escalated">What each item loses if it is not accepted; nothing by default.</param>
    /// <returns>The certificate; <see langword="null"/> when not even the strictest threshold passes.</returns>
    /// <exception cref="ArgumentException">The columns differ in length, the grid does not ascend, or a loss is out of the test's range.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not above 0 and below 1.</exception>
    public RiskCertificate? Certify(
        ReadOnlySpan<double> scores,
        ReadOnlySpan<double> losses,
        IReadOnlyList<double> grid,
        double risk,
        double confidence,
        ReadOnlySpan<double> escalated = default)
    {
        ArgumentNullException.ThrowIfNull(grid);
        Check(scores.Length, losses.Length, escalated.Length, grid, confidence);

        double[] served = new double[scores.Length];
        RiskCertificate? reached = null;
        foreach (double threshold in scores.Length == 0 ? [] : grid)
        {
            int accepted = Serve(threshold, scores, losses, escalated, served);
            double p = test.PValue(served, risk);
            if (p > 1 - confidence)
            {
                break;
            }

            reached = new RiskCertificate
            {
                Threshold = threshold,
                Items = scores.Length,
                Accepted = accepted,
                Losses = served.Sum(),
                UpperBound = 0,
                PValue = p,
                Risk = risk,
                Confidence = confidence,
                Test = test.Name,
            };
        }

        return reached is null ? null : reached with { UpperBound = BoundAt(reached.Threshold, scores, losses, escalated, served, confidence) };
    }

    // A bound takes many p-values, so only the threshold that is given back has one.
    private double BoundAt(
        double threshold, ReadOnlySpan<double> scores, ReadOnlySpan<double> losses, ReadOnlySpan<double> escalated, double[] served, double confidence)
    {
        Serve(threshold, scores, losses, escalated, served);

        return test.UpperBound(served, confidence);
    }

    private static int Serve(
        double threshold, ReadOnlySpan<double> scores, ReadOnlySpan<double> losses, ReadOnlySpan<double> escalated, double[] served)
    {
        int accepted = 0;
        for (int i = 0; i < scores.Length; i++)
        {
            bool accepts = scores[i] <= threshold;
            accepted += accepts ? 1 : 0;
            served[i] = accepts ? losses[i] : escalated.IsEmpty ? 0 : escalated[i];
        }

        return accepted;
    }

    private static void Check(int scores, int losses, int escalated, IReadOnlyList<double> grid, double confidence)
    {
        if (scores != losses || (escalated > 0 && escalated != scores))
        {
            throw new ArgumentException($"{scores} scores, {losses} losses and {escalated} losses of escalated items: they are columns of the same items.", nameof(losses));
        }

        for (int i = 1; i < grid.Count; i++)
        {
            if (!(grid[i] > grid[i - 1]))
            {
                throw new ArgumentException("Thresholds ascend, strictest first.", nameof(grid));
            }
        }

        if (!(confidence is > 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "A confidence lies above 0 and below 1, such as 0.95.");
        }
    }
}
