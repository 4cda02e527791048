using System.CommandLine;
using Suffice.Catalog;
using Suffice.Cli.Inputs;
using Suffice.Cli.Output;
using Suffice.Cli.Output.Learning;
using Suffice.Evaluation.Calibrating;
using Suffice.Evaluation.Labelling;
using Suffice.Evaluation.Local;
using Suffice.Evaluation.Reports.Calibrations;

namespace Suffice.Cli.Commands.Learning;

/// <summary><c>suffice learn</c>: what recorded answers teach of when a small model suffices.</summary>
internal static class LearnCommand
{
    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Make()
    {
        Argument<string[]> recordings = new("recording") { Description = "Recordings (JSON Lines); with --tasks, where calls of known tasks are.", Arity = ArgumentArity.ZeroOrMore };
        Option<string?> ladder = Recordings.Ladder();
        Option<string?> agree = Recordings.Agree();
        Option<string?> prices = Recordings.Prices();
        Option<string?> output = new("--out", "-o") { Description = "The folder to write to; with --tasks by default the policy's." };
        Option<bool> local = new("--local") { Description = "Train a local rung on the references, which must be a closed set of labels, and put it below the ladder." };
        Option<string?> field = Options.Field();
        Option<bool> json = Options.Json();
        PromiseOptions promise = new();
        TableOptions table = new();
        TaskOptions tasks = new();
        Command command = new(
            "learn",
            "Fit an estimator on recorded answers and find when an answer may pass; 'suffice replay --gate calibrated --from DIR' measures it on others.\n\n"
            + "Example: suffice learn fit.jsonl --ladder small,large --agree other --risk 0.03 --out learned")
        {
            recordings, ladder, agree, local, field, prices, output, json,
        };
        promise.AddTo(command);
        table.AddTo(command);
        tasks.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            string[] named = parsed.GetValue(recordings) ?? [];
            string? target = parsed.GetValue(output);
            if (tasks.IsAskedFor(parsed))
            {
                if (new Option[] { ladder, agree, prices, local }.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is not null || table.IsAskedFor(parsed))
                {
                    throw new CommandException(ExitCode.WrongUse, "--tasks learns which task a call is; --ladder, --agree, --prices, --local and --table belong to what is learned of answers");
                }

                return await tasks.RunAsync(parsed, named, target, promise.NamingOf(parsed), parsed.GetValue(json), cancellationToken).ConfigureAwait(false);
            }

            if (named.Length == 0 || target is null)
            {
                throw new CommandException(ExitCode.WrongUse, "learn needs recordings and --out DIR, such as: suffice learn fit.jsonl --ladder small,large --out learned");
            }

            string folder = Recordings.Writable(target);
            if (table.IsAskedFor(parsed))
            {
                if (parsed.GetValue(local) || parsed.GetValue(agree) is not null || parsed.GetValue(field) is not null)
                {
                    throw new CommandException(ExitCode.WrongUse, "--local, --field and --agree have no meaning with --table: a table says which model serves a task, and judges no answer");
                }

                return await table.RunAsync(
                    parsed,
                    Recordings.Names(parsed.GetValue(ladder)),
                    Recordings.Existing(named),
                    Recordings.PricesOf(parsed.GetValue(prices)),
                    promise.KeepOf(parsed),
                    folder,
                    parsed.GetValue(json),
                    cancellationToken).ConfigureAwait(false);
            }

            if (parsed.GetValue(field) is not null && !parsed.GetValue(local))
            {
                throw new CommandException(ExitCode.WrongUse, "--field says where --local finds the label; add --local, or leave it out");
            }

            string[] models = Recordings.Names(parsed.GetValue(ladder));
            if (models.Length < 2 || models.Distinct(StringComparer.Ordinal).Count() < models.Length)
            {
                throw new CommandException(ExitCode.WrongUse, "learn needs --ladder SMALL,LARGE: two models or more, cheapest first, each once");
            }

            Recordings.RequireOther(parsed.GetValue(agree), models);
            Func<CalibrationOrder, CalibrationOrder> complete = promise.Read(parsed);

            RecordedLadder recorded = new(
                Recordings.Existing(named), models, parsed.GetValue(agree), Recordings.PricesOf(parsed.GetValue(prices)));
            (CalibrationOutcome outcome, LabelledCalls labelled) = await ProgressLine.WhileAsync("fitting", () => parsed.GetValue(local)
                ? WithLocalAsync(recorded, parsed.GetValue(field), complete, folder, cancellationToken)
                : new RecordedCalibration(ModelCatalog.BuiltIn(), TimeProvider.System).MakeAsync(
                    recorded.Files, recorded.Models, recorded.Second, recorded.Prices, complete, cancellationToken), cancellationToken).ConfigureAwait(false);
            new CalibrationFolder(folder).Save(outcome);
            if (parsed.GetValue(json))
            {
                Json.Write(outcome.Calibration);
            }
            else
            {
                CalibrationTable.Write(Screen.Open(), outcome.Calibration, labelled, folder);
            }

            return outcome.IsUnproved ? ExitCode.No : ExitCode.Fine;
        });

        return command;
    }

    // The model first: a calibration that is there has all it names.
    private static async Task<(CalibrationOutcome Outcome, LabelledCalls Calls)> WithLocalAsync(
        RecordedLadder recorded, string? field, Func<CalibrationOrder, CalibrationOrder> complete, string folder, CancellationToken cancellationToken)
    {
        LocalCalibration made = await new LocalRung(ModelCatalog.BuiltIn(), TimeProvider.System).MakeAsync(
            recorded.Files, recorded.Models, recorded.Second, recorded.Prices, field, complete, cancellationToken).ConfigureAwait(false);
        made.Model.Save(folder);

        return (made.Outcome, made.Calls);
    }

    /// <summary>What is learned from.</summary>
    private sealed record RecordedLadder(
        IReadOnlyList<string> Files, string[] Models, string? Second, IReadOnlyDictionary<string, TokenPrices> Prices);
}
