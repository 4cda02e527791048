using System.CommandLine;
using Suffice.Cli.Inputs;
using Suffice.Dashboard.Times;

namespace Suffice.Cli.Commands.Shows;

/// <summary>The days that a page's figures are of, as typed.</summary>
internal sealed class PeriodOptions
{
    private readonly Option<string?> days = new("--days") { Description = "So many days up to today (UTC). Default 30." };
    private readonly Option<string?> from = new("--from") { Description = "From this day (UTC) on, such as 2026-11-01." };
    private readonly Option<string?> to = new("--to") { Description = "Up to and with this day (UTC). Default today." };

    /// <summary>Adds the options.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command) => command.AddAll(days, from, to);

    /// <summary>Reads them.</summary>
    /// <param name="parsed">What was typed.</param>
    /// <param name="now">The time.</param>
    /// <returns>The period.</returns>
    /// <exception cref="CommandException">It is none.</exception>
    public Period Read(ParseResult parsed, DateTimeOffset now)
    {
        try
        {
            return Period.Read(parsed.GetValue(days), parsed.GetValue(from), parsed.GetValue(to), now);
        }
        catch (PeriodException wrong)
        {
            throw new CommandException(ExitCode.WrongUse, $"--{wrong.Parameter}: {wrong.Message}");
        }
    }
}
