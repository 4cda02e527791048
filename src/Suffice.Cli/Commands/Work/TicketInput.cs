using Suffice.Agents.Tickets;
using Suffice.Cli.Inputs;
using Suffice.Cli.Output;

namespace Suffice.Cli.Commands.Work;

/// <summary>Reads the tickets that a command names, and tells what of them is none.</summary>
internal static class TicketInput
{
    private const int MostTold = 20;

    /// <summary>Reads them.</summary>
    /// <param name="path">A file or a folder.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The tickets.</returns>
    /// <exception cref="CommandException">None can be read, or a row is none: a run over some of them would look whole.</exception>
    public static async Task<IReadOnlyList<Ticket>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(path))
        {
            InputFile.Require(path, "name a file of tickets, or a folder of them");
        }

        TicketReading read = await TicketReader.ReadAsync(path, null, cancellationToken).ConfigureAwait(false);
        foreach (string note in read.Notes)
        {
            await Console.Error.WriteLineAsync($"note: {Printable.Of(note)}").ConfigureAwait(false);
        }

        if (!read.Problems.IsEmpty)
        {
            string more = read.Problems.Length > MostTold ? $"\nand {read.Problems.Length - MostTold} more" : string.Empty;
            throw new CommandException(ExitCode.WrongUse, string.Join('\n', read.Problems.Take(MostTold).Select(problem => problem.ToString())) + more);
        }

        return read.Tickets.IsEmpty
            ? throw new CommandException(ExitCode.WrongUse, $"{path}: no tickets in it")
            : read.Tickets;
    }
}
