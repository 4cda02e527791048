using Spectre.Console;
using Suffice.Confidence;
using Suffice.Evaluation.Labelling;
using static System.FormattableString;

namespace Suffice.Cli.Output.Learning;

/// <summary>A calibration in sentences.</summary>
internal static class CalibrationTable
{
    /// <summary>Writes it.</summary>
    /// <param name="console">Where.</param>
    /// <param name="calibration">The calibration.</param>
    /// <param name="labelled">The calls it was made on.</param>
    /// <param name="folder">Where it was written to.</param>
    public static void Write(IAnsiConsole console, Calibration calibration, LabelledCalls labelled, string folder)
    {
        console.WriteLine(Invariant($"{labelled.Calls.Count} labelled calls through {string.Join(" > ", calibration.Ladder.Select(m => Printable.Of(m.Name)))}; {calibration.Source.Fitted} fitted on, {calibration.Source.Held} held back"));
        if (labelled.Skipped > 0 || labelled.BadLines > 0)
        {
            console.WriteLine(Invariant($"{labelled.Skipped} items left out for want of a judged answer of every model; {labelled.BadLines} lines cannot be used"));
        }

        if (labelled.Trained > 0)
        {
            console.WriteLine(Invariant($"{labelled.Trained} items left out because the local rung was trained on them"));
        }

        console.WriteLine(Promised(calibration));
        console.WriteLine(Served(calibration));
        if (calibration.Quality is { } quality)
        {
            console.WriteLine(Invariant($"confidence: AUROC {Amounts.Percent(quality.Auroc)}, calibration error {quality.Ece:0.000} (by chance alone {quality.EceNull:0.000}), Brier {quality.Brier:0.000}, on {quality.Items} calls not fitted on"));
        }

        if (!calibration.Levels.IsDefaultOrEmpty)
        {
            Levels(console, calibration);
        }

        console.WriteLine(Invariant($"to be reviewed by {calibration.ReviewBy:yyyy-MM-dd}; written to {folder}"));
    }

    private static string Promised(Calibration calibration) => calibration switch
    {
        { Promise: null } => "no promise was asked for: the threshold is an estimate (--risk 0.03 asks for one that is proved)",
        { Promise: { } promise, Certificate: null } => Invariant($"{What(promise)}: NOT PROVED; no threshold holds it on the held calls, so that every call goes to the last rung. More labelled calls, or a higher risk"),
        { Promise: { Kind: PromiseKind.Share } promise, Certificate: { } proof } => Invariant($"{What(promise)}: proved on {proof.Items} held calls; at least {proof.Bound:0.0%}, p {proof.P:0.0000}"),
        { Promise: { } promise, Certificate: { } proof } => Invariant($"{What(promise)}: proved on {proof.Items} held calls with {proof.Losses} losses; at most {proof.Bound:0.00%}, p {proof.P:0.0000}"),
    };

    private static string What(Promise promise) => promise.Kind switch
    {
        PromiseKind.Share => Invariant($"at least {promise.Value:0.##%} of the last rung's accuracy, {promise.Confidence:0.##%} sure"),
        PromiseKind.FloorRisk => Invariant($"at most {promise.Value:0.##%} served wrong by a lower rung, {promise.Confidence:0.##%} sure"),
        _ => Invariant($"at most {promise.Value:0.##%} served wrong where the last rung is right, {promise.Confidence:0.##%} sure"),
    };

    private static string Served(Calibration calibration)
    {
        string how = calibration.Mode == CalibrationMode.Route ? "routed before the answer" : "judged by the answer";
        string start = calibration is { Mode: CalibrationMode.Cascade, StartAbove: not null } ? ", and sent to the last rung at once where that is cheaper" : string.Empty;
        string second = calibration.Second is { } model ? $", {Printable.Of(model.Name)} asked where it may decide" : string.Empty;

        return Invariant($"{how}{start}{second}: {Amounts.Percent(calibration.ExpectedLastShare)} of the calls reach the last rung, {Amounts.Percent(calibration.ExpectedSaving)} of its cost is saved");
    }

    private static void Levels(IAnsiConsole console, Calibration calibration)
    {
        Table table = new Table().Border(TableBorder.Rounded).AddColumns("a plain confidence of", "serves cheaply", "wrong where the last is right", "at most (95%, each alone)");
        foreach (ConfidenceLevel level in calibration.Levels)
        {
            table.AddRow(Invariant($"{level.AtLeast:0.00}"), Invariant($"{level.Share:0.0%}"), Invariant($"{level.Regret:0.0%}"), Invariant($"{level.RegretBound:0.0%}"));
        }

        console.Write(table);
    }
}
