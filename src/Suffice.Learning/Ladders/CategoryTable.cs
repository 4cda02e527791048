namespace Suffice.Learning.Ladders;

/// <summary>How often each target holds in each category, drawn towards the whole by as much as twenty calls would.</summary>
/// <param name="Rates">For each category, the log-odds of each target.</param>
internal sealed record CategoryTable(IReadOnlyDictionary<string, double[]> Rates)
{
    /// <summary>How many calls of the whole stand beside each category's own.</summary>
    public const double PriorCalls = 20;

    /// <summary>Fits the table.</summary>
    public static CategoryTable Fit(IReadOnlyList<LookRow> rows, HeadTarget[] targets)
    {
        Dictionary<string, double[]> rates = new(StringComparer.Ordinal);
        for (int head = 0; head < targets.Length; head++)
        {
            HeadTarget target = targets[head];
            double whole = (target.Holds.Count(holds => holds) + 1.0) / (target.Holds.Length + 2.0);
            foreach (string category in rows.Select(row => row.Category).OfType<string>().Distinct(StringComparer.Ordinal))
            {
                int[] own = [.. Enumerable.Range(0, target.Rows.Length).Where(i => string.Equals(rows[target.Rows[i]].Category, category, StringComparison.Ordinal))];
                rates.TryAdd(category, new double[targets.Length]);
                rates[category][head] = LogOdds((own.Count(i => target.Holds[i]) + (PriorCalls * whole)) / (own.Length + PriorCalls));
            }
        }

        return new CategoryTable(rates);
    }

    /// <summary>A category's log-odds of a target; not a number for one that was not seen.</summary>
    public double Of(string? category, int output) =>
        category is not null && Rates.TryGetValue(category, out double[]? rates) ? rates[output] : double.NaN;

    private static double LogOdds(double p) => Math.Log(p / (1 - p));
}
