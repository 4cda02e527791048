using System.CommandLine;
using Suffice.Agents.Keeping;
using Suffice.Agents.Queue;
using Suffice.Cli.Inputs;
using Suffice.Cli.Output;
using Suffice.Policy;

namespace Suffice.Cli.Commands.Reviewing;

/// <summary>What the commands of the queue share: the queue beside the policy's ledger, who judges, and how a mistake is told.</summary>
internal static class QueueDesk
{
    /// <summary>Who judges.</summary>
    /// <returns>The option; default the name that the system knows.</returns>
    public static Option<string> As() => new("--as") { Description = "Who judges. Default: your name on this system.", DefaultValueFactory = _ => Environment.UserName };

    /// <summary>The item.</summary>
    /// <returns>The argument.</returns>
    public static Argument<string> Item() => new("item") { Description = "The item's id, such as Q-12: 'suffice review next' and 'queue' show it." };

    /// <summary>The worker.</summary>
    /// <returns>The argument.</returns>
    public static Argument<string> Worker() => new("task") { Description = "The worker: a task of the policy with 'worker:' in its task.yaml." };

    /// <summary>Opens the queue.</summary>
    /// <param name="policy">The policy's path.</param>
    /// <param name="use">What is done.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="CommandException">What was asked for cannot be.</exception>
    public static int Use(string policy, Func<ReviewQueue, int> use)
    {
        SufficePolicy loaded = Policies.Load(policy).Policy!;
        using AgentsFile file = AgentsFile.Beside(loaded.Ledger.Path, TimeProvider.System);
        try
        {
            return use(new ReviewQueue(file, loaded));
        }
        catch (QueueException wrong)
        {
            throw new CommandException(wrong.Kind == QueueMistake.NotNow ? ExitCode.No : ExitCode.WrongUse, wrong.Message);
        }
    }

    /// <summary>Makes a command that decides an item.</summary>
    /// <param name="command">The command, with what it has of its own.</param>
    /// <param name="decide">Decides.</param>
    /// <returns>The command.</returns>
    public static Command Deciding(Command command, Func<ParseResult, ReviewQueue, string, string, ItemSettled> decide)
    {
        Argument<string> item = Item();
        Option<string> who = As();
        Option<string> policy = Options.Policy();
        Option<bool> json = Options.Json();
        command.Add(item);
        foreach (Option option in (Option[])[who, policy, json])
        {
            command.Add(option);
        }

        command.SetAction(parsed => Use(parsed.GetValue(policy)!, queue =>
        {
            ItemSettled settled = decide(parsed, queue, parsed.GetValue(item)!, parsed.GetValue(who)!);
            if (parsed.GetValue(json))
            {
                Json.Write(settled);
            }
            else
            {
                Console.Out.WriteLine(Printable.Of(settled.Say));
                if (settled.Eval is { } written)
                {
                    Console.Out.WriteLine(Printable.Of($"it is an eval item now: {written}"));
                }
            }

            return ExitCode.Fine;
        }));

        return command;
    }
}
