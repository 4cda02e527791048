using System.Collections.Immutable;
using System.CommandLine;
using Suffice.Evaluation.Runs;

namespace Suffice.Cli.Commands.Evals;

/// <summary>The earlier run that a run is compared with.</summary>
internal sealed class EvalComparing
{
    private const string Last = "last";

    private readonly Option<string?> compare = new("--compare") { Description = "Compare with an earlier run, item by item: its name or file, or 'last' for the latest of the same task or set. Exit code 1 when a model is shown to be worse." };

    /// <summary>Adds the option.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command) => command.Options.Add(compare);

    /// <summary>Finds the runs, before the new ones are begun.</summary>
    /// <param name="parsed">What was typed.</param>
    /// <param name="runs">The runs that are going to be.</param>
    /// <returns>An earlier run for each; <see langword="null"/> where none is asked for.</returns>
    /// <exception cref="CommandException">There is none.</exception>
    public ImmutableArray<EvalRun?> Find(ParseResult parsed, ImmutableArray<PreparedRun> runs) => parsed.GetValue(compare) switch
    {
        null => [.. runs.Select(_ => (EvalRun?)null)],
        Last => [.. runs.Select(LatestBefore)],
        { } named when runs.Length == 1 => [EvalRunStore.Load(PathOf(named, runs[0].Options.RunFolder))],
        _ => throw new CommandException(ExitCode.WrongUse, $"{compare.Name}: one run cannot be compared with several; say {compare.Name} {Last}"),
    };

    private static EvalRun LatestBefore(PreparedRun run)
    {
        string? path = EvalRunStore.List(run.Options.RunFolder)
            .Where(other => other.Head.Set == run.Head.Set && other.Path != run.Earlier?.Path)
            .Select(other => other.Path).FirstOrDefault();
        return EvalRunStore.Load(path ?? throw new CommandException(ExitCode.WrongUse, $"--compare {Last}: there is no earlier run of {run.Head.Set} in {run.Options.RunFolder}"));
    }

    private static string PathOf(string named, string folder)
    {
        string inFolder = Path.Combine(folder, $"{named}.jsonl");
        return File.Exists(named) ? named
            : File.Exists(inFolder) ? inFolder
            : throw new CommandException(ExitCode.WrongUse, $"--compare {named}: no such run; there are {string.Join(", ", EvalRunStore.List(folder).Select(run => run.Head.Id).Take(10).DefaultIfEmpty($"none in {folder}"))}");
    }
}
