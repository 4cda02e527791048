using Suffice.Evaluation.Statistics.Functions;

namespace Suffice.Evaluation.Statistics.Certificates;

/// <summary>
/// For losses within a range: the smaller of Hoeffding's bound in its Chernoff form and Bentkus' (Bates et al. 2021, arXiv 2101.02703,
/// section 3.1). Wider ranges than 0 to 1 are scaled to it.
/// </summary>
/// <param name="least">The least loss there can be.</param>
/// <param name="most">The greatest loss there can be.</param>
public sealed class HoeffdingBentkusTest(double least = 0, double most = 1) : IMeanLossTest
{
    /// <inheritdoc />
    public string Name => "Hoeffding-Bentkus";

    /// <inheritdoc />
    /// <exception cref="ArgumentException">A loss is out of the range.</exception>
    public double PValue(ReadOnlySpan<double> losses, double risk) =>
        losses.Length == 0 ? 1 : PValue(LossRange.MeanOf(losses, least, most), losses.Length, (risk - least) / (most - least));

    /// <inheritdoc />
    /// <exception cref="ArgumentException">A loss is out of the range.</exception>
    public double UpperBound(ReadOnlySpan<double> losses, double confidence)
    {
        if (losses.Length == 0)
        {
            return most;
        }

        double mean = LossRange.MeanOf(losses, least, most);
        int items = losses.Length;
        double scaled = Bisection.FirstWhere(mean, 1, risk => PValue(mean, items, risk) <= 1 - confidence);

        return least + (scaled * (most - least));
    }

    private static double PValue(double mean, int items, double risk)
    {
        if (risk is <= 0 or >= 1)
        {
            return risk <= 0 ? 1 : mean < 1 ? 0 : 1;
        }

        double hoeffding = mean >= risk ? 1 : Math.Exp(-items * Divergence(mean, risk));

        // The product is taken down by what rounding may have added, so that a whole number of losses stays that number.
        double bentkus = Math.E * Binomial.AtMost((long)Math.Ceiling((items * mean) - 1e-9), items, risk);

        return Math.Min(1, Math.Min(hoeffding, bentkus));
    }

    private static double Divergence(double a, double b) =>
        (a == 0 ? 0 : a * Math.Log(a / b)) + (a == 1 ? 0 : (1 - a) * Math.Log((1 - a) / (1 - b)));
}
