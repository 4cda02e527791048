using System.Collections.Immutable;
using Suffice.Confidence;
using Suffice.Evaluation.Advising.Known;
using Suffice.Evaluation.Advising.Points;
using Suffice.Evaluation.Verdicts;
using Suffice.Reports;
using Suffice.Reviewing;

namespace Suffice.Evaluation.Advising;

/// <summary>The written rule: what is proved decides; where nothing is, the points do, and the advice says so.</summary>
internal static class AdviceRule
{
    private static readonly ImmutableArray<string> AskForCapable =
        [OpenEndedPoint.Name, CreativePoint.Name, StakesPoint.Name, ToolsPoint.Name, LongContextPoint.Name];

    /// <summary>Decides.</summary>
    /// <param name="known">What is known.</param>
    /// <param name="findings">What each point found.</param>
    /// <returns>The outcome, whether it is proved, and why, in a sentence.</returns>
    public static (AdviceOutcome Outcome, bool IsProved, string Sentence) Decide(TaskKnown known, ImmutableArray<AdviceFinding> findings)
    {
        string capable = known.Capable.Name;
        if (known.Demotion is { } demotion)
        {
            return (AdviceOutcome.KeepCapable, false, $"keep {capable} for all calls until the alarm of {Figures.Day(demotion.Since)} is looked into: {demotion.Why}");
        }

        return known.Sufficient is { } verdict ? OfVerdict(known, findings, verdict)
            : CalibrationPoint.ProofOf(known) is { } made ? (AdviceOutcome.SmallWithCapableAbove, true, OfCalibration(known, made))
            : known.Verdicts is { IsEmpty: false } verdicts && verdicts.All(held => held.Outcome == VerdictOutcome.Insufficient)
                ? (AdviceOutcome.KeepCapable, true, $"keep {capable}: {string.Join(" and ", verdicts.Select(held => held.Small))} was shown to be worse on {Figures.Count(verdicts[0].Items, "item")}; a calibration may still find answers that can pass")
            : known.Smaller.IsEmpty ? (AdviceOutcome.KeepCapable, false, known.Capable.Tier is Catalog.ModelTier.Small or Catalog.ModelTier.Local
                ? $"keep {capable}: it is a small model already, and the policy knows no cheaper one"
                : $"keep {capable}: the policy knows no cheaper model; name one in models, or a provider that has one")
            : OfPoints(known, findings);
    }

    private static (AdviceOutcome Outcome, bool IsProved, string Sentence) OfVerdict(TaskKnown known, ImmutableArray<AdviceFinding> findings, Verdict verdict)
    {
        string shown = $"{verdict.Small} was shown to be good enough on {Figures.Count(verdict.Items, "item")} (eval run {known.Run!.Run})";
        string? held = known.Task.CustomerFacing ? "a customer reads the answers"
            : Points(findings, LivePoint.Name) == Pointing.Capable ? "shadows of live calls agree less"
            : null;

        return held is null
            ? (AdviceOutcome.SmallSuffices, true, $"{shown}; that holds for calls like these items, and for no others")
            : (AdviceOutcome.SmallWithCapableAbove, true, $"{shown}, but {held}: keep {known.Capable.Name} above it, behind a gate");
    }

    private static string OfCalibration(TaskKnown known, Calibration made) =>
        $"{known.Task.Ladder[0].Name} with {known.Capable.Name} above: {ReviewWords.Of(made.Promise!)}, proved on {Figures.Count(made.Certificate!.Items)} held calls; {Figures.Percent(made.Certificate.CertifiedShare)} of them stay below {known.Capable.Name}; a proof is worth what its labels are";

    private static (AdviceOutcome Outcome, bool IsProved, string Sentence) OfPoints(TaskKnown known, ImmutableArray<AdviceFinding> findings)
    {
        string[] against = [.. AskForCapable.Where(point => Points(findings, point) == Pointing.Capable)];
        bool isDocumented = Points(findings, DocumentedPoint.Name) == Pointing.Small;
        bool isRepeated = Points(findings, RepeatablePoint.Name) != Pointing.Capable;
        string[] reasons =
        [
            .. isRepeated ? [] : new[] { "the work is not the same again and again" },
            .. isDocumented ? [] : new[] { "no standard is written" },
            .. against.Select(point => ReasonOf(known, point)),
        ];

        // What a customer reads and no form bounds is no place to try something, nor is what its author calls creative.
        bool isBounded = known.Task.Type != Classifier.TaskType.Creative && (!known.Task.CustomerFacing || Points(findings, OpenEndedPoint.Name) == Pointing.Small);
        if (isDocumented && isRepeated && isBounded && against.Length <= 1)
        {
            string doubt = against.Length == 0 ? string.Empty : $"; against it speaks: {reasons[0]}";
            string way = known.Task.Ladder.Length > 1 ? $"{known.Task.Ladder[0].Name} answers first already, and nothing proves that it may" : $"try {known.Small!.Name}";

            return (AdviceOutcome.TrySmall, false, $"{way}: a standard is written; not yet proved{Inconclusive(known)}{doubt}");
        }

        return (AdviceOutcome.KeepCapable, false, $"keep {known.Capable.Name}: {string.Join("; ", reasons)}");
    }

    private static string ReasonOf(TaskKnown known, string point) => point switch
    {
        StakesPoint.Name => known.Task.CustomerFacing ? "a customer reads the answers" : "no gate would stop a bad one",
        OpenEndedPoint.Name => "the answers are open-ended",
        CreativePoint.Name => "the work is creative",
        ToolsPoint.Name => "many tools are offered",
        _ => "the prompts are long",
    };

    private static string Inconclusive(TaskKnown known) => known.Verdicts.FirstOrDefault(verdict => verdict.Outcome == VerdictOutcome.Inconclusive) is { } open ? $" (the eval is {open.Summary})" : string.Empty;

    private static Pointing Points(ImmutableArray<AdviceFinding> findings, string point) => findings.First(finding => finding.Point == point).Points;
}
