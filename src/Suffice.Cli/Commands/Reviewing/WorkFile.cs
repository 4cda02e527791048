using System.CommandLine;
using Suffice.Agents.Keeping;
using Suffice.Agents.Observing;
using Suffice.Agents.Proposing;
using Suffice.Cli.Inputs;
using Suffice.Policy;

namespace Suffice.Cli.Commands.Reviewing;

/// <summary>What commands on patterns and proposals share: the file beside the policy's ledger, and who decides.</summary>
internal static class WorkFile
{
    /// <summary>Who decides.</summary>
    /// <returns>The option; default the name that the system knows.</returns>
    public static Option<string> As() => new("--as") { Description = "Who decides. Default: your name on this system.", DefaultValueFactory = _ => Environment.UserName };

    /// <summary>Why it is decided.</summary>
    /// <returns>The option.</returns>
    public static Option<string> Why() => new("--why") { Description = "Why; it is kept with the decision.", DefaultValueFactory = _ => string.Empty };

    /// <summary>Opens the file beside a policy's ledger, and has a mistake of the user's told as one.</summary>
    /// <param name="path">The policy.</param>
    /// <param name="use">What is done.</param>
    /// <returns>What it returns.</returns>
    /// <exception cref="CommandException">What was asked for cannot be.</exception>
    public static T Use<T>(string path, Func<AgentsFile, T> use) => Use(path, (file, _) => use(file));

    /// <inheritdoc cref="Use{T}(string, Func{AgentsFile, T})"/>
    public static T Use<T>(string path, Func<AgentsFile, SufficePolicy, T> use)
    {
        SufficePolicy policy = Policies.Load(path).Policy!;
        using AgentsFile file = AgentsFile.Beside(policy.Ledger.Path, TimeProvider.System);
        try
        {
            return use(file, policy);
        }
        catch (Exception wrong) when (wrong is ObservationException or ProposalException)
        {
            throw new CommandException(ExitCode.WrongUse, wrong.Message);
        }
    }
}
