namespace Suffice.Agents.Tickets;

/// <summary>Which names hold what of a ticket; what is not named is guessed (<see cref="TicketNames"/>).</summary>
/// <remarks>A name is a column, a property, or a path of properties joined by dots (<see cref="FieldPath"/>).</remarks>
public sealed record TicketOptions
{
    /// <summary>What holds the id; <see langword="null"/> to guess.</summary>
    public string? Id { get; init; }

    /// <summary>What holds the subject; <see langword="null"/> to guess.</summary>
    public string? Subject { get; init; }

    /// <summary>What holds the text; <see langword="null"/> to guess.</summary>
    public string? Text { get; init; }

    /// <summary>What holds the list of messages; <see langword="null"/> to guess.</summary>
    public string? Messages { get; init; }

    /// <summary>The longest row that is read, in bytes; a longer one is told and left out. Default 16 MiB.</summary>
    public int LongestRow { get; init; } = 1 << 24;
}
