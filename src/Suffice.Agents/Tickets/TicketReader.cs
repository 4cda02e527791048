using System.Text.Json;
using Suffice.Agents.Tickets.Sources;

namespace Suffice.Agents.Tickets;

/// <summary>Reads tickets: JSON Lines, JSON (a list, or an object that holds one), a table (CSV, TSV), a text, a mail, or a folder of these.</summary>
/// <remarks>A row that cannot be read spoils no other: it is told with its place, and left out.</remarks>
public static class TicketReader
{
    /// <summary>Reads a file or a folder.</summary>
    /// <param name="path">Where; problems and tickets name their places by it as it was given.</param>
    /// <param name="options">Which names hold what; <see langword="null"/> to guess all of them.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The tickets in order (of a folder: by the files' names), and what could not be read.</returns>
    /// <exception cref="IOException">The disk failed.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static async Task<TicketReading> ReadAsync(string path, TicketOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        TicketCollection into = new(options ?? new TicketOptions());
        if (Directory.Exists(path))
        {
            await TicketFolder.ReadAsync(path, into, cancellationToken).ConfigureAwait(false);
        }
        else if (File.Exists(path))
        {
            await TicketFile.ReadAsync(path, path, null, into, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            into.Problem(path, $"no such file or folder; name {TicketFile.Known}, or a folder of these");
        }

        return into.Done();
    }

    /// <summary>Makes tickets of one object, or of a list of them.</summary>
    /// <param name="value">The object or list; it must own its memory.</param>
    /// <param name="place">What it is called in problems, such as <c>body</c>; an element of a list has its index too.</param>
    /// <param name="options">Which names hold what; <see langword="null"/> to guess all of them.</param>
    /// <returns>The tickets, and what is none.</returns>
    public static TicketReading Read(JsonElement value, string place, TicketOptions? options = null)
    {
        TicketCollection into = new(options ?? new TicketOptions());
        if (value.ValueKind == JsonValueKind.Array)
        {
            int index = 0;
            foreach (JsonElement row in value.EnumerateArray())
            {
                into.Add(row, $"{place}[{index++}]");
            }
        }
        else
        {
            into.Add(value, place);
        }

        return into.Done();
    }
}
