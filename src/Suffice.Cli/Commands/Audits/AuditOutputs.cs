using System.Collections.Immutable;
using System.CommandLine;
using Suffice.Audit;
using Suffice.Audit.Keeping;
using Suffice.Audit.Privacy;
using Suffice.Audit.Reports;
using Suffice.Audit.Reports.Csv;
using Suffice.Audit.Reports.Evals;
using Suffice.Audit.Reports.Html;
using Suffice.Audit.Reports.Policy;
using Suffice.Audit.Sources;
using Suffice.Catalog;
using Suffice.Cli.Inputs;
using Suffice.Files;

namespace Suffice.Cli.Commands.Audits;

/// <summary>The files that an audit writes where it is asked to.</summary>
internal sealed class AuditOutputs
{
    private readonly Option<string?> page = new("--out") { Description = "Write a report to read, print or pass on (one HTML page that needs nothing else) to this file." };
    private readonly Option<string?> csv = new("--csv") { Description = "Write the tasks as a table (CSV) to this file." };
    private readonly Option<string?> focus = new("--focus") { Description = "Write what was paid as FOCUS rows (CSV) to this file, for tools of cost allocation." };
    private readonly Option<string?> policy = new("--write-policy") { Description = "Write a first policy to this file, to be read and changed." };
    private readonly Option<string?> evals = new("--write-evals") { Description = "Write items of every task to this folder, to be labelled." };
    private readonly Option<int> perTask = new("--evals-per-task") { Description = "The most items of a task.", DefaultValueFactory = _ => EvalFolder.UsualItems };
    private readonly Option<bool> force = new("--force") { Description = "Write over files that exist." };
    private readonly Option<bool> kept = new("--keep") { Description = $"Keep the report for the dashboard in {KeptAudits.UsualFolder} of the working folder, where suffice.yaml is looked for; masked always, without samples of calls." };
    private readonly Option<bool> keep = new("--keep-personal-data") { Description = "Do not mask personal data in what is shown and written." };

    /// <summary>Adds the options.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.AddAll(page, csv, focus, policy, evals, perTask, kept, force, keep);
    }

    /// <summary>Whether personal data stays as it is.</summary>
    public bool KeepsPersonalData(ParseResult parsed) => parsed.GetValue(keep);

    /// <summary>Refuses to begin long work whose result could not be written.</summary>
    /// <exception cref="CommandException">A number makes no sense, or a path cannot be written to, or is a log that is to be read.</exception>
    /// <exception cref="OutputExistsException">A file exists and may not be written over.</exception>
    /// <exception cref="IOException">The disk does not take one.</exception>
    public void Check(ParseResult parsed, AuditOptions options)
    {
        if (parsed.GetValue(perTask) < 1)
        {
            throw new CommandException(ExitCode.WrongUse, "--evals-per-task: write 1 or more");
        }

        HashSet<string> taken = [.. SourceFiles.Find(options.Paths).Select(file => Path.GetFullPath(file.Path))];
        foreach (Option<string?> option in (Option<string?>[])[page, csv, focus, policy])
        {
            if (parsed.GetValue(option) is { } path)
            {
                Check(option.Name, path, taken);
                OutputFile.Demand(path, parsed.GetValue(force));
            }
        }

        if (parsed.GetValue(kept))
        {
            OutputPlace.Demand(KeptAudits.UsualFolder);
        }

        if (parsed.GetValue(evals) is { } folder)
        {
            if (File.Exists(folder))
            {
                throw new CommandException(ExitCode.WrongUse, $"{evals.Name}: {folder} is a file; name a folder");
            }

            OutputPlace.Demand(folder);
        }
    }

    private static void Check(string option, string path, HashSet<string> taken)
    {
        if (Directory.Exists(path))
        {
            throw new CommandException(ExitCode.WrongUse, $"{option}: {path} is a folder; name a file");
        }

        if (!taken.Add(Path.GetFullPath(path)))
        {
            throw new CommandException(ExitCode.WrongUse, $"{option}: {path} is a log to be read, or another output; name another file");
        }
    }

    /// <summary>Writes all that was asked for.</summary>
    /// <param name="parsed">What was typed.</param>
    /// <param name="report">The report.</param>
    /// <param name="catalog">The catalogue.</param>
    /// <param name="of">What was audited, for the name of what is kept.</param>
    /// <returns>What was written, for people.</returns>
    public ImmutableArray<string> Write(ParseResult parsed, AuditReport report, ModelCatalog catalog, string of)
    {
        ImmutableArray<string>.Builder written = ImmutableArray.CreateBuilder<string>();
        void To(Option<string?> option, Action<string> write)
        {
            if (parsed.GetValue(option) is { } path)
            {
                write(path);
                written.Add(path);
            }
        }

        bool over = parsed.GetValue(force);
        To(page, path => ReportHtml.WriteFile(path, report, over));
        To(csv, path => OutputFile.Write(path, over, to => TaskCsv.Write(report, to)));
        To(focus, path => OutputFile.Write(path, over, to => FocusCsv.Write(report, catalog, to)));
        To(policy, path => PolicyFile.Write(path, report, catalog, over));
        To(evals, path => EvalFolder.Write(path, report, over, parsed.GetValue(perTask)));
        if (parsed.GetValue(kept))
        {
            // Pages are seen by more people than whoever runs this.
            written.Add(new KeptAudits(KeptAudits.UsualFolder).Keep(MaskedReport.Of(report), of));
        }

        return written.ToImmutable();
    }
}
