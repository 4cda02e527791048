using System.Collections.Immutable;
using System.CommandLine;
using Suffice.Agents.Observing;
using Suffice.Cli.Inputs;
using Suffice.Cli.Output;
using Suffice.Cli.Output.Reviewing;

namespace Suffice.Cli.Commands.Reviewing;

/// <summary><c>suffice review patterns</c>: which weaknesses repeat?</summary>
internal static class PatternsCommand
{
    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Make()
    {
        Option<string> policy = Options.Policy();
        Option<string?> agent = new("--agent") { Description = "Weaknesses of this agent alone." };
        Option<bool> all = new("--all") { Description = "Closed, snoozed, merged and forming ones too." };
        Option<bool> json = Options.Json();
        Command command = new(
            "patterns",
            "The weaknesses that repeat: at least three notes in seven days, from three traces and two tickets, with their rate beside the four weeks before."
            + "\n\nExample: suffice review patterns --agent ticket-triage")
        {
            policy, agent, all, json,
        };
        command.SetAction(parsed => WorkFile.Use(parsed.GetValue(policy)!, file =>
        {
            ImmutableArray<Pattern> patterns = [.. new PatternBook(file).Count(parsed.GetValue(agent)).Where(pattern => parsed.GetValue(all) || pattern.State is PatternState.Open)];
            if (parsed.GetValue(json))
            {
                Json.Write(new { Patterns = patterns });
            }
            else
            {
                PatternTable.Write(Screen.Open(), patterns);
            }

            return ExitCode.Fine;
        }));

        return command;
    }
}
