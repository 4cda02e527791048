using Suffice.Evaluation.Statistics.Agreement;
using Suffice.Evaluation.Statistics.Estimates;
using Suffice.Evaluation.Statistics.Intervals;

namespace Suffice.Evaluation.Judges;

/// <summary>What a judge was measured to be worth against people's verdicts on the same answers.</summary>
/// <remarks>Rates have Wilson's interval; kappa has the percentile bootstrap over answers, 2,000 seeded draws.</remarks>
public sealed record JudgeTrust
{
    /// <summary>Verdicts of people that it was measured on: enough for a judge to count.</summary>
    public const int LabelsNeeded = 100;

    /// <summary>The verdicts.</summary>
    public required ConfusionMatrix Confusion { get; init; }

    /// <summary>Agreement beyond chance; <see langword="null"/> when people and judge always said the same one thing.</summary>
    public required double? Kappa { get; init; }

    /// <summary>Its 95% interval; <see langword="null"/> when too many draws have no kappa.</summary>
    public required Interval? KappaInterval { get; init; }

    /// <summary>Share of the verdicts that are wrong, 0 to 1: the e of the corrected margin.</summary>
    public double ErrorRate => 1 - (Confusion.Agreement ?? 0);

    /// <summary>The 95% interval of the share of good answers that the judge passes; <see langword="null"/> when people passed none.</summary>
    public Interval? TruePositiveInterval => Wilson(Confusion.TruePasses, Confusion.FalseFails);

    /// <summary>The 95% interval of the share of bad answers that the judge fails; <see langword="null"/> when people failed none.</summary>
    public Interval? TrueNegativeInterval => Wilson(Confusion.TrueFails, Confusion.FalsePasses);

    /// <summary>Why the judge's verdicts do not count; <see langword="null"/> when they do.</summary>
    public string? WhyNot => this switch
    {
        { Confusion.Items: < LabelsNeeded } =>
            $"the judge was measured on {Confusion.Items} human labels, and {LabelsNeeded} are needed; label about {LabelsNeeded - Confusion.Items} more answers",
        { Kappa: null } or { KappaInterval: null } =>
            "people passed, or failed, nearly every answer that the judge was measured on, so nothing tells it from one that always says the same; label answers of both kinds",
        { KappaInterval: { Low: <= 0 } interval } =>
            $"the judge cannot be told from chance: its kappa against people is {Kappa:0.00}, 95% interval {interval.Low:0.00} to {interval.High:0.00}",
        { ErrorRate: >= 0.5 } =>
            $"the judge disagrees with people on {100 * ErrorRate:0}% of the answers",
        _ => null,
    };

    /// <summary>Measures a judge.</summary>
    /// <param name="verdicts">People's and the judge's verdict, an answer each; drawn as the answers to be judged are.</param>
    /// <param name="random">The source of the bootstrap's draws; seeded, so that a run can be repeated.</param>
    /// <returns>What it is worth.</returns>
    public static JudgeTrust Measure(IReadOnlyList<(bool Human, bool Judge)> verdicts, Random random)
    {
        ArgumentNullException.ThrowIfNull(verdicts);
        ArgumentNullException.ThrowIfNull(random);
        int[] people = [.. verdicts.Select(verdict => verdict.Human ? 1 : 0)];
        int[] judge = [.. verdicts.Select(verdict => verdict.Judge ? 1 : 0)];

        return new JudgeTrust
        {
            Confusion = ConfusionMatrix.Of(verdicts),
            Kappa = CohenKappa.Of(people, judge),
            KappaInterval = ItemBootstrap.Interval(verdicts.Count, random, drawn =>
                CohenKappa.Of([.. drawn.Select(i => people[i])], [.. drawn.Select(i => judge[i])])),
        };
    }

    /// <summary>The margin to test the judge's verdicts against: mistakes shrink every difference, so the margin shrinks with them.</summary>
    /// <param name="margin">The margin of the truth.</param>
    /// <returns>margin (1 - 2e).</returns>
    public double CorrectedMargin(double margin) => margin * Math.Max(0, 1 - (2 * ErrorRate));

    private static Interval? Wilson(long hits, long misses) => hits + misses == 0 ? null : WilsonInterval.Of(hits, hits + misses);
}
