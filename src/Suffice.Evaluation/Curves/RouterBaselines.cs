namespace Suffice.Evaluation.Curves;

/// <summary>Routers that know nothing, and one that knows all: every router is shown beside them.</summary>
public static class RouterBaselines
{
    /// <summary>A router that draws by lot.</summary>
    /// <param name="items">The items.</param>
    /// <param name="random">Draws.</param>
    /// <returns>The items with its scores.</returns>
    public static RoutedItem[] ByLot(ReadOnlySpan<RoutedItem> items, Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return Rescored(items, (_, _) => random.NextDouble());
    }

    /// <summary>A router that sends the longest calls to the strong model.</summary>
    /// <param name="items">The items.</param>
    /// <param name="lengths">Their calls' lengths.</param>
    /// <returns>The items with its scores.</returns>
    public static RoutedItem[] ByLength(ReadOnlySpan<RoutedItem> items, IReadOnlyList<int> lengths)
    {
        ArgumentNullException.ThrowIfNull(lengths);
        return Rescored(items, (_, i) => lengths[i]);
    }

    /// <summary>The best that any router could do: what the strong model gains first, what it would lose last.</summary>
    /// <param name="items">The items.</param>
    /// <returns>The items with its scores.</returns>
    public static RoutedItem[] Oracle(ReadOnlySpan<RoutedItem> items) => Rescored(items, (item, _) => item.Strong - item.Weak);

    private static RoutedItem[] Rescored(ReadOnlySpan<RoutedItem> items, Func<RoutedItem, int, double> score)
    {
        RoutedItem[] rescored = new RoutedItem[items.Length];
        for (int i = 0; i < rescored.Length; i++)
        {
            rescored[i] = items[i] with { Score = score(items[i], i) };
        }

        return rescored;
    }
}
