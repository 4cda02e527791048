using System.CommandLine;
using Suffice.Dashboard.Calibrations;

namespace Suffice.Cli.Commands.Shows;

/// <summary><c>suffice show calibrations</c> and <c>suffice show calibration TASK</c>.</summary>
internal static class ShowCalibrations
{
    /// <summary>Makes the command of all.</summary>
    /// <returns>The command.</returns>
    public static Command Make() => PageShowing.Make(new ShownPage<CalibrationsFigures>(
        "calibrations", "What each task's threshold promises, how that was proved, and what came of it.\n\nExample: suffice show calibrations")
    {
        Read = inputs => new CalibrationsReading(inputs.Policies, inputs.Time).Read(inputs.Period),
        Tables = figures => CalibrationTables.Of(figures),
        HasPeriod = true,
    });

    /// <summary>Makes the command of one.</summary>
    /// <returns>The command.</returns>
    public static Command MakeOne()
    {
        Argument<string> task = new("task") { Description = "The task." };

        return PageShowing.Make(new ShownPage<CalibrationFigures>(
            "calibration", "A task's calibration: promise, proof, reliability, what other thresholds would do, expected beside seen.\n\nExample: suffice show calibration triage --csv thresholds")
        {
            Named = task,
            Read = inputs => new CalibrationsReading(inputs.Policies, inputs.Time).Read(inputs.Parsed.GetValue(task)!, inputs.Period),
            Tables = figures => CalibrationTables.Of(figures),
            Lead = CalibrationTables.LeadOf,
            HasPeriod = true,
            Absent = inputs => $"the task \"{inputs.Parsed.GetValue(task)}\" rests on no calibration, or is not in the policy; 'suffice show calibrations' lists those that do",
        });
    }
}
