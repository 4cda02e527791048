namespace Suffice.Learning.Tables;

/// <summary>Chooses one model a task: the least cost at which the promised quality of all calls together is expected, with room to spare.</summary>
/// <remarks>
/// A price on quality gives every corner of the best cost-quality line (Lagrange): in each task the model that is worth most at the
/// price. Only corners are taken: what fills the last bit of room was chosen by luck more often than not.
/// </remarks>
internal static class TableChoice
{
    /// <summary>The models chosen, by task.</summary>
    /// <param name="table">The table.</param>
    /// <param name="keep">The share of the ceiling's quality to keep.</param>
    /// <param name="caution">How many standard errors above it the expected quality must be.</param>
    public static int[] Of(UpliftTable table, double keep, double caution)
    {
        int[] best = [.. table.Tasks.Select(_ => table.Ceiling)];
        foreach (double price in PricesOf(table))
        {
            int[] chosen = At(table, price);
            if (CostOf(table, chosen) < CostOf(table, best) && Spare(table, chosen, keep, caution) >= 0)
            {
                best = chosen;
            }
        }

        return best;
    }

    // What is expected above the promise, less the caution; one model's common part errs alike in all the tasks it serves.
    private static double Spare(UpliftTable table, int[] chosen, double keep, double caution)
    {
        double uplift = 0, variance = 0;
        double[] common = new double[table.Models];
        for (int task = 0; task < chosen.Length; task++)
        {
            PooledMean mean = table.Uplift[chosen[task]][task];
            double weight = table.Weights[task];
            uplift += weight * mean.Value;
            variance += weight * weight * mean.OwnVariance;
            common[chosen[task]] += weight * (1 - mean.OwnWeight) * Math.Sqrt(mean.CommonVariance);
        }

        variance += common.Sum(error => error * error);
        return uplift + ((1 - keep) * table.CeilingRate) - (caution * Math.Sqrt(variance));
    }

    // Each price at which some task would change its model.
    private static HashSet<double> PricesOf(UpliftTable table)
    {
        HashSet<double> prices = [0];
        for (int task = 0; task < table.Tasks.Length; task++)
        {
            for (int one = 0; one < table.Models; one++)
            {
                for (int two = 0; two < table.Models; two++)
                {
                    double gain = table.Uplift[one][task].Value - table.Uplift[two][task].Value;
                    double more = CostAt(table, task, one) - CostAt(table, task, two);
                    if (gain > 1e-12 && more > 0 && double.IsFinite(more))
                    {
                        prices.Add(more / gain * (1 + 1e-9));
                    }
                }
            }
        }

        return prices;
    }

    private static int[] At(UpliftTable table, double price) =>
    [
        .. table.Tasks.Select((_, task) =>
        {
            int best = table.Ceiling;
            for (int model = 0; model < table.Models; model++)
            {
                best = Worth(table, task, model, price) > Worth(table, task, best, price) ? model : best;
            }

            return best;
        }),
    ];

    private static double Worth(UpliftTable table, int task, int model, double price) =>
        (price * table.Uplift[model][task].Value) - CostAt(table, task, model);

    private static double CostOf(UpliftTable table, int[] chosen) =>
        chosen.Select((model, task) => table.Weights[task] * CostAt(table, task, model)).Sum();

    // A model whose cost is not known is never chosen to save money.
    private static double CostAt(UpliftTable table, int task, int model) => table.Cost[model]?[task] ?? double.PositiveInfinity;
}
