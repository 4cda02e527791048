using System.CommandLine;
using Suffice.Cli.Commands.Reviewing;
using Suffice.Cli.Inputs;
using Suffice.Cli.Output;
using Suffice.Files;
using Suffice.Ledger.Schema;
using Suffice.Policy;
using Suffice.Reviewing;
using Suffice.Watching.Demotions;

namespace Suffice.Cli.Commands;

/// <summary><c>suffice review</c>: is what was promised still true, and what is to do now?</summary>
internal static class ReviewCommand
{
    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Make()
    {
        Option<string> policy = Options.Policy();
        Option<string?> month = new("--month") { Description = "The month (UTC), such as 2026-11. Default: the last thirty days." };
        Option<string?> output = new("--out") { Description = "Write a page to this file, too." };
        Option<string?> lift = new("--lift") { Description = "Trust this task again, and review nothing: its alarm was looked into and is nothing." };
        Option<bool> force = new("--force") { Description = "Write over a page that is there." };
        Option<bool> json = Options.Json();
        Command command = new(
            "review",
            "One page a month: the age of every calibration, what was realised beside what was certified, drift, pins, retirements, demotions, and what to do now. "
            + "Exit code 1 when something is overdue.\n\nExample: suffice review --month 2026-11 --out review.html")
        {
            policy, month, output, force, lift, json,
        };
        command.SetAction(parsed =>
        {
            SufficePolicy loaded = Policies.Load(parsed.GetValue(policy)!).Policy!;
            if (parsed.GetValue(lift) is { } task)
            {
                return Lift(loaded, task, parsed.GetValue(json));
            }

            if (parsed.GetValue(output) is { } wanted)
            {
                OutputFile.Demand(wanted, parsed.GetValue(force));
            }

            (DateTimeOffset from, DateTimeOffset to) = SpanOf(parsed.GetValue(month));
            if (File.Exists(loaded.Ledger.Path))
            {
                LedgerUpgrade.Run(loaded.Ledger.Path);
            }

            ReviewReport review = new ReviewMaker(loaded, TimeProvider.System).Make(from, to);
            if (parsed.GetValue(output) is { } path)
            {
                OutputFile.Write(path, parsed.GetValue(force), page => page.Write(ReviewHtml.Write(review)));
            }

            if (parsed.GetValue(json))
            {
                Json.Write(review);
            }
            else
            {
                ReviewTable.Write(Screen.Open(), review);
            }

            return review.Todo.Any(todo => todo.IsOverdue) ? ExitCode.No : ExitCode.Fine;
        });
        foreach (Command below in ReviewSubcommands.Make())
        {
            command.Add(below);
        }

        return command;
    }

    private static (DateTimeOffset From, DateTimeOffset To) SpanOf(string? month) =>
        month is null ? ReviewSpan.OfLatest(TimeProvider.System.GetUtcNow())
        : ReviewSpan.OfMonth(month) ?? throw new CommandException(ExitCode.WrongUse, $"--month: \"{month}\" is no month; write 2026-11");

    private static int Lift(SufficePolicy policy, string task, bool json)
    {
        bool isLifted = TrustFile.Beside(policy.Ledger.Path).Lift(task, Environment.UserName, TimeProvider.System.GetUtcNow());
        if (json)
        {
            Json.Write(new { Task = task, Lifted = isLifted });
        }
        else
        {
            Console.Out.WriteLine(isLifted
                ? $"{task} is trusted again; a gateway that runs knows within two seconds"
                : $"{task} is not demoted");
        }

        return isLifted ? ExitCode.Fine : ExitCode.No;
    }
}
