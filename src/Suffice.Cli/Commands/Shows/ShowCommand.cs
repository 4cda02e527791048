using System.CommandLine;

namespace Suffice.Cli.Commands.Shows;

/// <summary><c>suffice show</c>: what the pages of the dashboard say.</summary>
internal static class ShowCommand
{
    /// <summary>Makes the command; a page is a file and a line here.</summary>
    /// <returns>The command.</returns>
    public static Command Make() => new("show", "What a page of the dashboard says: the same figures by the same code.\n\nExample: suffice show home --days 7 --json")
    {
        ShowHome.Make(),
        ShowEvals.Make(),
        ShowEvals.MakeOne(),
        ShowTasks.MakeAll(),
        ShowTasks.MakeOne(),
        ShowRequests.Make(),
        ShowRequest.Make(),
        ShowPipelines.All(),
        ShowPipelines.One(),
        ShowAgents.All(),
        ShowAgents.One(),
        ShowAgents.Pattern(),
        ShowAgents.Proposal(),
        ShowCalibrations.Make(),
        ShowCalibrations.MakeOne(),
        ShowModels.Make(),
        ShowModels.MakeOne(),
        ShowPolicies.Make(),
        ShowPolicies.MakeOne(),
        ShowAudits.Make(),
        ShowAudits.MakeOne(),
    };
}
