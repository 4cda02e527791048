using System.CommandLine;
using Spectre.Console;
using Suffice.Catalog;
using Suffice.Cli.Inputs;
using Suffice.Cli.Output;
using Suffice.Cli.Output.Learning;
using Suffice.Confidence;
using Suffice.Evaluation.Calibrating;
using Suffice.Evaluation.Labelling;
using Suffice.Evaluation.Reports.Calibrations;
using Suffice.Evaluation.Runs;
using Suffice.Policy;

namespace Suffice.Cli.Commands.Learning;

/// <summary><c>suffice calibrate</c>: when a task's cheap answers may pass, with a proof.</summary>
internal static class CalibrateCommand
{
    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Make()
    {
        Argument<string> name = new("task") { Description = "The task of the policy." };
        Option<string> policy = Options.Policy();
        Option<string[]> from = new("--from") { Description = "Where labelled calls come from: runs (the task's eval runs), ledger (answers that shadows compared), or recordings (JSON Lines) with a judged answer of every rung. Default: runs, and the ledger where these are too few.", AllowMultipleArgumentsPerToken = true };
        Option<string?> agree = Recordings.Agree();
        Option<bool> all = new("--all") { Description = "Take every recorded call for one of the task, not only those that the policy recognises as it." };
        Option<string?> output = new("--out", "-o") { Description = "The folder to write to, instead of the task's own." };
        Option<bool> json = Options.Json();
        PromiseOptions promise = new();
        Command command = new(
            "calibrate",
            "Find the threshold by which a task's cheap answers pass, so that a stated risk holds, and write it to the task's folder as calibration.json.\n\n"
            + "Example: suffice calibrate triage --risk 0.03 --confidence 0.95")
        {
            name, policy, from, agree, all, output, json,
        };
        promise.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            Func<CalibrationOrder, CalibrationOrder> complete = promise.Read(parsed);
            string path = parsed.GetValue(policy)!;
            SufficePolicy loaded = Policies.Load(path, new PolicyLoadOptions { WithoutCalibrations = true }).Policy!;
            TaskPolicy task = TaskOf(loaded, parsed.GetValue(name)!);
            string folder = OutputFolder.Require(parsed.GetValue(output) ?? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, "tasks", task.Name));
            PinnedModel? second = parsed.GetValue(agree) is { } other ? PinOf(loaded, other) : null;
            TaskCalibration calibration = new(loaded, task, TimeProvider.System);
            (LabelledCalls labelled, string source) = await ProgressLine.WhileAsync("reading labelled calls", () =>
                LabelsAsync(calibration, parsed.GetValue(from) ?? [], Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, EvalRunStore.UsualFolder), second, parsed.GetValue(all), cancellationToken), cancellationToken).ConfigureAwait(false);
            CalibrationOutcome outcome = await ProgressLine.WhileAsync(
                $"fitting on {labelled.Calls.Count} calls", () => Task.FromResult(calibration.Make(labelled, second, complete, cancellationToken)), cancellationToken).ConfigureAwait(false);
            new CalibrationFolder(folder).Save(outcome);
            if (parsed.GetValue(json))
            {
                Json.Write(outcome.Calibration);
            }
            else
            {
                IAnsiConsole console = Screen.Open();
                console.WriteLine($"labelled calls from {source}");
                CalibrationTable.Write(console, outcome.Calibration, labelled, folder);
            }

            return outcome.IsUnproved ? ExitCode.No : ExitCode.Fine;
        });

        return command;
    }

    private static async Task<(LabelledCalls Labelled, string Source)> LabelsAsync(
        TaskCalibration calibration, string[] from, string runs, PinnedModel? second, bool all, CancellationToken cancellationToken)
    {
        LabelPlace? place = from switch
        {
            [] => LabelPlace.Any,
            ["runs"] => LabelPlace.Runs,
            ["ledger"] => LabelPlace.Ledger,
            _ => null,
        };

        return place is { } where
            ? await calibration.FindAsync(where, runs, second, cancellationToken).ConfigureAwait(false)
            : (await calibration.ReadAsync(Recordings.Existing(from), second, all, cancellationToken).ConfigureAwait(false), string.Join(", ", from));
    }

    private static TaskPolicy TaskOf(SufficePolicy policy, string name)
    {
        TaskPolicy? task = policy.FindAny(name);

        return task switch
        {
            null => throw Policies.NoTask(policy, name),
            { Ladder.Length: < 2 } => throw new CommandException(ExitCode.WrongUse, $"the ladder of {name} has one rung, so that nothing can be escalated; add the model that it shall escalate to"),
            _ => task,
        };
    }

    private static PinnedModel PinOf(SufficePolicy policy, string name) => policy.Models.TryGetValue(name, out Model? model)
        ? new PinnedModel(model.Name, model.Id)
        : throw new CommandException(ExitCode.WrongUse, $"--agree {name}: no model of the policy or the catalogue has this name");
}
