using System.CommandLine;
using Suffice.Agents.Queue;
using Suffice.Cli.Inputs;
using Suffice.Cli.Output;
using Suffice.Cli.Output.Reviewing;

namespace Suffice.Cli.Commands.Reviewing;

/// <summary><c>suffice review rate</c>: what do I say of it?</summary>
internal static class ReviewRateCommand
{
    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Make()
    {
        Argument<string> item = QueueDesk.Item();
        RatingOptions ratings = new();
        Option<string> who = QueueDesk.As();
        Option<string> policy = Options.Policy();
        Option<bool> json = Options.Json();
        Command command = ratings.AddTo(new Command(
            "rate",
            "Say what a ticket is worth. It is kept as it is said, and then the machine's verdict is shown: accept, correct or dispute it. Exit code 1 when it is not yours to rate now."
            + "\n\nExample: suffice review rate Q-12 --decision fail --rating R-010=2 --note \"the order's number was never asked for\"")
        {
            item, who, policy, json,
        });
        command.SetAction(parsed => QueueDesk.Use(parsed.GetValue(policy)!, queue =>
        {
            RatingKept kept = queue.Rate(parsed.GetValue(item)!, parsed.GetValue(who)!, ratings.Read(parsed));
            if (parsed.GetValue(json))
            {
                Json.Write(kept);
            }
            else
            {
                TicketPage.Write(Screen.Open(), kept);
            }

            return ExitCode.Fine;
        }));

        return command;
    }
}
