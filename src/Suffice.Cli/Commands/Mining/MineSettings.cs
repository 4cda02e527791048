using Suffice.Agents.Contexts;
using Suffice.Agents.Drafting;
using Suffice.Agents.Mining;
using Suffice.Agents.Tickets;
using Suffice.Cli.Commands.Work;
using Suffice.Cli.Inputs;
using Suffice.Files;
using Suffice.Policy;

namespace Suffice.Cli.Commands.Mining;

/// <summary>What <c>suffice mine</c> was asked for.</summary>
/// <param name="Task">The worker.</param>
/// <param name="From">The tickets.</param>
/// <param name="Folder">Where drafts are written.</param>
/// <param name="Worker">What a model is shown of a ticket.</param>
internal sealed record MineSettings(string Task, string From, string Folder, WorkerSettings Worker)
{
    /// <summary>Which names hold what of a ticket.</summary>
    public TicketOptions Names { get; init; } = new();

    /// <summary>What is mined.</summary>
    public MiningOptions Mining { get; init; } = new();

    /// <summary>The most patterns that are drafted.</summary>
    public int Patterns { get; init; }

    /// <summary>How many tickets are drawn to label; 0 for none.</summary>
    public int Evals { get; init; }

    /// <summary>True to replace what is there.</summary>
    public bool Force { get; init; }

    /// <summary>True to write for machines.</summary>
    public bool Json { get; init; }

    /// <summary>Where the sample to label is written.</summary>
    public string EvalFile => Path.Combine(Folder, "evals", "mined.jsonl");

    /// <summary>Where a draft is written.</summary>
    /// <param name="kind">Which.</param>
    /// <returns>The path.</returns>
    public string FileOf(ContextKind kind) => Path.Combine(Folder, ContextFile.NameOf(kind));

    /// <summary>Makes sure, before any work, that nothing would be written over.</summary>
    /// <exception cref="CommandException">Something would.</exception>
    public void Demand()
    {
        string[] files = [.. DraftedStandard.Kinds.Select(FileOf), .. Evals > 0 ? (string[])[EvalFile] : []];
        string[] there = [.. files.Where(File.Exists)];
        if (there.Length > 0 && !Force)
        {
            throw new CommandException(ExitCode.WrongUse, $"{string.Join(", ", there)}: there already; write the drafts elsewhere with --out DIR, or replace what is there with --force");
        }

        foreach (string file in files)
        {
            OutputFile.Demand(file, force: true);
        }
    }

    /// <summary>Finds where a worker's drafts go.</summary>
    /// <param name="policy">The policy; <see langword="null"/> where there is none yet.</param>
    /// <param name="path">Its file.</param>
    /// <param name="task">The worker.</param>
    /// <param name="output">What was typed; <see langword="null"/> for the worker's own folder.</param>
    /// <returns>The folder.</returns>
    /// <exception cref="CommandException">The task is no name of a folder, or a file stands there.</exception>
    public static string FolderOf(SufficePolicy? policy, string path, string task, string? output)
    {
        if (output is not null)
        {
            return OutputFolder.Require(output);
        }

        if (policy?.FindTask(task)?.Worker is { } worker)
        {
            return worker.Folder;
        }

        return WorkerFolders.FolderOf(path, task);
    }
}
