using Suffice.Confidence;
using Suffice.Evaluation.Statistics.Intervals;

namespace Suffice.Evidence.Story;

/// <summary>How a story ended: what was promised beside what the calls held back say.</summary>
/// <param name="Story">The case.</param>
/// <param name="Past">What the audit said of the calls that everything was learned from.</param>
/// <param name="Calibration">What was certified and expected.</param>
/// <param name="Held">What the calls held back say.</param>
/// <param name="BilledUsd">What the bill says that they cost.</param>
/// <param name="BilledSaving">What the bill says was saved, as a share: it prices what was not asked by the tokens of what was.</param>
internal sealed record StoryEnd(StoryCase Story, AuditedPast Past, Calibration Calibration, HeldFigures Held, decimal BilledUsd, double BilledSaving)
{
    /// <summary>Whether what was promised and billed is what happened.</summary>
    public bool IsKept => IsBillExact && !(Calibration.Promise is { } promise && Held.Breaks(promise.Value));

    private bool IsBillExact => BilledUsd == Held.CostUsd;

    /// <summary>Writes it as a table for people.</summary>
    public void Write()
    {
        Console.WriteLine();
        Console.WriteLine($"| {Story.What}: {Story.Small} > {Story.Large} | promised or expected, from {Past.Calls} past calls | on {Held.Count} calls held back [95%] |");
        Console.WriteLine("|---|---|---|");
        Row("audited", $"paid {Usd(Past.PaidUsd)}; the small model alone {Usd(Past.SmallUsd)}, a ladder pays while under {Share(Past.BreakEven)} go up", string.Empty);
        Row("served wrong where the large model is right", Certified(), $"{Share((double)Held.Regrets / Held.Count)} {Span(Held.Regret95)}, {Held.Regrets} calls");
        Row("answered right", FormattableString.Invariant($"{Story.Large} alone: {Held.Paired.LargeShare:0.0%}"), $"{Share(Held.Paired.SmallShare)}, a difference of {Points(Held.Paired.Difference)} {Span(TangoInterval.Of(Held.Paired))}");
        (double saving, Interval? interval) = Held.Saving;
        Row("saved, everything asked counted", Share(Calibration.ExpectedSaving), $"{Share(saving)} {(interval is { } known ? Span(known) : string.Empty)}");
        Row("reached the large model", Share(Calibration.ExpectedLastShare), Share(Held.LargeShare));
        Row("billed", $"the same as the answers said: {Usd(Held.CostUsd)}", $"{Usd(BilledUsd)}; saved {Share(BilledSaving)} by the bill's cautious baseline");
        Console.WriteLine();
        Console.WriteLine(Verdict());
    }

    private string Verdict() => this switch
    {
        { IsBillExact: false } => "WRONG: the bill is not the sum of what the answers said they cost.",
        { IsKept: false } => "BROKEN: more wrong answers than the promise and chance allow.",
        { Calibration.Certificate: null } => "Nothing was proved on so few calls, so every call went to the large model: no promise was broken and nothing was saved.",
        _ => "Kept: as many wrong answers as the promise allows, or no more than chance explains.",
    };

    private string Certified() => Calibration switch
    {
        { Promise: { } promise, Certificate: { } proof } => FormattableString.Invariant($"at most {promise.Value:0.0%}, {promise.Confidence:0%} sure; proved bound {proof.Bound:0.0%} ({proof.Losses} of {proof.Items})"),
        _ => "nothing was proved",
    };

    private static void Row(string what, string promised, string seen) => Console.WriteLine($"| {what} | {promised} | {seen} |");

    private static string Share(double? share) => share is { } known ? FormattableString.Invariant($"{known:0.0%}") : "unknown";

    private static string Points(double share) => FormattableString.Invariant($"{100 * share:+0.0;-0.0;0.0} points");

    private static string Span(Interval interval) => FormattableString.Invariant($"[{100 * interval.Low:0.0}, {100 * interval.High:0.0}]");

    private static string Usd(decimal amount) => FormattableString.Invariant($"${amount:0.000000}");
}
