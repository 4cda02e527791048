using Suffice.Confidence;
using Suffice.Evaluation.Advising.Known;
using Suffice.Reports;
using Suffice.Reviewing;

namespace Suffice.Evaluation.Advising.Points;

/// <summary>Is it proved when a small model's answer may pass?</summary>
internal sealed class CalibrationPoint : IAdvicePoint
{
    /// <summary>Its name.</summary>
    public const string Name = "calibration";

    /// <summary>The calibration that proves something today.</summary>
    /// <param name="known">What is known.</param>
    /// <returns>The calibration; <see langword="null"/> when none does.</returns>
    public static Calibration? ProofOf(TaskKnown known) =>
        known.Task.Confidence is { AcceptsNothing: false, Calibration: { Certificate: not null, Promise: not null } made } confidence && confidence.WhyInvalid(known.Now) is null && known.Demotion is null ? made : null;

    /// <inheritdoc/>
    public AdviceFinding Look(TaskKnown known)
    {
        string command = $"suffice calibrate {known.Task.Name} --risk 0.03 --confidence 0.95";
        if (known.Task.Confidence is not { } confidence)
        {
            return new AdviceFinding(Name, "the policy", "none: the checks alone decide", Pointing.Unknown, "a threshold that provably holds a risk", $"{command}, then in the policy: confidence: {{ risk: 0.03 }}");
        }

        Calibration made = confidence.Calibration;
        string looked = $"{Calibration.FileName} of {Figures.Day(made.MadeAt)}";
        if (known.Demotion is { } demotion)
        {
            return new AdviceFinding(Name, looked, $"demoted to its safe rung since {Figures.Day(demotion.Since)}: {demotion.Why}", Pointing.Capable, "what the alarm saw", $"suffice review; {command}");
        }

        if (confidence.WhyInvalid(known.Now) is { } invalid)
        {
            return new AdviceFinding(Name, looked, invalid, Pointing.Neither, "a calibration of today", command);
        }

        if (confidence.AcceptsNothing)
        {
            return new AdviceFinding(Name, looked, "no threshold could be proved: every call goes to the last rung", Pointing.Capable, "more labelled calls, or a risk that is less strict", command);
        }

        return made is { Promise: { } promise, Certificate: { } proof }
            ? new AdviceFinding(
                Name, looked,
                $"{ReviewWords.Of(promise)}: proved with {Figures.Count(proof.Losses)} of {Figures.Count(proof.Items)} held calls lost (bound {Figures.Percent(proof.Bound)}); rungs below the last serve {Figures.Percent(proof.CertifiedShare)}",
                Pointing.Small)
            : new AdviceFinding(Name, looked, "a threshold that promises nothing", Pointing.Neither, "a promise", command);
    }
}
