using System.Collections.Immutable;
using Suffice.Confidence;
using Suffice.Dashboard.Times;
using Suffice.Evaluation.Reports.Calibrations;
using Suffice.Reviewing;
using Suffice.Watching.Demotions;

namespace Suffice.Dashboard.Calibrations;

/// <summary>The calibrations that tasks rest on.</summary>
/// <param name="Period">The days of which what was seen is told.</param>
/// <param name="Calibrations">Each task that has one, in the order of the policy.</param>
/// <param name="Uncalibrated">Tasks of two rungs or more whose gate rests on checks alone.</param>
public sealed record CalibrationsFigures(Period Period, ImmutableArray<CalibrationFigures> Calibrations, ImmutableArray<string> Uncalibrated);

/// <summary>A task's calibration: what it promises, what that rests on, and what came of it.</summary>
public sealed record CalibrationFigures
{
    /// <summary>The task.</summary>
    public required string Task { get; init; }

    /// <summary>The days of which what was seen is told.</summary>
    public required Period Period { get; init; }

    /// <summary>The calibration, as its file has it.</summary>
    public required Calibration Calibration { get; init; }

    /// <summary>The promise in words; <see langword="null"/> when there is none.</summary>
    public required string? Promise { get; init; }

    /// <summary>The lowest probability that passes where the policy asks for one in place of the certified threshold.</summary>
    public required double? AtLeast { get; init; }

    /// <summary>Why it does not hold now; <see langword="null"/> when it does.</summary>
    public required string? Invalid { get; init; }

    /// <summary>What holds while it does not.</summary>
    public required InvalidRule WhenInvalid { get; init; }

    /// <summary>Days until it is to be reviewed; negative when that is past.</summary>
    public required int DaysLeft { get; init; }

    /// <summary>What its plots draw; <see langword="null"/> when it was made before they were kept.</summary>
    public required CalibrationReportFile? Plots { get; init; }

    /// <summary>Requests of the task in the days.</summary>
    public required long Requests { get; init; }

    /// <summary>Of these, those that tried more than one rung.</summary>
    public required Share Escalation { get; init; }

    /// <summary>What was saved of the baseline in the days, 1 for all; <see langword="null"/> when nothing can be compared.</summary>
    public required double? Saving { get; init; }

    /// <summary>How many requests that is over.</summary>
    public required long Compared { get; init; }

    /// <summary>Accepted answers that a shadow found the same as the last rung's, of those that could be compared.</summary>
    public required Share Agreement { get; init; }

    /// <summary>The demotion in force; <see langword="null"/> when the task is trusted.</summary>
    public required Demotion? Demotion { get; init; }

    /// <summary>The command that makes it anew with the same promise.</summary>
    public string Command => CalibrationWords.Command(Task, Calibration.Promise);
}
