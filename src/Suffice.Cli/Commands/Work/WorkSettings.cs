using Suffice.Agents.Prompting;
using Suffice.Agents.Tickets;
using Suffice.Agents.Working;
using Suffice.Files;
using Suffice.Policy;

namespace Suffice.Cli.Commands.Work;

/// <summary>What was asked of <c>suffice work</c>.</summary>
/// <param name="Worker">The worker.</param>
/// <param name="Input">The tickets' file or folder.</param>
/// <param name="Output">Where verdicts are written; <see langword="null"/> for nowhere.</param>
/// <param name="AtOnce">How many tickets at the same time; <see langword="null"/> for what the policy says.</param>
/// <param name="PerMinute">The most tickets a minute; <see langword="null"/> for what the policy says.</param>
/// <param name="MaxCostUsd">The most it may cost; <see langword="null"/> for no cap.</param>
/// <param name="Anew">True to judge again what is judged.</param>
/// <param name="Force">True to replace the output.</param>
/// <param name="Json">True to write for machines.</param>
internal sealed record WorkSettings(
    TaskPolicy Worker, string Input, string? Output, int? AtOnce, int? PerMinute, decimal? MaxCostUsd, bool Anew, bool Force, bool Json)
{
    /// <summary>Makes sure, before anything is read or asked, that the verdicts can be written where they are wanted.</summary>
    /// <param name="isWritten">Whether verdicts are written at all.</param>
    /// <exception cref="CommandException">They are not, or the file is, or would be taken for, tickets.</exception>
    public void DemandOutput(bool isWritten)
    {
        if (Output is null)
        {
            return;
        }

        if (!isWritten)
        {
            throw new CommandException(ExitCode.WrongUse, $"--out {Output}: --dry-run and --compare write no verdicts; leave it out, or send --json to a file");
        }

        string target = Path.GetFullPath(Output);
        string source = Path.GetFullPath(Input);
        if (Directory.Exists(source) ? target.StartsWith(Path.TrimEndingDirectorySeparator(source) + Path.DirectorySeparatorChar, StringComparison.Ordinal) : target == source)
        {
            throw new CommandException(ExitCode.WrongUse, $"--out {Output}: the tickets are read from there; name a file outside of --in");
        }

        OutputFile.Demand(Output, Force);
    }

    /// <summary>The order of a run.</summary>
    /// <param name="standard">What tickets are judged by.</param>
    /// <param name="tickets">The tickets.</param>
    /// <returns>The order.</returns>
    public WorkOrder OrderOf(WorkerStandard standard, IReadOnlyList<Ticket> tickets) => new(standard, tickets)
    {
        Source = Path.GetFullPath(Input),
        Salt = Anew ? Guid.NewGuid().ToString("N") : string.Empty,
        AtOnce = AtOnce,
        PerMinute = PerMinute,
        MaxCostUsd = MaxCostUsd,
    };
}
