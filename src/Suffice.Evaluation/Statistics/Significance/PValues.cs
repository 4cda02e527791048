namespace Suffice.Evaluation.Statistics.Significance;

/// <summary>P-values in the order of their size.</summary>
internal static class PValues
{
    /// <summary>Orders them.</summary>
    /// <param name="values">The p-values.</param>
    /// <returns>Their places, least value first.</returns>
    /// <exception cref="ArgumentException">A value is not from 0 to 1.</exception>
    public static int[] Ascending(ReadOnlySpan<double> values)
    {
        double[] sorted = values.ToArray();
        if (Array.Find(sorted, value => !(value is >= 0 and <= 1)) is var wrong && !(wrong is >= 0 and <= 1))
        {
            throw new ArgumentException($"{wrong} is no p-value; they lie from 0 to 1.", nameof(values));
        }

        int[] order = [.. Enumerable.Range(0, sorted.Length)];
        Array.Sort(sorted, order);

        return order;
    }
}
