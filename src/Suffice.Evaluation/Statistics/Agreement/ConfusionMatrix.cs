namespace Suffice.Evaluation.Statistics.Agreement;

/// <summary>A judge's verdicts against people's on the same answers.</summary>
/// <param name="TruePasses">People passed, judge passed.</param>
/// <param name="FalsePasses">People failed, judge passed.</param>
/// <param name="FalseFails">People passed, judge failed.</param>
/// <param name="TrueFails">People failed, judge failed.</param>
public sealed record ConfusionMatrix(long TruePasses, long FalsePasses, long FalseFails, long TrueFails)
{
    /// <summary>Answers that both judged.</summary>
    public long Items => TruePasses + FalsePasses + FalseFails + TrueFails;

    /// <summary>Share of them on which judge and people agree; <see langword="null"/> without items.</summary>
    public double? Agreement => Share(TruePasses + TrueFails, Items);

    /// <summary>Share of the answers that people passed that the judge passes; <see langword="null"/> when people passed none.</summary>
    public double? TruePositiveRate => Share(TruePasses, TruePasses + FalseFails);

    /// <summary>Share of the answers that people failed that the judge fails; <see langword="null"/> when people failed none.</summary>
    public double? TrueNegativeRate => Share(TrueFails, TrueFails + FalsePasses);

    /// <summary>The agreement that always saying the same would reach: what any judge has to beat; <see langword="null"/> without items.</summary>
    public double? ConstantPredictor => Share(Math.Max(TruePasses + FalseFails, FalsePasses + TrueFails), Items);

    /// <summary>Counts verdicts.</summary>
    /// <param name="verdicts">People's and the judge's verdict, an answer each.</param>
    /// <returns>The matrix.</returns>
    public static ConfusionMatrix Of(IEnumerable<(bool Human, bool Judge)> verdicts)
    {
        ArgumentNullException.ThrowIfNull(verdicts);
        long[] counts = new long[4];
        foreach ((bool human, bool judge) in verdicts)
        {
            counts[(human ? 0 : 1) + (judge ? 0 : 2)]++;
        }

        return new ConfusionMatrix(counts[0], counts[1], counts[2], counts[3]);
    }

    private static double? Share(long hits, long items) => items == 0 ? null : (double)hits / items;
}
