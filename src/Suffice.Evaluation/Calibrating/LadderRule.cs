using Suffice.Confidence;

namespace Suffice.Evaluation.Calibrating;

/// <summary>The numbers by which a ladder accepts answers.</summary>
/// <param name="Mode">Whether answers are judged, or calls are routed before any.</param>
/// <param name="AcceptUpTo">The largest expected gain that is accepted: of the answer, or of the call where calls are routed; negative infinity accepts nothing.</param>
public sealed record LadderRule(CalibrationMode Mode, double AcceptUpTo)
{
    /// <summary>In a cascade, the expected gain before any answer above which a call starts on the last rung.</summary>
    public double StartAbove { get; init; } = double.PositiveInfinity;

    /// <summary>Between which gains the second model is asked; <see langword="null"/> for never.</summary>
    public GainRange? AskSecond { get; init; }

    /// <summary>In a cascade, the lowest probability of being right that is accepted, in place of <see cref="AcceptUpTo"/>; <see langword="null"/> for none.</summary>
    public double? AtLeast { get; init; }

    /// <summary>True when nothing of a lower rung is accepted, so that every call starts on the last one.</summary>
    public bool AcceptsNothing => AtLeast is null && double.IsNegativeInfinity(AcceptUpTo);

    /// <summary>True when an answer, or in a route a call, is accepted.</summary>
    /// <param name="estimate">What is estimated; <see langword="null"/> for a call unlike those the rule was made for, which goes to the safe rung.</param>
    /// <returns>Whether it is.</returns>
    public bool Accepts(AnswerEstimate? estimate) => estimate is { } known
        && (AtLeast is { } least ? known.Right >= least : known.Gain <= AcceptUpTo);

    /// <summary>The rule that a calibration states.</summary>
    /// <param name="calibration">The calibration.</param>
    /// <returns>The rule.</returns>
    public static LadderRule Of(Calibration calibration)
    {
        ArgumentNullException.ThrowIfNull(calibration);

        return calibration.Mode == CalibrationMode.Route
            ? new LadderRule(CalibrationMode.Route, calibration.StartAbove ?? double.NegativeInfinity)
            : new LadderRule(CalibrationMode.Cascade, calibration.AcceptUpTo ?? double.NegativeInfinity)
            {
                StartAbove = calibration.StartAbove ?? double.PositiveInfinity,
                AskSecond = calibration.AskSecond,
            };
    }
}
