namespace Suffice.Learning.Ladders;

/// <summary>How often each target holds in each category, drawn towards the whole by as much as twenty calls would.</summary>
/// <param name="Rates">For each category, the log-odds of each target.</param>
internal sealed record CategoryTable(IReadOnlyDictionary<string, double[]> Rates)
{
    /// <summary>How many calls of the whole stand beside each category's own.</summary>
    public const double PriorCalls = 20;

    /// <summary>Fits the table.</summary>
    public static CategoryTable Fit(IReadOnlyList<LookRow> rows, IReadOnlyList<bool[]> targets)
    {
        double[] whole = [.. targets.Select(target => (target.Count(isOne => isOne) + 1.0) / (target.Length + 2.0))];
        Dictionary<string, double[]> rates = new(StringComparer.Ordinal);
        foreach (IGrouping<string?, int> group in Enumerable.Range(0, rows.Count).Where(i => rows[i].Category is not null).GroupBy(i => rows[i].Category, StringComparer.Ordinal))
        {
            rates[group.Key!] = [.. targets.Select((target, output) =>
                LogOdds((group.Count(i => target[i]) + (PriorCalls * whole[output])) / (group.Count() + PriorCalls)))];
        }

        return new CategoryTable(rates);
    }

    /// <summary>A category's log-odds of a target; not a number for one that was not seen.</summary>
    public double Of(string? category, int output) =>
        category is not null && Rates.TryGetValue(category, out double[]? rates) ? rates[output] : double.NaN;

    private static double LogOdds(double p) => Math.Log(p / (1 - p));
}
