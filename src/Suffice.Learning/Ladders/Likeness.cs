using System.Collections.Immutable;
using Suffice.Confidence.Signals;

namespace Suffice.Learning.Ladders;

/// <summary>Tells calls like those an estimator was fitted on from others, by what a call shows before it is answered.</summary>
/// <remarks>
/// Three tests, each set on calls that were held out: the form (tools, schema, instructions) was seen; the words are about as likely
/// as those of the fitted calls; the other signals lie about as near to theirs (Mahalanobis distance).
/// </remarks>
/// <param name="Forms">The forms seen.</param>
/// <param name="Words">How likely words are.</param>
/// <param name="LeastLikely">The least mean log-likelihood of a call's words.</param>
/// <param name="Signals">Where the signals lie.</param>
/// <param name="Furthest">The greatest distance of a call's signals.</param>
internal sealed record Likeness(
    ImmutableArray<int> Forms, WordLikelihood Words, double LeastLikely, SignalDistance Signals, double Furthest)
{
    // Each of the two tests turns about this share of like calls away.
    private const double TurnedAway = 0.004;

    private static readonly ImmutableArray<int> FormColumns =
        [.. ((string[])["tools.count", "schema.is_given", "request.system_characters"]).Select(name => AnswerSignalReader.RequestNames.IndexOf(name))];

    /// <summary>Fits it.</summary>
    public static Likeness Fit(IReadOnlyList<LookRow> rows, int[] folds)
    {
        double[] likely = new double[rows.Count];
        double[] near = new double[rows.Count];
        for (int fold = 0; fold <= folds.Max(); fold++)
        {
            LookRow[] others = [.. rows.Where((_, i) => folds[i] != fold)];
            WordLikelihood words = WordLikelihood.Of(others);
            SignalDistance signals = SignalDistance.Of(others);
            for (int i = 0; i < rows.Count; i++)
            {
                if (folds[i] == fold)
                {
                    likely[i] = words.Of(rows[i].Text);
                    near[i] = -signals.Of(rows[i].Dense);
                }
            }
        }

        return new Likeness(
            [.. rows.Select(FormOf).Distinct().Order()],
            WordLikelihood.Of(rows), LeastOf(likely), SignalDistance.Of(rows), -LeastOf(near));
    }

    /// <summary>True when a call is like those.</summary>
    public bool IsLike(LookRow row) =>
        Forms.Contains(FormOf(row)) && Words.Of(row.Text) >= LeastLikely && Signals.Of(row.Dense) <= Furthest;

    private static int FormOf(LookRow row)
    {
        int form = 0;
        for (int i = 0; i < FormColumns.Length; i++)
        {
            form |= row.Dense[FormColumns[i]] > 0 ? 1 << i : 0;
        }

        return form;
    }

    // The lowest few of the held-out values, and some room: the fewer calls, the more.
    private static double LeastOf(double[] values)
    {
        double[] sorted = [.. values.Order()];
        double low = sorted[(int)(TurnedAway * sorted.Length)];
        double middle = sorted[sorted.Length / 2];
        return low - ((0.2 + (2 / Math.Sqrt(sorted.Length))) * (middle - low));
    }
}
