using Suffice.Learning.Linear;

namespace Suffice.Learning.Ladders;

/// <summary>How far a call's signals lie from those of some calls, in spreads (Mahalanobis), averaged over the signals.</summary>
/// <param name="Scaling">Scales the signals.</param>
/// <param name="Factor">The lower Cholesky factor of their correlations.</param>
internal sealed record SignalDistance(DenseScaling Scaling, double[][] Factor)
{
    // Correlations of few calls are mostly chance: this much of them is replaced by none at all.
    private const double Shrinkage = 0.1;

    // What never varied among the fitted calls may vary a little in others.
    private const double LeastSpread = 0.15;

    private const double FurthestSpreads = 12;

    /// <summary>Measures calls.</summary>
    public static SignalDistance Of(IReadOnlyList<LookRow> rows)
    {
        DenseScaling scaling = DenseScaling.Of([.. rows.Select(row => row.Dense)], FurthestSpreads, LeastSpread);
        int width = scaling.Columns.Length;
        double[][] correlations = new double[width][];
        for (int i = 0; i < width; i++)
        {
            correlations[i] = new double[width];
            correlations[i][i] = Shrinkage;
        }

        double[] scaled = new double[scaling.Width];
        foreach (LookRow row in rows)
        {
            scaling.Apply(row.Dense, scaled);
            for (int i = 0; i < width; i++)
            {
                for (int j = 0; j <= i; j++)
                {
                    correlations[i][j] += (1 - Shrinkage) * scaled[i] * scaled[j] / rows.Count;
                }
            }
        }

        Cholesky.Factor(correlations);
        return new SignalDistance(scaling, correlations);
    }

    /// <summary>The distance of a call.</summary>
    public double Of(ReadOnlySpan<double> signals)
    {
        Span<double> scaled = stackalloc double[Scaling.Width];
        Scaling.Apply(signals, scaled);
        double sum = 0;
        for (int i = 0; i < Factor.Length; i++)
        {
            double value = scaled[i];
            for (int j = 0; j < i; j++)
            {
                value -= Factor[i][j] * scaled[j];
            }

            scaled[i] = value / Factor[i][i];
            sum += scaled[i] * scaled[i];
        }

        return Math.Sqrt(sum / Math.Max(1, Factor.Length));
    }
}
