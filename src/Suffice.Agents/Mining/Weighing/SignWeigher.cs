using Suffice.Agents.Mining.Signs;
using Suffice.Evaluation.Statistics.Significance;

namespace Suffice.Agents.Mining.Weighing;

/// <summary>Weighs all signs for one side against the other, and keeps those that are not chance.</summary>
/// <param name="table">The signs.</param>
/// <param name="weights">What each ticket counts: its share of its group of near-duplicates, 0 when it is held out or has no outcome.</param>
/// <param name="settings">How.</param>
internal sealed class SignWeigher(SignTable table, double[] weights, WeighingSettings settings)
{
    /// <summary>Weighs them.</summary>
    /// <param name="side">Which tickets are of the first side.</param>
    /// <returns>Those whose false discovery rate is kept, the surest first.</returns>
    public List<WeighedSign> Weigh(bool[] side)
    {
        (double all, double allThere) = Sums(Enumerable.Range(0, weights.Length), side);
        List<WeighedSign> weighed = [];
        foreach (SignRows sign in table.Signs)
        {
            (double shown, double shownThere) = Sums(sign.Rows, side);
            weighed.Add(new WeighedSign(sign, shown, all, shownThere, allThere, LogOdds.Of(shown, all, shownThere, allThere, settings.Prior), 1));
        }

        // Phrases are thousands and the rest dozens: each kind is a family of tests of its own, or the few would be lost among the many.
        return [.. weighed.GroupBy(sign => sign.Rows.Sign.Kind == SignKind.Phrase).SelectMany(Adjusted)
            .Where(sign => sign.Q <= settings.FalseShare)
            .OrderByDescending(sign => Math.Abs(sign.LogOdds.Z))
            .ThenBy(sign => sign.Rows.Sign.Kind)
            .ThenBy(sign => sign.Rows.Sign.Name, StringComparer.Ordinal)
            .Take(settings.MostCandidates)];
    }

    private static IEnumerable<WeighedSign> Adjusted(IEnumerable<WeighedSign> family)
    {
        WeighedSign[] signs = [.. family];
        double[] adjusted = BenjaminiHochberg.Adjust([.. signs.Select(sign => sign.LogOdds.P)]);

        return signs.Select((sign, i) => sign with { Q = adjusted[i] });
    }

    private (double Here, double There) Sums(IEnumerable<int> rows, bool[] side)
    {
        double here = 0, there = 0;
        foreach (int row in rows)
        {
            here += side[row] ? weights[row] : 0;
            there += side[row] ? 0 : weights[row];
        }

        return (here, there);
    }
}

/// <summary>A sign as weighed for one side.</summary>
/// <param name="Rows">The sign and its tickets.</param>
/// <param name="Shown">How many training tickets of the side show it, near-duplicates counted once together.</param>
/// <param name="All">How many there are.</param>
/// <param name="ShownThere">The same of the other side.</param>
/// <param name="AllThere">How many there are.</param>
/// <param name="LogOdds">The difference.</param>
/// <param name="Q">The false discovery rate at which it would be claimed.</param>
internal sealed record WeighedSign(SignRows Rows, double Shown, double All, double ShownThere, double AllThere, LogOdds LogOdds, double Q);

/// <summary>How signs are weighed. The defaults were chosen by cross-validation on the training parts of six packs of tickets (docs/mining.md).</summary>
internal sealed record WeighingSettings
{
    /// <summary>How many tickets the prior counts as.</summary>
    public double Prior { get; init; } = 1;

    /// <summary>The share of kept signs that may be chance.</summary>
    public double FalseShare { get; init; } = 0.05;

    /// <summary>The most signs that a scorecard is chosen from.</summary>
    public int MostCandidates { get; init; } = 600;

    /// <summary>Signs whose tickets overlap this much say the same: the stronger one is kept.</summary>
    public double Same { get; init; } = 0.6;

    /// <summary>The penalty on half the squared weights of a scorecard.</summary>
    public double Penalty { get; init; } = 1;

    /// <summary>How many standard errors a sign must add to what is chosen already.</summary>
    public double LeastGain { get; init; } = 0.5;

    /// <summary>How many signs are chosen between two fits.</summary>
    public int AtOnce { get; init; } = 4;

    /// <summary>Draws what is held out where tickets have no times.</summary>
    public long Seed { get; init; }
}
