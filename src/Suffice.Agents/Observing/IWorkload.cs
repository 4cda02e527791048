namespace Suffice.Agents.Observing;

/// <summary>How much was looked at: three of forty is not three of forty thousand.</summary>
public interface IWorkload
{
    /// <summary>Counts the distinct tickets that agents looked at.</summary>
    /// <param name="observers">The agents that noted a weakness.</param>
    /// <param name="from">After this (UTC).</param>
    /// <param name="to">Up to this (UTC), itself included.</param>
    /// <returns>How many; <see langword="null"/> when it is not known.</returns>
    long? TicketsLookedAt(IReadOnlyCollection<string> observers, DateTimeOffset from, DateTimeOffset to);
}

/// <summary>Nothing is known of how much was looked at.</summary>
internal sealed class UnknownWorkload : IWorkload
{
    /// <inheritdoc/>
    public long? TicketsLookedAt(IReadOnlyCollection<string> observers, DateTimeOffset from, DateTimeOffset to) => null;
}

/// <summary>Remembers what was counted: all patterns of one counting ask for the same times.</summary>
/// <param name="workload">Who counts.</param>
internal sealed class RememberedWorkload(IWorkload workload) : IWorkload
{
    private readonly Dictionary<(string, DateTimeOffset, DateTimeOffset), long?> known = [];

    /// <inheritdoc/>
    public long? TicketsLookedAt(IReadOnlyCollection<string> observers, DateTimeOffset from, DateTimeOffset to)
    {
        (string, DateTimeOffset, DateTimeOffset) key = (string.Join('\n', observers.Order(StringComparer.Ordinal)), from, to);
        if (!known.TryGetValue(key, out long? count))
        {
            known[key] = count = workload.TicketsLookedAt(observers, from, to);
        }

        return count;
    }
}
