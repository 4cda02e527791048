using System.Globalization;
using Spectre.Console;
using Suffice.Agents.Queue;
using Suffice.Files;
using static System.FormattableString;

namespace Suffice.Cli.Output.Reviewing;

/// <summary>The queue on a terminal.</summary>
internal static class QueueTable
{
    private const int LongestId = 60;

    /// <summary>Writes it.</summary>
    /// <param name="console">Where.</param>
    /// <param name="page">The part of the queue.</param>
    public static void Write(IAnsiConsole console, QueuePage page)
    {
        if (page.Items.IsEmpty)
        {
            console.WriteLine("nothing waits");
            return;
        }

        Table table = new Table().Border(TableBorder.Rounded).AddColumns("item", "task", "ticket", "why", "by", "state", "with", "judged");
        foreach (QueueLine line in page.Items)
        {
            table.AddRow(
                line.Id,
                Text(line.Task),
                Markup.Escape(Printable.Cut(line.Ticket, LongestId)),
                EnumWord.Spaced(line.Kind),
                Text(string.Join(", ", line.By)),
                line.Final is { } final ? $"{EnumWord.Of(final)}{(line.Corrected == true ? " (corrected)" : string.Empty)}" : EnumWord.Spaced(line.State),
                line.Holder is { } holder ? Text(Invariant($"{holder} until {line.HeldUntil:MM-dd HH:mm}")) : string.Empty,
                line.At.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
        }

        console.Write(table);
        console.WriteLine(Invariant($"{page.Items.Length} of {page.Total:N0}; waiting: ")
            + (page.Waiting.IsEmpty ? "nothing" : string.Join(", ", page.Waiting.Select(kind => Invariant($"{EnumWord.Spaced(kind.Key)} {kind.Value:N0}")))));
    }

    private static string Text(string text) => Markup.Escape(Printable.Of(text));
}
