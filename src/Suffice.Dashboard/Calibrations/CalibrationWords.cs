using System.Collections.Immutable;
using System.Globalization;
using Suffice.Confidence;
using Suffice.Reports;

namespace Suffice.Dashboard.Calibrations;

/// <summary>Says a calibration, for a person who signs.</summary>
internal static class CalibrationWords
{
    /// <summary>The command that makes one.</summary>
    /// <param name="task">The task.</param>
    /// <param name="promise">What it is to promise; <see langword="null"/> for the usual.</param>
    /// <returns>The command.</returns>
    public static string Command(string task, Promise? promise) => promise is null ? $"suffice calibrate {task} --risk 0.03" : string.Create(
        CultureInfo.InvariantCulture,
        $"suffice calibrate {task} {promise.Kind switch { PromiseKind.Share => "--keep", PromiseKind.FloorRisk => "--floor-risk", _ => "--risk" }} {promise.Value} --confidence {promise.Confidence}");

    /// <summary>Says what is promised, proved, and decided by it.</summary>
    /// <param name="figures">The calibration.</param>
    /// <returns>Sentences.</returns>
    public static ImmutableArray<string> Of(CalibrationFigures figures) => [.. Sentences(figures)];

    private static IEnumerable<string> Sentences(CalibrationFigures figures)
    {
        Calibration made = figures.Calibration;
        yield return made.Promise is { } promise ? $"{What(promise)}. That is promised for calls like the {Figures.Count(made.Source.Fitted + made.Source.Held)} labelled ones it was made on, and for no others." : "No promise was asked for: the threshold is an estimate.";
        if (made.Certificate is { } proof)
        {
            yield return made.Promise is { Kind: PromiseKind.Share }
                ? $"Proved: on {Figures.Count(proof.Items, "call")} that took no part in fitting, {Figures.Count(proof.Losses)} more were lost than won; at least {Figures.Percent(proof.Bound)} is kept, {Sure(made)} (p {P(proof.P)})."
                : $"Proved: on {Figures.Count(proof.Items, "call")} that took no part in fitting, {Figures.Count(proof.Losses)} broke the promise; at most {Figures.Percent(proof.Bound)} do, {Sure(made)} (exact binomial; p {P(proof.P)}).";
            yield return $"It certifies that {Figures.Percent(proof.CertifiedShare)} of the calls are served below the last rung.";
        }
        else if (made.Promise is not null)
        {
            yield return "It could not be proved, so that every call goes to the last rung.";
        }

        yield return Rule(figures);
        if (figures.Invalid is { } invalid)
        {
            yield return $"It does not hold now: {invalid}. {(figures.WhenInvalid == InvalidRule.Structural ? "Until it is made anew the checks alone decide." : "Until it is made anew every call goes to the last rung.")}";
        }
    }

    private static string Rule(CalibrationFigures figures) => figures switch
    {
        { AtLeast: { } least } => string.Create(CultureInfo.InvariantCulture, $"The policy asks for a plain confidence of {least:0.##} instead of the certified threshold: no promise holds of it; the levels say what it is worth."),
        { Calibration: { Mode: CalibrationMode.Route, StartAbove: { } start } } => string.Create(CultureInfo.InvariantCulture, $"Calls are routed before any answer: above an expected gain of {start:0.###} they start on the last rung."),
        { Calibration.AcceptUpTo: { } most } => string.Create(CultureInfo.InvariantCulture, $"An answer passes while the last rung is expected to gain at most {most:0.###} over it.{(figures.Calibration.StartAbove is { } above ? $" Calls on which it is expected beforehand to gain more than {above.ToString("0.###", CultureInfo.InvariantCulture)} start on it." : null)}"),
        _ => "Nothing is accepted below the last rung.",
    };

    private static string What(Promise promise) => promise.Kind switch
    {
        PromiseKind.Share => $"At least {Figures.Percent(promise.Value)} of the last rung's accuracy is kept",
        PromiseKind.FloorRisk => $"At most {Figures.Percent(promise.Value)} of the calls are served a lower rung's wrong answer",
        _ => $"At most {Figures.Percent(promise.Value)} of the calls are served a wrong answer where the last rung is right",
    };

    private static string Sure(Calibration made) => $"{Figures.Percent(made.Promise?.Confidence ?? 0.95)} sure";

    private static string P(double p) => p < 0.0001 ? "below 0.0001" : p.ToString("0.####", CultureInfo.InvariantCulture);
}
