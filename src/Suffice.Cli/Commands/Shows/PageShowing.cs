using System.CommandLine;
using Suffice.Agents.Observing;
using Suffice.Agents.Proposing;
using Suffice.Agents.Queue;
using Suffice.Cli.Inputs;
using Suffice.Cli.Output;
using Suffice.Dashboard.Tables;
using Suffice.Dashboard.Times;

namespace Suffice.Cli.Commands.Shows;

/// <summary>Makes the subcommand of a page: its figures for machines, a table as CSV, or all of it for people.</summary>
internal static class PageShowing
{
    /// <summary>Makes it.</summary>
    /// <typeparam name="TFigures">Its figures.</typeparam>
    /// <param name="page">The page.</param>
    /// <returns>The command.</returns>
    public static Command Make<TFigures>(ShownPage<TFigures> page)
        where TFigures : class
    {
        Option<string> policy = Options.Policy();
        Option<string?> csv = new("--csv") { Description = "Print this table as CSV, with exact values." };
        Option<bool> json = Options.Json();
        PeriodOptions period = new();
        Command command = new(page.Name, page.About);
        if (page.Named is { } named)
        {
            command.Add(named);
        }

        foreach (Option own in page.Options)
        {
            command.Add(own);
        }

        if (page.HasPeriod)
        {
            period.AddTo(command);
        }

        command.Add(policy);
        command.Add(csv);
        command.Add(json);
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(json) && parsed.GetValue(csv) is not null)
            {
                throw new CommandException(ExitCode.WrongUse, "--csv and --json: give one of them");
            }

            Period asked = page.HasPeriod ? period.Read(parsed, TimeProvider.System.GetUtcNow()) : Period.Latest(Period.UsualDays, TimeProvider.System.GetUtcNow());
            using ShowInputs inputs = new(parsed, parsed.GetValue(policy)!, asked);
            TFigures figures = Read(page, inputs);
            if (parsed.GetValue(json))
            {
                Json.Write(figures);
            }
            else if (parsed.GetValue(csv) is { } wanted)
            {
                Console.Out.Write(TableCsv.Write(TableNamed(wanted, [.. page.Tables(figures)])));
            }
            else
            {
                PageText.Write(Screen.Open(), page.Lead(figures), page.Tables(figures));
            }

            return ExitCode.Fine;
        });

        return command;
    }

    private static TFigures Read<TFigures>(ShownPage<TFigures> page, ShowInputs inputs)
        where TFigures : class
    {
        try
        {
            return page.Read(inputs) ?? throw new CommandException(ExitCode.WrongUse, page.Absent(inputs));
        }
        catch (Exception wrong) when (wrong is ObservationException or ProposalException or QueueException)
        {
            throw new CommandException(ExitCode.WrongUse, wrong.Message);
        }
    }

    private static PageTable TableNamed(string name, PageTable[] tables) => tables.FirstOrDefault(table => table.Name == name)
        ?? throw new CommandException(ExitCode.WrongUse, $"--csv: there is no table \"{name}\"; there are {string.Join(", ", tables.Select(table => table.Name))}");
}
