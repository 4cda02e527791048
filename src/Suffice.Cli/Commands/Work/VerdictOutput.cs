using System.Text.Json;
using Suffice.Agents.Working;
using Suffice.Files;

namespace Suffice.Cli.Commands.Work;

/// <summary>Writes verdicts to a file, in the order of the tickets, whole or not at all.</summary>
internal static class VerdictOutput
{
    /// <summary>Writes them.</summary>
    /// <param name="settings">Where.</param>
    /// <param name="order">The order.</param>
    /// <param name="outcomes">What came of each ticket, in any order.</param>
    public static void Write(WorkSettings settings, WorkOrder order, IReadOnlyCollection<WorkOutcome> outcomes)
    {
        if (settings.Output is not { } path)
        {
            return;
        }

        Dictionary<string, WorkOutcome> byTicket = outcomes.ToDictionary(outcome => outcome.Ticket.Id, StringComparer.Ordinal);
        WorkOutcome[] ordered = [.. order.Tickets.Select(ticket => byTicket[ticket.Id])];
        OutputFile.Write(path, settings.Force, writer =>
        {
            if (path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
            {
                VerdictCsv.Write(writer, order.Standard.Rubric, ordered);
                return;
            }

            foreach (WorkOutcome outcome in ordered)
            {
                writer.WriteLine(JsonSerializer.Serialize(VerdictLine.Of(outcome), MachineJson.Options));
            }
        });
    }
}
