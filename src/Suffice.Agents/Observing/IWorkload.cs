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
