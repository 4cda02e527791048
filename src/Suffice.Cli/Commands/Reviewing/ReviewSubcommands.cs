using System.CommandLine;

namespace Suffice.Cli.Commands.Reviewing;

/// <summary>What stands below <c>suffice review</c>: a new one is a file here and a line.</summary>
internal static class ReviewSubcommands
{
    /// <summary>Makes them.</summary>
    /// <returns>The commands, in the order that help lists them.</returns>
    public static IEnumerable<Command> Make() =>
    [
        ReviewQueueCommand.Make(),
        ReviewNextCommand.Make(),
        ReviewRateCommand.Make(),
        .. ReviewSettlingCommands.Make(),
        ReviewAgreementCommand.Make(),
        .. ReviewSheetCommands.Make(),
        PatternsCommand.Make(),
        .. PatternDecisionCommands.Make(),
        ProposalsCommand.Make(),
        ProposalsCommand.MakeShow(),
        .. ProposalDecisionCommands.Make(),
    ];
}
