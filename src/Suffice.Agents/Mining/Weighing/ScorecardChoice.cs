namespace Suffice.Agents.Mining.Weighing;

/// <summary>Chooses the few signs that tell most together: at each round those with the largest score statistic (Rao 1948) given what is chosen already.</summary>
/// <remarks>A sign that speaks the other way beside the others than alone would puzzle its reader, and is left out.</remarks>
/// <param name="side">Which tickets are of the side.</param>
/// <param name="weights">What each counts; 0 for held out.</param>
/// <param name="settings">How.</param>
internal sealed class ScorecardChoice(bool[] side, double[] weights, WeighingSettings settings)
{
    private readonly ScorecardFit fit = new(side, weights, settings.Penalty);

    /// <summary>Chooses.</summary>
    /// <param name="candidates">The signs to choose from, the surest first.</param>
    /// <param name="items">The most that are chosen.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The scorecard; without signs when none tells anything.</returns>
    public Scorecard Choose(IReadOnlyList<WeighedSign> candidates, int items, CancellationToken cancellationToken)
    {
        List<WeighedSign> left = [.. candidates];
        Scorecard card = fit.Fit([]);
        while (card.Signs.Count < items && left.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            List<WeighedSign> chosen = [.. card.Signs];
            int before = chosen.Count;
            (double[] slopes, double[] bends) = Residuals(card);
            foreach (WeighedSign next in left.Select(sign => (Sign: sign, Gain: Gain(sign, slopes, bends)))
                .Where(sign => sign.Gain >= settings.LeastGain)
                .OrderByDescending(sign => sign.Gain)
                .Select(sign => sign.Sign))
            {
                if (chosen.Count == Math.Min(items, before + settings.AtOnce))
                {
                    break;
                }

                left.Remove(next);
                if (!chosen.Exists(sign => sign.Rows.Overlap(next.Rows) >= settings.Same))
                {
                    chosen.Add(next);
                }
            }

            if (chosen.Count == before)
            {
                break;
            }

            card = Agreeing(fit.Fit(chosen));
        }

        return card;
    }

    private Scorecard Agreeing(Scorecard card)
    {
        WeighedSign[] agreeing = [.. card.Signs.Where((sign, i) => Math.Sign(card.Weights[i]) == Math.Sign(sign.LogOdds.Value))];
        return agreeing.Length == card.Signs.Count ? card : Agreeing(fit.Fit(agreeing));
    }

    private (double[] Slopes, double[] Bends) Residuals(Scorecard card)
    {
        double[] slopes = card.Score(side.Length);
        double[] bends = new double[side.Length];
        for (int row = 0; row < side.Length; row++)
        {
            double p = 1 / (1 + Math.Exp(-slopes[row]));
            slopes[row] = weights[row] * ((side[row] ? 1 : 0) - p);
            bends[row] = weights[row] * p * (1 - p);
        }

        return (slopes, bends);
    }

    // In the direction in which the sign speaks alone.
    private double Gain(WeighedSign sign, double[] slopes, double[] bends)
    {
        double slope = 0, bend = settings.Penalty;
        foreach (int row in sign.Rows.Rows)
        {
            slope += slopes[row];
            bend += bends[row];
        }

        return Math.Sign(sign.LogOdds.Value) * slope / Math.Sqrt(bend);
    }
}
