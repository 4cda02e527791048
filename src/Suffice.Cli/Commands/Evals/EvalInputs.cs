using System.Collections.Immutable;
using System.CommandLine;
using Suffice.Agents.Measuring;
using Suffice.Agents.Prompting;
using Suffice.Cli.Commands.Work;
using Suffice.Cli.Inputs;
using Suffice.Evaluation.Sets;
using Suffice.Ledger.Reading;
using Suffice.Policy;

namespace Suffice.Cli.Commands.Evals;

/// <summary>What is measured: tasks with their items, or files of items.</summary>
internal sealed class EvalInputs
{
    private readonly Argument<string[]> names = new("task or set")
    {
        Description = "A task of the policy (its items lie in tasks/TASK/evals or evals/TASK.jsonl), or a file or folder of items: JSON Lines, CSV, promptfoo, OpenAI evals, recordings.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string?> task = new("--task") { Description = "The task that the items of a file belong to: its gate, its type and its floor hold." };
    private readonly Option<string?> evals = new("--evals") { Description = "The folder where items of tasks lie, such as 'suffice audit --write-evals' wrote." };
    private readonly Option<int?> fromLedger = new("--from-ledger") { Description = "Draw so many calls of the task from the ledger, where the policy keeps its prompts, in place of items that were written." };
    private readonly Option<string?> ledger = Options.Ledger();
    private readonly Option<string?> reference = new("--reference") { Description = "ceiling: where an item has no right answer, the last model's is taken for it. Calls from the ledger are measured so anyway." };
    private readonly Option<string?> prompt = new("--prompt") { Description = "A file with the prompt that rows of values are put into: {{name}} stands for a value." };
    private readonly Option<int?> sample = new("--sample") { Description = "Only so many items, drawn at random." };
    private readonly Option<int> seed = new("--seed") { Description = "Seed of every draw.", DefaultValueFactory = _ => 1 };
    private readonly Option<string?> tag = new("--tag") { Description = "Only items with this tag, written name=value." };

    /// <summary>Makes the options.</summary>
    public EvalInputs() => reference.AcceptOnlyFromAmong("ceiling");

    /// <summary>Adds the options.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Arguments.Add(names);
        command.AddAll(task, evals, fromLedger, ledger, reference, prompt, sample, seed, tag);
    }

    /// <summary>The seed of every draw.</summary>
    /// <param name="parsed">What was typed.</param>
    /// <returns>The seed.</returns>
    public int Seed(ParseResult parsed) => parsed.GetValue(seed);

    /// <summary>Whether the last model's answer stands where an item has no right one.</summary>
    /// <param name="parsed">What was typed.</param>
    /// <returns>True when it does.</returns>
    public bool TakesCeiling(ParseResult parsed) => parsed.GetValue(reference) is not null || parsed.GetValue(fromLedger) is not null;

    /// <summary>Reads all items.</summary>
    /// <param name="parsed">What was typed.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The items, each set with its task.</returns>
    public async Task<ImmutableArray<EvalTarget>> ReadAsync(ParseResult parsed, LoadedPolicy policy, CancellationToken cancellationToken)
    {
        ImmutableArray<EvalTarget>.Builder targets = ImmutableArray.CreateBuilder<EvalTarget>();
        foreach (string name in parsed.GetValue(names)!.Distinct(StringComparer.Ordinal))
        {
            targets.Add(await ReadAsync(name, parsed, policy, cancellationToken).ConfigureAwait(false));
        }

        return targets.DrainToImmutable();
    }

    private async Task<EvalTarget> ReadAsync(string name, ParseResult parsed, LoadedPolicy policy, CancellationToken cancellationToken)
    {
        if (Numbers.Within(fromLedger, parsed.GetValue(fromLedger), 1, 1_000_000) is { } most)
        {
            return Drawn(name, most, parsed, policy);
        }

        SetOptions options = new()
        {
            PromptFile = parsed.GetValue(prompt) is { } file ? InputFile.Require(file, "name a file with a prompt") : null,
            Sample = Numbers.Within(sample, parsed.GetValue(sample), 1, 10_000_000),
            Seed = parsed.GetValue(seed),
            Tag = parsed.GetValue(tag),
        };
        (TaskPolicy? own, string called, ImmutableArray<string> files) = Find(name, parsed, policy);
        EvalSet set = await EvalSetReader.ReadAsync(called, files, options, cancellationToken).ConfigureAwait(false);

        return own is { Worker: not null } worker ? OfWorker(worker, set) : new EvalTarget(own, set);
    }

    // A worker's items are tickets: its models are asked by its standard as it stands today, and code makes the verdict.
    private static EvalTarget OfWorker(TaskPolicy worker, EvalSet set)
    {
        WorkerStandard standard = WorkerFolders.Standard(worker);

        return new EvalTarget(worker, WorkerItems.Of(set, standard, TimeProvider.System)) { Metrics = [new VerdictMetric(standard)] };
    }

    private EvalTarget Drawn(string name, int most, ParseResult parsed, LoadedPolicy policy)
    {
        TaskPolicy drawn = policy.Task(name) ?? throw new CommandException(ExitCode.WrongUse, $"{fromLedger.Name}: {name} is no task; {NoTask(policy)}");
        LedgerReader reader = new(InputFile.RequireLedger(parsed.GetValue(ledger) ?? policy.Policy!.Ledger.Path));
        Catalog.Model last = drawn.Ladder[^1];
        return new EvalTarget(drawn, LedgerItems.Draw(reader, name, [last.Name, last.Id], most, parsed.GetValue(seed)));
    }

    private (TaskPolicy? Task, string Name, ImmutableArray<string> Files) Find(string name, ParseResult parsed, LoadedPolicy policy)
    {
        if (policy.Task(name) is { } known)
        {
            ImmutableArray<string> files = TaskEvals.Find(policy.Path, name, parsed.GetValue(evals));
            return (known, name, files.IsEmpty ? throw new CommandException(ExitCode.WrongUse, WithoutItems(name)) : files);
        }

        TaskPolicy? own = parsed.GetValue(task) is { } wanted ? policy.Task(wanted) ?? throw new CommandException(ExitCode.WrongUse, $"--task {wanted}: {NoTask(policy)}") : null;
        return (own, System.IO.Path.GetFileNameWithoutExtension(System.IO.Path.TrimEndingDirectorySeparator(name)), TaskEvals.FilesOf(name) is { IsEmpty: false } found
            ? found
            : throw new CommandException(ExitCode.WrongUse, Directory.Exists(name) ? $"{name}: a folder without items" : $"{name}: neither a task nor a file; {NoTask(policy)}"));
    }

    private static string WithoutItems(string task) =>
        $"the task {task} has no items: put them into tasks/{task}/evals/ or evals/{task}.jsonl ('suffice audit LOGS --write-evals evals' writes some of past calls), or name a file of items with --task {task}";

    private static string NoTask(LoadedPolicy policy) => policy.Policy switch
    {
        null => $"there is no policy at {policy.Path}",
        { Tasks.IsEmpty: true } => $"{policy.Path} has no tasks",
        { } loaded => $"{policy.Path} has the tasks {string.Join(", ", loaded.Tasks.Select(known => known.Name).Take(20))}",
    };
}
