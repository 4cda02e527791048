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

/// <summary><c>suffice learn --ladder</c>: when a rung's answer may pass; with <c>--local</c> a rung of one's own below them.</summary>
/// <param name="inputs">What was typed.</param>
internal sealed class LadderLearning(LearnInputs inputs)
{
    /// <summary>Fits an estimator, writes its calibration and shows it.</summary>
    /// <param name="parsed">What was typed.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        string folder = inputs.RequiredFolder(parsed);
        if (inputs.Field(parsed) is not null && !inputs.IsLocal(parsed))
        {
            throw new CommandException(ExitCode.WrongUse, "--field says where --local finds the label; add --local, or leave it out");
        }

        string[] models = Models(parsed);
        Func<CalibrationOrder, CalibrationOrder> complete = inputs.Promise.Read(parsed);
        RecordedLadder recorded = new(Recordings.Existing(inputs.Named(parsed)), models, inputs.Second(parsed), inputs.Prices(parsed));
        (CalibrationOutcome outcome, LabelledCalls labelled) = await ProgressLine.WhileAsync("fitting", () => inputs.IsLocal(parsed)
            ? WithLocalAsync(recorded, inputs.Field(parsed), complete, folder, cancellationToken)
            : new RecordedCalibration(ModelCatalog.BuiltIn(), TimeProvider.System).MakeAsync(
                recorded.Files, recorded.Models, recorded.Second, recorded.Prices, complete, cancellationToken), cancellationToken).ConfigureAwait(false);
        new CalibrationFolder(folder).Save(outcome);
        if (inputs.IsJson(parsed))
        {
            Json.Write(outcome.Calibration);
        }
        else
        {
            CalibrationTable.Write(Screen.Open(), outcome.Calibration, labelled, folder);
        }

        return outcome.IsUnproved ? ExitCode.No : ExitCode.Fine;
    }

    private string[] Models(ParseResult parsed)
    {
        string[] models = inputs.Ladder(parsed);
        if (models.Length < 2 || models.Distinct(StringComparer.Ordinal).Count() < models.Length)
        {
            throw new CommandException(ExitCode.WrongUse, "learn needs --ladder SMALL,LARGE: two models or more, cheapest first, each once");
        }

        Recordings.RequireOther(inputs.Second(parsed), models);

        return models;
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

    private sealed record RecordedLadder(
        IReadOnlyList<string> Files, string[] Models, string? Second, IReadOnlyDictionary<string, TokenPrices> Prices);
}
