using System.CommandLine;
using Suffice.Cli.Inputs;
using Suffice.Cli.Output;
using Suffice.Cli.Output.Learning;
using Suffice.Evaluation.Local;
using Suffice.Learning.Labels;
using Suffice.Policy;
using Suffice.Tasks;

namespace Suffice.Cli.Commands.Learning;

/// <summary><c>suffice distil</c>: a local rung for a task with a closed set of labels.</summary>
internal static class DistilCommand
{
    private const string FromLedger = "ledger";

    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Make()
    {
        Argument<string[]> what = new("task") { Description = "The task of the policy, or labelled recordings (JSON Lines).", Arity = ArgumentArity.OneOrMore };
        Option<string> policy = Options.Policy();
        Option<string?> from = new("--from") { Description = "Where a task's examples come from: ledger (its accepted answers; the default), or a recording." };
        Option<string?> labels = new("--labels") { Description = "Whose answers are the labels: reference (the right answers; the default for recordings), or a model's name." };
        Option<string?> field = Options.Field();
        Option<bool> curve = new("--curve") { Description = "Measure too what 50, 100, 200 ... examples give." };
        Option<int> seed = new("--seed") { Description = "Seeds folds and draws: the same examples and seed give the same file." };
        Option<string> output = new("--out", "-o") { Description = "The folder to write the model to.", Required = true };
        Option<bool> json = Options.Json();
        Command command = new(
            "distil",
            "Train a local rung on a task's labels: it runs inside the gateway in microseconds and costs nothing, so that the ladder becomes local, small, large.\n\n"
            + "Example: suffice distil triage --out local")
        {
            what, policy, from, labels, field, curve, seed, output, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            string folder = OutputFolder.Require(parsed.GetValue(output)!);
            string[] named = parsed.GetValue(what)!;
            string? task = IsRecordings(named) ? null : Single(named);
            string? model = parsed.GetValue(labels) is { } taught && taught != "reference" ? taught : null;
            string? place = parsed.GetValue(from);
            if (task is null && place is not null)
            {
                throw new CommandException(ExitCode.WrongUse, "--from says where a task's examples come from; recordings are named already");
            }

            if (task is not null && place is null or FromLedger && parsed.GetValue(labels) == "reference")
            {
                throw new CommandException(ExitCode.WrongUse, "--labels reference: a ledger knows no right answers; leave it out to learn from accepted ones, or name a recording with --from");
            }

            RecordedExamples recorded = new(model, parsed.GetValue(field));
            LabelExamples found = await ProgressLine.WhileAsync("reading examples", () => task is null
                ? recorded.ReadAsync(Recordings.Existing(named), _ => true, cancellationToken)
                : OfTaskAsync(task, parsed.GetValue(policy)!, place, recorded, known => new LedgerExamples(known, model, parsed.GetValue(field)), cancellationToken), cancellationToken).ConfigureAwait(false);
            Distillation made = await ProgressLine.WhileAsync(
                $"training on {found.Examples.Count} examples",
                () => Task.FromResult(Distiller.Make(found, new LabelLearning { Seed = parsed.GetValue(seed), Field = parsed.GetValue(field) }, parsed.GetValue(curve), cancellationToken)),
                cancellationToken).ConfigureAwait(false);
            string file = made.Model.Save(folder);
            if (parsed.GetValue(json))
            {
                Json.Write(made.Report);
            }
            else
            {
                DistilTable.Write(Screen.Open(), made.Report, file, task);
            }

            return ExitCode.Fine;
        });

        return command;
    }

    private static bool IsRecordings(string[] named) => named.Any(name => name.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase) || File.Exists(name));

    private static string Single(string[] named) => named is [var task]
        ? task
        : throw new CommandException(ExitCode.WrongUse, "distil one task at a time, or name recordings (JSON Lines)");

    private static async Task<LabelExamples> OfTaskAsync(
        string name, string path, string? place, RecordedExamples recorded, Func<SufficePolicy, LedgerExamples> ledger, CancellationToken cancellationToken)
    {
        SufficePolicy policy = Policies.Load(path, new PolicyLoadOptions { WithoutCalibrations = true }).Policy!;
        if (name != TaskPolicy.DefaultName && policy.FindTask(name) is null)
        {
            throw Policies.NoTask(policy, name);
        }

        if (place is null or FromLedger)
        {
            return ledger(policy).Find(name, cancellationToken);
        }

        TaskRecognizer recognizer = new(new LearnedFingerprints());

        return await recorded.ReadAsync(
            Recordings.Existing([place]), request => recognizer.Recognize(policy, request, _ => null).Task?.Name == name, cancellationToken).ConfigureAwait(false);
    }
}
