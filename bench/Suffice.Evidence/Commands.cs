using System.CommandLine;

namespace Suffice.Evidence;

/// <summary>The measures, one a question.</summary>
internal static class Commands
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Command> All { get; } =
    [
        Drift.DriftCommand.Make(),
        Paired.VectorsCommand.Make(),
        Paired.TypeOneCommand.Make(),
        Paired.PowerCommand.Make(),
        Paired.PeekingCommand.Make(),
        Certificates.CertificatesSimulatedCommand.Make(),
        Recorded.CertificatesCommand.Make(),
        Aims.RoutersCommand.Make(),
        Aims.AnswersCommand.Make(),
        Aims.ToolsCommand.Make(),
        Aims.JsonCommand.Make(),
        Aims.LogprobsCommand.Make(),
        Aims.ScoresCommand.Make(),
        Aims.TablesCommand.Make(),
        Simulated.ReplayDifferenceCommand.Make(),
        Labels.TicketsCommand.Make(),
        Labels.SubjectsCommand.Make(),
        Story.StoryCommand.Make(),
        Naming.TasksCommand.Make(),
        Pipelines.SoakCommand.Make(),
        Workers.WorkCommand.Make(),
        Workers.AgreementCommand.Make(),
        Mining.MiningCommand.Make(),
        Loop.LoopCommand.Make(),
        Pages.PagesCommand.Make(),
    ];
}
