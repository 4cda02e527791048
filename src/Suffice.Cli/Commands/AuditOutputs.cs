using System.CommandLine;
using Suffice.Audit.Reports;
using Suffice.Audit.Reports.Csv;
using Suffice.Catalog;
using Suffice.Cli.Output;

namespace Suffice.Cli.Commands;

/// <summary>The files that an audit writes where it is asked to.</summary>
internal sealed class AuditOutputs
{
    private readonly Option<string?> csv = new("--csv") { Description = "Write the tasks as a table (CSV) to this file." };
    private readonly Option<string?> focus = new("--focus") { Description = "Write what was paid as FOCUS rows (CSV) to this file, for tools of cost allocation." };
    private readonly Option<bool> force = new("--force") { Description = "Write over files that exist." };
    private readonly Option<bool> keep = new("--keep-personal-data") { Description = "Do not mask personal data in what is shown and written." };

    /// <summary>Adds the options.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Options.Add(csv);
        command.Options.Add(focus);
        command.Options.Add(force);
        command.Options.Add(keep);
    }

    /// <summary>Whether personal data stays as it is.</summary>
    public bool KeepsPersonalData(ParseResult parsed) => parsed.GetValue(keep);

    /// <summary>Refuses to begin long work whose result could not be written.</summary>
    /// <exception cref="CommandException">A file exists and may not be written over, or its folder does not exist.</exception>
    public void Check(ParseResult parsed)
    {
        foreach ((string option, string? path) in new[] { ("--csv", parsed.GetValue(csv)), ("--focus", parsed.GetValue(focus)) })
        {
            Check(option, path, parsed.GetValue(force));
        }
    }

    /// <summary>Writes all that was asked for.</summary>
    public async Task WriteAsync(ParseResult parsed, AuditReport report, ModelCatalog catalog, CancellationToken cancellationToken)
    {
        await WriteAsync(parsed.GetValue(csv), to => TaskCsv.Write(report, to), cancellationToken).ConfigureAwait(false);
        await WriteAsync(parsed.GetValue(focus), to => FocusCsv.Write(report, catalog, to), cancellationToken).ConfigureAwait(false);
    }

    private static void Check(string option, string? path, bool force)
    {
        if (path is null)
        {
            return;
        }

        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (!Directory.Exists(folder))
        {
            throw new CommandException(ExitCode.WrongUse, $"{option}: there is no folder {folder}");
        }

        if (Path.Exists(path) && !force)
        {
            throw new CommandException(ExitCode.WrongUse, $"{option}: {path} exists; --force writes over it");
        }
    }

    // Written beside and moved into place, so that a stop leaves nothing half-written.
    private static async Task WriteAsync(string? path, Action<TextWriter> write, CancellationToken cancellationToken)
    {
        if (path is null)
        {
            return;
        }

        string unfinished = $"{path}.part";
        await using (StreamWriter to = new(unfinished))
        {
            write(to);
            await to.FlushAsync(cancellationToken).ConfigureAwait(false);
        }

        File.Move(unfinished, path, overwrite: true);
    }
}
