using System.Collections.Immutable;
using System.CommandLine;
using Suffice.Agents.Proposing;
using Suffice.Cli.Inputs;
using Suffice.Cli.Output;
using Suffice.Cli.Output.Reviewing;

namespace Suffice.Cli.Commands.Reviewing;

/// <summary><c>suffice review proposals</c> and <c>show</c>: what is proposed, and what does it rest on?</summary>
internal static class ProposalsCommand
{
    /// <summary>Makes the command that lists.</summary>
    /// <returns>The command.</returns>
    public static Command Make()
    {
        Option<string> policy = Options.Policy();
        Option<bool> all = new("--all") { Description = "Decided ones too." };
        Option<bool> json = Options.Json();
        Command command = new("proposals", "The proposed changes, the latest first; those that wait for a person or are watched.\n\nExample: suffice review proposals --all") { policy, all, json };
        command.SetAction(parsed => WorkFile.Use(parsed.GetValue(policy)!, file =>
        {
            ImmutableArray<Proposal> proposals = [.. new ProposalStore(file).List().Where(proposal => parsed.GetValue(all) || proposal.IsOpen)];
            if (parsed.GetValue(json))
            {
                Json.Write(new { Proposals = proposals });
            }
            else
            {
                ProposalPage.WriteList(Screen.Open(), proposals);
            }

            return ExitCode.Fine;
        }));

        return command;
    }

    /// <summary>Makes the command that shows one.</summary>
    /// <returns>The command.</returns>
    public static Command MakeShow()
    {
        Argument<string> id = new("PROPOSAL") { Description = "The proposal, such as P-2026-0001." };
        Option<string> policy = Options.Policy();
        Option<bool> json = Options.Json();
        Command command = new("show", "One proposal: the change item by item, its evidence, what it costs, what trying it showed.\n\nExample: suffice review show P-2026-0001") { id, policy, json };
        command.SetAction(parsed => WorkFile.Use(parsed.GetValue(policy)!, file =>
        {
            Proposal proposal = new ProposalStore(file).Find(parsed.GetValue(id)!);
            if (parsed.GetValue(json))
            {
                Json.Write(proposal);
            }
            else
            {
                ProposalPage.Write(Screen.Open(), proposal);
            }

            return ExitCode.Fine;
        }));

        return command;
    }
}
