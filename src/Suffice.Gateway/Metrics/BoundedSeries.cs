using System.Collections.Concurrent;

namespace Suffice.Gateway.Metrics;

/// <summary>Cells by their labels: so many and no more, and one for all that come later.</summary>
/// <remarks>A series is never freed, so what names one must be bounded (P69d). Safe for concurrent use; a known key takes no lock.</remarks>
/// <typeparam name="TKey">The labels.</typeparam>
/// <typeparam name="TCell">What is counted.</typeparam>
/// <param name="most">How many cells are kept apart.</param>
/// <param name="other">The labels of all others.</param>
internal sealed class BoundedSeries<TKey, TCell>(int most, TKey other)
    where TKey : notnull
    where TCell : class, new()
{
    private readonly ConcurrentDictionary<TKey, TCell> cells = new();
    private readonly Lock adding = new();
    private volatile TCell? rest;

    /// <summary>All cells there are.</summary>
    public IEnumerable<KeyValuePair<TKey, TCell>> Cells => rest is { } folded ? cells.Append(new(other, folded)) : cells;

    /// <summary>The cell of some labels.</summary>
    /// <param name="key">The labels.</param>
    /// <returns>Their own cell, or the one of all others.</returns>
    public TCell Of(TKey key) => cells.TryGetValue(key, out TCell? cell) ? cell : rest ?? Add(key);

    private TCell Add(TKey key)
    {
        lock (adding)
        {
            return cells.Count < most ? cells.GetOrAdd(key, static _ => new TCell())
                : cells.TryGetValue(key, out TCell? cell) ? cell
                : rest ??= new TCell();
        }
    }
}
