using System.Globalization;
using Suffice.Evaluation.Judges;
using Suffice.Evaluation.Runs;
using Suffice.Evaluation.Statistics.Intervals;
using Suffice.Reports;

namespace Suffice.Evaluation.Reports;

/// <summary>What the judge of a run was measured to be worth, against people's labels of the same answers.</summary>
/// <param name="Judge">The judge.</param>
/// <param name="Trust">Its confusion with people, kappa, and whether it counts.</param>
public sealed record JudgeReport(string Judge, JudgeTrust Trust)
{
    /// <summary>The measurement in plain sentences.</summary>
    public IReadOnlyList<string> Sentences =>
    [
        $"{Judge} agrees with people on {Percent(Trust.Confusion.Agreement)} of {Figures.Count(Trust.Confusion.Items)} labelled answers; always saying the same would on {Percent(Trust.Confusion.ConstantPredictor)}.",
        $"It passes {Percent(Trust.Confusion.TruePositiveRate)} of what people pass{Ends(Trust.TruePositiveInterval)} and fails {Percent(Trust.Confusion.TrueNegativeRate)} of what people fail{Ends(Trust.TrueNegativeInterval)}.",
        Trust.Kappa is { } kappa
            ? string.Create(CultureInfo.InvariantCulture, $"Agreement beyond chance (kappa): {kappa:0.00}{(Trust.KappaInterval is { } ends ? $", 95% interval {ends.Low:0.00} to {ends.High:0.00}" : "")}.")
            : "Agreement beyond chance (kappa) cannot be told: people and judge said one thing only.",
        Trust.WhyNot is { } why ? $"Its verdicts do not count: {why}." : "Its verdicts count, corrected for its mistakes.",
    ];

    /// <summary>Measures the judge of a run.</summary>
    /// <param name="run">The run, with what people said.</param>
    /// <param name="seed">Seed of the bootstrap.</param>
    /// <returns>The measurement; <see langword="null"/> when no judge decides or nothing is labelled.</returns>
    internal static JudgeReport? Of(EvalRun run, int seed)
    {
        if (!run.Head.JudgeDecides)
        {
            return null;
        }

        (bool, bool)[] verdicts =
        [
            .. run.Results.Where(result => !result.IsError)
                .Select(result => (Human: run.LabelOf(result), Judge: result.Passed == true))
                .Where(pair => pair.Human is not null).Select(pair => (pair.Human!.Value, pair.Judge)),
        ];
        return verdicts.Length == 0 ? null : new JudgeReport(run.Head.Judge ?? "the judge", JudgeTrust.Measure(verdicts, new Random(seed)));
    }

    private static string Percent(double? share) => share is { } known ? Figures.Percent(known) : "unknown";

    private static string Ends(Interval? interval) => interval is { } ends ? $" ({Figures.Percent(ends.Low)} to {Figures.Percent(ends.High)})" : "";
}
