using System.Collections.Immutable;
using System.CommandLine;
using Suffice.Cli.Inputs;
using Suffice.Cli.Output;
using Suffice.Cli.Output.Learning;
using Suffice.Evaluation.Naming;
using Suffice.Evaluation.Sets;
using Suffice.Learning.Labels;
using Suffice.Policy;

namespace Suffice.Cli.Commands.Learning;

/// <summary><c>suffice learn --tasks</c>: which task a call is.</summary>
/// <param name="inputs">What else was typed.</param>
internal sealed class TaskLearning(LearnInputs inputs)
{
    private const string FromLedger = "ledger";
    private const string FromEvals = "evals";

    private readonly Option<bool> tasks = new("--tasks")
    {
        Description = "Learn which task a call is instead, for model auto: from FILE (items that say their task), TASK=FILE, ledger (calls whose caller named their task), evals (items of the policy's tasks); by default ledger and evals. Written to classifier.json.",
    };

    private readonly Option<double> right = new("--right") { Description = "With --tasks: the share of the named calls that must be named right.", DefaultValueFactory = _ => 0.95 };
    private readonly Option<string> policy = Options.Policy();

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.AddAll(tasks, right, policy);
    }

    /// <summary>Whether a classifier of tasks is asked for.</summary>
    /// <param name="parsed">What was typed.</param>
    public bool IsAskedFor(ParseResult parsed) => parsed.GetValue(tasks);

    /// <summary>Learns a classifier, writes it and shows it.</summary>
    /// <param name="parsed">What was typed.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        (double Confidence, double HeldShare, TimeSpan GoodFor, int Seed) asked = inputs.Promise.NamingOf(parsed);
        NamingOrder order = new()
        {
            Right = Numbers.Within<double>(right, parsed.GetValue(right), 0.5, 0.9999)!.Value,
            Confidence = asked.Confidence,
            HeldShare = asked.HeldShare,
            GoodFor = asked.GoodFor,
            Learning = new LabelLearning { Seed = asked.Seed },
        };
        string path = parsed.GetValue(policy)!;
        string folder = OutputFolder.Require(inputs.Folder(parsed) ?? Path.GetDirectoryName(Path.GetFullPath(Policies.Require(path)))!);
        NamedExamples found = await ProgressLine.WhileAsync("reading calls", () => ReadAsync(inputs.Named(parsed), path, cancellationToken), cancellationToken).ConfigureAwait(false);
        ClassifierOutcome outcome = await ProgressLine.WhileAsync(
            $"training on {found.Examples.Count} calls",
            () => Task.FromResult(new ClassifierMaker(TimeProvider.System).Make(found, order, cancellationToken)), cancellationToken).ConfigureAwait(false);
        string file = new ClassifierFolder(folder).Save(outcome);
        if (inputs.IsJson(parsed))
        {
            Json.Write(outcome.Learned);
        }
        else
        {
            ClassifierTable.Write(Screen.Open(), outcome, found, file);
        }

        return outcome.Learned.AtLeast is null ? ExitCode.No : ExitCode.Fine;
    }

    private static async Task<NamedExamples> ReadAsync(string[] from, string path, CancellationToken cancellationToken)
    {
        Lazy<SufficePolicy> given = new(() => Policies.Load(path, new PolicyLoadOptions { WithoutCalibrations = true }).Policy!);
        List<NamedExamples> parts = [];
        foreach (string place in from is [] ? DefaultPlaces(given.Value) : from)
        {
            parts.Add(place switch
            {
                FromLedger => NamedLedger.Read(given.Value, cancellationToken),
                FromEvals => await NamedPolicy.ReadAsync(path, given.Value, cancellationToken).ConfigureAwait(false),
                _ when File.Exists(place) => await NamedFile.ReadAsync(place, cancellationToken).ConfigureAwait(false),
                _ when place.IndexOf('=', StringComparison.Ordinal) is > 0 and var at => await NamedFile.ReadOfAsync(
                    place[..at], FilesOf(place[(at + 1)..]), cancellationToken).ConfigureAwait(false),
                _ => throw new CommandException(ExitCode.WrongUse, $"{place}: not there; name FILE, TASK=FILE, {FromLedger} or {FromEvals}"),
            });
        }

        return NamedExamples.Of(parts);
    }

    // A policy that has served nothing yet can still have items.
    private static string[] DefaultPlaces(SufficePolicy policy) => File.Exists(policy.Ledger.Path) ? [FromLedger, FromEvals] : [FromEvals];

    private static ImmutableArray<string> FilesOf(string path) => TaskEvals.FilesOf(path) is { IsEmpty: false } files
        ? files
        : throw new CommandException(ExitCode.WrongUse, $"{path}: not there; name a file of items or a folder of them");
}
