using System.CommandLine;
using Suffice.Agents.Queue;
using Suffice.Cli.Inputs;
using Suffice.Cli.Output;
using Suffice.Cli.Output.Reviewing;
using Suffice.Files;

namespace Suffice.Cli.Commands.Reviewing;

/// <summary><c>suffice review next</c>: which ticket am I to judge?</summary>
internal static class ReviewNextCommand
{
    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Make()
    {
        Argument<string> task = QueueDesk.Worker();
        Option<string?> kind = ReviewQueueCommand.Kind();
        Option<bool> open = new("--open") { Description = "Show the machine's verdict first. Such a review decides the ticket, and says nothing of agreement." };
        Option<int> minutes = new("--minutes") { Description = "How long it is held for you: nobody else is given it.", DefaultValueFactory = _ => (int)ReviewQueue.HeldFor.TotalMinutes };
        Option<string> who = QueueDesk.As();
        Option<string> policy = Options.Policy();
        Option<bool> json = Options.Json();
        Command command = new(
            "next",
            "Take the next ticket: it is shown with the rubric's criteria and without the machine's verdict, which follows when you have rated it. Exit code 1 when none waits for you."
            + "\n\nExample: suffice review next ticket-qc --as ada")
        {
            task, kind, open, minutes, who, policy, json,
        };
        command.SetAction(parsed => QueueDesk.Use(parsed.GetValue(policy)!, queue =>
        {
            TicketToJudge? next = queue.Next(parsed.GetValue(task)!, parsed.GetValue(who)!, new QueueTaking
            {
                Kind = parsed.GetValue(kind) is { } word ? EnumWord.Read<QueueKind>(word) : null,
                Open = parsed.GetValue(open),
                For = TimeSpan.FromMinutes(Numbers.Within<int>(minutes, parsed.GetValue(minutes), 1, 7 * 24 * 60)!.Value),
            });
            if (parsed.GetValue(json))
            {
                Json.Write(new { Next = next });
            }
            else if (next is null)
            {
                Console.Out.WriteLine("nothing waits for you");
            }
            else
            {
                TicketPage.Write(Screen.Open(), next);
            }

            return next is null ? ExitCode.No : ExitCode.Fine;
        }));

        return command;
    }
}
