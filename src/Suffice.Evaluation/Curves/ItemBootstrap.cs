using Suffice.Evaluation.Statistics;

namespace Suffice.Evaluation.Curves;

/// <summary>The percentile bootstrap over items of any figure (Efron and Tibshirani 1993, chapter 13).</summary>
/// <param name="random">Draws items; seeded, so that a run can be repeated.</param>
/// <param name="draws">How often the items are drawn anew.</param>
public sealed class ItemBootstrap(Random random, int draws = 400)
{
    /// <summary>The 95% interval of a figure.</summary>
    /// <typeparam name="TItem">The kind of item.</typeparam>
    /// <param name="items">The items; at least one.</param>
    /// <param name="figure">The figure of items; not a number where it does not exist, which counts for nothing.</param>
    /// <returns>The interval, or <see langword="null"/> when the figure hardly ever exists.</returns>
    public Interval? Of<TItem>(IReadOnlyList<TItem> items, Func<TItem[], double> figure)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(figure);
        List<double> figures = new(draws);
        TItem[] drawn = new TItem[items.Count];
        for (int draw = 0; draw < draws; draw++)
        {
            for (int i = 0; i < drawn.Length; i++)
            {
                drawn[i] = items[random.Next(items.Count)];
            }

            double value = figure(drawn);
            if (!double.IsNaN(value))
            {
                figures.Add(value);
            }
        }

        if (figures.Count < draws / 2)
        {
            return null;
        }

        figures.Sort();
        return new Interval(figures[(int)(0.025 * figures.Count)], figures[(int)Math.Ceiling(0.975 * figures.Count) - 1]);
    }
}
