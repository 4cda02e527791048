using System.Collections.Immutable;

namespace Suffice.Agents.Tickets;

/// <summary>What came of reading tickets.</summary>
/// <param name="Tickets">The tickets, in the order of their source.</param>
/// <param name="Problems">What could not be read, each left out of <paramref name="Tickets"/>.</param>
/// <param name="Notes">What was decided on the way and a person should know, such as that ids were made.</param>
public sealed record TicketReading(ImmutableArray<Ticket> Tickets, ImmutableArray<TicketProblem> Problems, ImmutableArray<string> Notes);

/// <summary>Something that is no ticket.</summary>
/// <param name="Place">Where, such as <c>tickets.csv:12</c>.</param>
/// <param name="What">What is wrong, and what would be right.</param>
public sealed record TicketProblem(string Place, string What)
{
    /// <summary>As it is told.</summary>
    /// <returns>The place and what is wrong.</returns>
    public override string ToString() => $"{Place}: {What}";
}
