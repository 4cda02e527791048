using Suffice.Evaluation.Statistics.Functions;

namespace Suffice.Evaluation.Statistics.Certificates;

/// <summary>For losses that are 0 or 1: the exact binomial p-value, and the bound of Clopper and Pearson.</summary>
public sealed class ExactBinomialTest : IMeanLossTest
{
    /// <inheritdoc />
    public string Name => "exact binomial";

    /// <inheritdoc />
    /// <exception cref="ArgumentException">A loss is neither 0 nor 1.</exception>
    public double PValue(ReadOnlySpan<double> losses, double risk) =>
        losses.Length == 0 ? 1 : Binomial.AtMost(Count(losses), losses.Length, Math.Clamp(risk, 0, 1));

    /// <inheritdoc />
    /// <exception cref="ArgumentException">A loss is neither 0 nor 1.</exception>
    public double UpperBound(ReadOnlySpan<double> losses, double confidence) =>
        losses.Length == 0 ? 1 : Binomial.UpperBound(Count(losses), losses.Length, confidence);

    private static long Count(ReadOnlySpan<double> losses)
    {
        long ones = 0;
        foreach (double loss in losses)
        {
            ones += loss switch
            {
                0 => 0,
                1 => 1,
                _ => throw new ArgumentException($"A loss of {loss} is neither 0 nor 1; graded losses take {nameof(BettingTest)} or {nameof(HoeffdingBentkusTest)}.", nameof(losses)),
            };
        }

        return ones;
    }
}
