using System.CommandLine;
using System.Globalization;
using Suffice.Agents.Observing;
using Suffice.Cli.Inputs;
using Suffice.Cli.Output;
using Suffice.Files;

namespace Suffice.Cli.Commands.Reviewing;

/// <summary><c>suffice review snooze</c>, <c>merge</c>, <c>close</c>, <c>reopen</c>: what is to become of a pattern?</summary>
internal static class PatternDecisionCommands
{
    /// <summary>Makes the commands.</summary>
    /// <returns>The commands.</returns>
    public static IEnumerable<Command> Make() => [Snooze(), Merge(), Close(), Reopen()];

    private static Command Snooze()
    {
        Option<string> until = new("--until") { Description = "The day (UTC) on which it is open again, such as 2026-12-24.", Required = true };
        Command command = new("snooze", "Look at a pattern no more until a day.\n\nExample: suffice review snooze PT-3fa9c01b2e --until 2026-12-24") { until };

        return Deciding(command, (parsed, book, name, by, why) => book.Snooze(name, Day(parsed.GetValue(until)!), by, why));
    }

    private static Command Merge()
    {
        Option<string> into = new("--into") { Description = "The pattern that it is counted with from now on.", Required = true };
        Command command = new("merge", "Count a pattern with another of the same agent.\n\nExample: suffice review merge PT-3fa9c01b2e --into PT-90ab34cd12") { into };

        return Deciding(command, (parsed, book, name, by, why) => book.Merge(name, parsed.GetValue(into)!, by, why));
    }

    private static Command Close()
    {
        Option<string> reason = new("--reason") { Description = "resolved: its cause is gone, and it opens again when it is seen again. not_useful: nothing to act on.", Required = true };
        reason.AcceptOnlyFromAmong("resolved", "not_useful");
        Command command = new("close", "Close a pattern.\n\nExample: suffice review close PT-3fa9c01b2e --reason resolved --why \"the form asks for it now\"") { reason };

        return Deciding(command, (parsed, book, name, by, why) => book.Close(name, parsed.GetValue(reason) == "resolved", by, why));
    }

    private static Command Reopen() => Deciding(
        new Command("reopen", "Open a pattern that was closed, snoozed or merged.\n\nExample: suffice review reopen PT-3fa9c01b2e"),
        (_, book, name, by, why) => book.Reopen(name, by, why));

    private static Command Deciding(Command command, Func<ParseResult, PatternBook, string, string, string, Pattern> decide)
    {
        Argument<string> key = new("KEY") { Description = "The pattern's id or key, as suffice review patterns lists them." };
        Option<string> policy = Options.Policy();
        Option<string> by = WorkFile.As();
        Option<string> why = WorkFile.Why();
        Option<bool> json = Options.Json();
        command.Add(key);
        foreach (Option option in (Option[])[policy, by, why, json])
        {
            command.Add(option);
        }

        command.SetAction(parsed => WorkFile.Use(parsed.GetValue(policy)!, file =>
        {
            Pattern pattern = decide(parsed, new PatternBook(file), parsed.GetValue(key)!, parsed.GetValue(by)!, parsed.GetValue(why)!);
            if (parsed.GetValue(json))
            {
                Json.Write(pattern);
            }
            else
            {
                Console.Out.WriteLine(Printable.Of($"{pattern.Id} {pattern.Key} is {EnumWord.Spaced(pattern.State)}"));
            }

            return ExitCode.Fine;
        }));

        return command;
    }

    private static DateOnly Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
        ? day
        : throw new CommandException(ExitCode.WrongUse, $"--until: \"{text}\" is no day; write 2026-12-24");
}
