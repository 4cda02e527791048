using System.CommandLine;
using Suffice.Billing;
using Suffice.Billing.Outputs;
using Suffice.Cli.Inputs;
using Suffice.Files;

namespace Suffice.Cli.Commands.Bills;

/// <summary>The files that the bill of a flow is written to where it is asked for.</summary>
internal sealed class FlowOutputs
{
    private readonly Option<string?> page = new("--out") { Description = "Write the flow's bill as a page (HTML that needs nothing else) to this file." };
    private readonly Option<string?> csv = new("--csv") { Description = "Write the flow's bill as a table (CSV) to this file." };
    private readonly Option<bool> force = new("--force") { Description = "Write over files that exist." };

    /// <summary>The options.</summary>
    public IReadOnlyList<Option> All => [page, csv, force];

    /// <summary>Adds the options.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command) => command.AddAll(page, csv, force);

    /// <summary>Makes sure that the files may and can be written.</summary>
    /// <param name="parsed">What was typed.</param>
    /// <param name="plan">The plan's file, which is no output; <see langword="null"/> without one.</param>
    /// <exception cref="CommandException">A path is a folder, the plan itself, or named twice.</exception>
    /// <exception cref="OutputExistsException">A file exists and may not be written over.</exception>
    public void Check(ParseResult parsed, string? plan)
    {
        HashSet<string> taken = plan is null ? [] : [Path.GetFullPath(plan)];
        foreach (Option<string?> option in (Option<string?>[])[page, csv])
        {
            if (parsed.GetValue(option) is not { } path)
            {
                continue;
            }

            if (Directory.Exists(path))
            {
                throw new CommandException(ExitCode.WrongUse, $"{option.Name}: {path} is a folder; name a file");
            }

            if (!taken.Add(Path.GetFullPath(path)))
            {
                throw new CommandException(ExitCode.WrongUse, $"{option.Name}: {path} is the plan itself, or another output; name another file");
            }

            OutputFile.Demand(path, parsed.GetValue(force));
        }
    }

    /// <summary>Writes them.</summary>
    /// <param name="parsed">What was typed.</param>
    /// <param name="bill">The bill.</param>
    /// <param name="beside">The plan beside it; <see langword="null"/> without one.</param>
    public void Write(ParseResult parsed, FlowBill bill, PlanBesideSeen? beside)
    {
        if (parsed.GetValue(page) is { } html)
        {
            OutputFile.Write(html, parsed.GetValue(force), to => to.Write(BillHtml.Write(bill, beside)));
        }

        if (parsed.GetValue(csv) is { } table)
        {
            OutputFile.Write(table, parsed.GetValue(force), to => BillCsv.Write(bill, to));
        }
    }
}
