using System.CommandLine;
using Suffice.Cli.Commands;
using Suffice.Cli.Commands.Advising;
using Suffice.Cli.Commands.Audits;
using Suffice.Cli.Commands.Bills;
using Suffice.Cli.Commands.Evals;
using Suffice.Cli.Commands.Keys;
using Suffice.Cli.Commands.Learning;
using Suffice.Cli.Commands.Mining;
using Suffice.Cli.Commands.Reviewing;
using Suffice.Cli.Commands.Runs;
using Suffice.Cli.Commands.Shows;
using Suffice.Cli.Commands.Work;

namespace Suffice.Cli;

/// <summary>Every command there is: a new one is a file and a line here.</summary>
internal static class CommandList
{
    /// <summary>Makes them.</summary>
    /// <returns>The command line.</returns>
    public static RootCommand Make() => new("suffice: every AI call on the smallest model that still passes.")
    {
        AuditCommand.Make(),
        ServeCommand.Make(),
        DemoCommand.Make(),
        CheckCommand.Make(),
        ExplainCommand.Make(),
        ModelsCommand.Make(),
        KeysCommand.Make(),
        RunCommand.Make(),
        WorkCommand.Make(),
        MineCommand.Make(),
        BillCommand.Make(),
        ShowCommand.Make(),
        ReviewCommand.Make(),
        ChiefCommand.Make(),
        AdviseCommand.Make(),
        ExportCommand.Make(),
        EvalCommand.Make(),
        ReplayCommand.Make(),
        SimulateCommand.Make(),
        LearnCommand.Make(),
        DistilCommand.Make(),
        CalibrateCommand.Make(),
        RecordCommand.Make(),
    };
}
