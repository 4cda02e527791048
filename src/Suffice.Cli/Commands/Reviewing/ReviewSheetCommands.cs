using System.Collections.Immutable;
using System.CommandLine;
using Suffice.Agents.Queue;
using Suffice.Cli.Inputs;
using Suffice.Cli.Output;
using Suffice.Files;

namespace Suffice.Cli.Commands.Reviewing;

/// <summary><c>suffice review export</c> and <c>import</c>: tickets judged in a spreadsheet.</summary>
internal static class ReviewSheetCommands
{
    /// <summary>Makes the commands.</summary>
    /// <returns>The commands.</returns>
    public static IEnumerable<Command> Make() => [Export(), Import()];

    private static Command Export()
    {
        Argument<string> task = QueueDesk.Worker();
        Option<string> output = new("--out", "-o") { Description = "The table of comma-separated values to write.", Required = true };
        Option<int> most = new("--most") { Description = "How many tickets at most.", DefaultValueFactory = _ => 50 };
        Option<int> hours = new("--hours") { Description = "How long they are held for you: nobody else is given them.", DefaultValueFactory = _ => 72 };
        Option<string?> kind = ReviewQueueCommand.Kind();
        Option<string> who = QueueDesk.As();
        Option<bool> force = new("--force") { Description = "Write over a file that is there." };
        Option<string> policy = Options.Policy();
        Option<bool> json = Options.Json();
        Command command = new(
            "export",
            "Write tickets that wait to a table, a row each, with empty columns for what you say, and without what the machine said. They are held for you. Exit code 1 when none waits for you."
            + "\n\nExample: suffice review export ticket-qc --out sheet.csv --most 100 --as ada")
        {
            task, output, most, hours, kind, who, force, policy, json,
        };
        command.SetAction(parsed => QueueDesk.Use(parsed.GetValue(policy)!, queue =>
        {
            OutputFile.Demand(parsed.GetValue(output)!, parsed.GetValue(force));
            ImmutableArray<TicketToJudge> tickets = queue.Take(
                parsed.GetValue(task)!,
                parsed.GetValue(who)!,
                Numbers.Within<int>(most, parsed.GetValue(most), 1, 10_000)!.Value,
                new QueueTaking
                {
                    Kind = parsed.GetValue(kind) is { } word ? EnumWord.Read<QueueKind>(word) : null,
                    For = TimeSpan.FromHours(Numbers.Within<int>(hours, parsed.GetValue(hours), 1, 24 * 90)!.Value),
                });
            OutputFile.Write(parsed.GetValue(output)!, parsed.GetValue(force), writer => ReviewSheet.Write(writer, tickets));
            if (parsed.GetValue(json))
            {
                Json.Write(new { Out = parsed.GetValue(output), Tickets = tickets.Length, HeldUntil = tickets.Select(ticket => (DateTimeOffset?)ticket.HeldUntil).FirstOrDefault() });
            }
            else
            {
                Console.Out.WriteLine(tickets.IsEmpty ? "nothing waits for you" : $"{tickets.Length} tickets; fill in the columns from 'decision' on, then: suffice review import {parsed.GetValue(output)}");
            }

            return tickets.IsEmpty ? ExitCode.No : ExitCode.Fine;
        }));

        return command;
    }

    private static Command Import()
    {
        Argument<string> sheet = new("sheet") { Description = "The table that 'suffice review export' wrote, filled in." };
        Option<bool> correct = new("--correct") { Description = "Where the machine says otherwise, your verdict stands. Without it you are told which items to settle one by one." };
        Option<string> who = QueueDesk.As();
        Option<string> policy = Options.Policy();
        Option<bool> json = Options.Json();
        Command command = new(
            "import",
            "Take in a table that was filled in. A row counts once, however often it is taken in; with a mistake in any row none is taken in. Where the machine says the same, that is settled. Exit code 1 when a row could not be taken."
            + "\n\nExample: suffice review import sheet.csv --as ada")
        {
            sheet, correct, who, policy, json,
        };
        command.SetAction(parsed => QueueDesk.Use(parsed.GetValue(policy)!, queue =>
        {
            string path = InputFile.Require(parsed.GetValue(sheet)!, "name the table that 'suffice review export' wrote");
            ImportedSheet imported = new SheetImport(queue).Run(ReviewSheet.Read(path, File.ReadAllText(path)), parsed.GetValue(who)!, parsed.GetValue(correct));
            if (parsed.GetValue(json))
            {
                Json.Write(imported);
            }
            else
            {
                Tell(imported);
            }

            return imported.Refused.IsEmpty ? ExitCode.Fine : ExitCode.No;
        }));

        return command;
    }

    private static void Tell(ImportedSheet imported)
    {
        Console.Out.WriteLine($"{imported.Rated} taken in, {imported.Earlier} known already");
        if (!imported.Apart.IsEmpty)
        {
            Console.Out.WriteLine($"the machine says otherwise of {string.Join(", ", imported.Apart)}: accept, correct or dispute each");
        }

        foreach (string refused in imported.Refused)
        {
            Console.Error.WriteLine(Printable.Of(refused));
        }
    }
}
