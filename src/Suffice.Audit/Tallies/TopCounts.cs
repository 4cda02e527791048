namespace Suffice.Audit.Tallies;

/// <summary>Counts names, of which there may be too many: the most frequent are kept, the rest are counted together.</summary>
/// <remarks>When it is full the rarer half makes room; a name that comes back starts anew, so a count may be too low, never too high.</remarks>
/// <param name="capacity">The most names kept.</param>
internal sealed class TopCounts(int capacity)
{
    private Dictionary<string, long> counts = new(StringComparer.Ordinal);

    /// <summary>What was counted under no kept name.</summary>
    public long Others { get; private set; }

    /// <summary>All that was counted.</summary>
    public long Total { get; private set; }

    /// <summary>The names, the most frequent first.</summary>
    public IEnumerable<KeyValuePair<string, long>> Top => counts.OrderByDescending(count => count.Value).ThenBy(count => count.Key, StringComparer.Ordinal);

    /// <summary>Counts a name.</summary>
    public void Add(string name, long times)
    {
        Total += times;
        counts[name] = counts.GetValueOrDefault(name) + times;
        if (counts.Count > capacity)
        {
            KeyValuePair<string, long>[] kept = [.. Top.Take(capacity / 2)];
            Others += counts.Values.Sum() - kept.Sum(count => count.Value);
            counts = new(kept, StringComparer.Ordinal);
        }
    }

    /// <summary>Adds what was counted in an earlier run.</summary>
    public void Restore(IReadOnlyDictionary<string, long> kept, long others)
    {
        foreach ((string name, long times) in kept)
        {
            Add(name, times);
        }

        Others += others;
        Total += others;
    }

    /// <summary>Adds all that another counted.</summary>
    public void Add(TopCounts other)
    {
        foreach ((string name, long times) in other.Top)
        {
            Add(name, times);
        }

        Others += other.Others;
        Total += other.Others;
    }
}
