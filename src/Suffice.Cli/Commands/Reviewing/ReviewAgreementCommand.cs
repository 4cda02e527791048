using System.CommandLine;
using Suffice.Agents.Queue.Figures;
using Suffice.Cli.Inputs;
using Suffice.Cli.Output;
using Suffice.Cli.Output.Reviewing;

namespace Suffice.Cli.Commands.Reviewing;

/// <summary><c>suffice review agreement</c>: how far do people and machine agree?</summary>
internal static class ReviewAgreementCommand
{
    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Make()
    {
        Argument<string> task = QueueDesk.Worker();
        Option<string> policy = Options.Policy();
        Option<bool> json = Options.Json();
        Command command = new(
            "agreement",
            "How far a worker and people agree, on tickets drawn at random and judged blind, and what is missing until its verdicts stand by themselves. Exit code 0 when they do, 1 while they are advice."
            + "\n\nExample: suffice review agreement ticket-qc")
        {
            task, policy, json,
        };
        command.SetAction(parsed => QueueDesk.Use(parsed.GetValue(policy)!, queue =>
        {
            AgreementReport report = queue.Agreement(parsed.GetValue(task)!);
            if (parsed.GetValue(json))
            {
                Json.Write(report);
            }
            else
            {
                AgreementPage.Write(Screen.Open(), report);
            }

            return report.Standing.IsActing ? ExitCode.Fine : ExitCode.No;
        }));

        return command;
    }
}
