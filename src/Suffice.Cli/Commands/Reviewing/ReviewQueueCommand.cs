using System.CommandLine;
using Suffice.Agents.Queue;
using Suffice.Cli.Inputs;
using Suffice.Cli.Output;
using Suffice.Cli.Output.Reviewing;
using Suffice.Files;

namespace Suffice.Cli.Commands.Reviewing;

/// <summary><c>suffice review queue</c>: what waits for people, and why?</summary>
internal static class ReviewQueueCommand
{
    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Make()
    {
        Argument<string?> task = new("task") { Description = "The worker. Default: all of the policy.", Arity = ArgumentArity.ZeroOrOne };
        Option<string?> kind = Kind();
        Option<string?> state = new("--state") { Description = "Only what stands here. Default: all that is not done." };
        state.AcceptOnlyFromAmong([.. EnumWord.All<QueueState>()]);
        Option<string?> holder = new("--holder") { Description = "Only what this person holds now." };
        Option<int> most = new("--most") { Description = "How many are listed.", DefaultValueFactory = _ => 50 };
        Option<int> skip = new("--skip") { Description = "How many come before.", DefaultValueFactory = _ => 0 };
        Option<string> policy = Options.Policy();
        Option<bool> json = Options.Json();
        Command command = new(
            "queue",
            "The tickets that wait for people, and why: exceptions, disagreements, disputes, and those drawn at random, of which nothing is shown that tells what the machine said."
            + "\n\nExample: suffice review queue ticket-qc --kind exception")
        {
            task, kind, state, holder, most, skip, policy, json,
        };
        command.SetAction(parsed => QueueDesk.Use(parsed.GetValue(policy)!, queue =>
        {
            QueuePage page = queue.List(new QueueQuery
            {
                Task = parsed.GetValue(task),
                Kind = parsed.GetValue(kind) is { } word ? EnumWord.Read<QueueKind>(word) : null,
                State = parsed.GetValue(state) is { } stands ? EnumWord.Read<QueueState>(stands) : null,
                Holder = parsed.GetValue(holder),
                Limit = Numbers.Within<int>(most, parsed.GetValue(most), 1, QueueQuery.MostItems)!.Value,
                Offset = Numbers.Within<int>(skip, parsed.GetValue(skip), 0, int.MaxValue)!.Value,
            });
            if (parsed.GetValue(json))
            {
                Json.Write(page);
            }
            else
            {
                QueueTable.Write(Screen.Open(), page);
            }

            return ExitCode.Fine;
        }));

        return command;
    }

    /// <summary>Why an item waits.</summary>
    /// <returns>The option.</returns>
    public static Option<string?> Kind()
    {
        Option<string?> kind = new("--kind") { Description = "Only what waits for this reason." };
        kind.AcceptOnlyFromAmong([.. EnumWord.All<QueueKind>()]);

        return kind;
    }
}
