using System.CommandLine;
using Suffice.Catalog;
using Suffice.Cli.Output;
using Suffice.Evaluation.Calibrating;
using Suffice.Evaluation.Labelling;

namespace Suffice.Cli.Commands;

/// <summary><c>suffice learn</c>: what recorded answers teach of when a small model suffices.</summary>
internal static class LearnCommand
{
    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Make()
    {
        Argument<string[]> recordings = Recordings.Files();
        Option<string?> ladder = Recordings.Ladder();
        Option<string?> agree = Recordings.Agree();
        Option<string?> prices = Recordings.Prices();
        Option<string> output = new("--out", "-o") { Description = "The folder to write to.", Required = true };
        Option<bool> json = Options.Json();
        PromiseOptions promise = new();
        Command command = new(
            "learn",
            "Fit an estimator on recorded answers and find when an answer may pass; 'suffice replay --gate calibrated --from DIR' measures it on others.\n\n"
            + "Example: suffice learn fit.jsonl --ladder small,large --agree other --risk 0.03 --out learned")
        {
            recordings, ladder, agree, prices, output, json,
        };
        promise.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            string[] models = Recordings.Names(parsed.GetValue(ladder));
            if (models.Length < 2 || models.Distinct(StringComparer.Ordinal).Count() < models.Length)
            {
                throw new CommandException(ExitCode.WrongUse, "learn needs --ladder SMALL,LARGE: two models or more, cheapest first, each once");
            }

            Func<CalibrationOrder, CalibrationOrder> complete = promise.Read(parsed);

            string folder = Recordings.Writable(parsed.GetValue(output)!);
            (CalibrationOutcome outcome, LabelledCalls labelled) = await ProgressLine.WhileAsync("fitting", () => new RecordedCalibration(ModelCatalog.BuiltIn(), TimeProvider.System).MakeAsync(
                Recordings.Existing(parsed.GetValue(recordings)!),
                models,
                parsed.GetValue(agree),
                Recordings.PricesOf(parsed.GetValue(prices)),
                complete,
                cancellationToken)).ConfigureAwait(false);
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
}
