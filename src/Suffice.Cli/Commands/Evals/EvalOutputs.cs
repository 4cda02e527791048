using System.CommandLine;
using Suffice.Cli.Inputs;
using Suffice.Cli.Output;
using Suffice.Cli.Output.Evals;
using Suffice.Evaluation.Reports;
using Suffice.Evaluation.Reports.Html;
using Suffice.Evaluation.Runs.People;
using Suffice.Files;

namespace Suffice.Cli.Commands.Evals;

/// <summary>Where a report goes.</summary>
internal sealed class EvalOutputs
{
    private readonly Option<string?> json = new("--json") { Description = "Print one JSON object for machines, or write it to this file.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> page = new("--out", "-o") { Description = "Write a report to read or pass on (one HTML page that needs nothing else) to this file." };
    private readonly Option<string?> junit = new("--junit") { Description = "Write the report for a build server (JUnit XML) to this file." };
    private readonly Option<string?> sheet = new("--write-labels") { Description = "Write every answer that no person labelled yet to this file (JSON Lines), to be labelled: set \"passed\" to true or false." };
    private readonly Option<bool> force = new("--force") { Description = "Write over files that exist." };

    /// <summary>Adds the options.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.AddAll(page, json, junit, sheet, force);
    }

    /// <summary>Whether the standard output is for machines.</summary>
    /// <param name="parsed">What was typed.</param>
    /// <returns>True when it is.</returns>
    public bool IsForMachines(ParseResult parsed) => parsed.GetResult(json) is { Implicit: false } && parsed.GetValue(json) is null;

    /// <summary>Refuses to begin long work whose result could not be written.</summary>
    /// <param name="parsed">What was typed.</param>
    /// <exception cref="CommandException">A path is a folder, or two outputs are one file.</exception>
    /// <exception cref="OutputExistsException">A file exists and may not be written over.</exception>
    /// <exception cref="IOException">The disk does not take one.</exception>
    public void Check(ParseResult parsed)
    {
        HashSet<string> taken = [];
        foreach (Option<string?> option in (Option<string?>[])[page, json, junit, sheet])
        {
            if (parsed.GetValue(option) is { } path)
            {
                if (Directory.Exists(path) || !taken.Add(Path.GetFullPath(path)))
                {
                    throw new CommandException(ExitCode.WrongUse, $"{option.Name}: {path} is {(Directory.Exists(path) ? "a folder" : "another output")}; name a file of its own");
                }

                OutputFile.Demand(path, parsed.GetValue(force));
            }
        }
    }

    /// <summary>Writes all that was asked for, and shows the rest.</summary>
    /// <param name="parsed">What was typed.</param>
    /// <param name="report">The report.</param>
    /// <param name="held">How it was held against its marks.</param>
    public void Write(ParseResult parsed, EvalReport report, ReportOptions held)
    {
        bool over = parsed.GetValue(force);
        List<string> written = [];
        void To(Option<string?> option, Action<TextWriter> write)
        {
            if (parsed.GetValue(option) is { } path)
            {
                OutputFile.Write(path, over, write);
                written.Add(path);
            }
        }

        To(page, to => to.Write(EvalHtml.Write(report)));
        To(json, to => to.WriteLine(report.ToJson()));
        To(junit, to => JunitReport.Write(report, to));
        To(sheet, to =>
        {
            foreach (RunReport run in report.Runs)
            {
                HumanLabels.WriteSheet(run.Source!, held.Seed, to);
            }
        });
        if (IsForMachines(parsed))
        {
            Console.Out.WriteLine(report.ToJson());
            return;
        }

        EvalTable.Write(Screen.Open(), report, written);
    }
}
