namespace Suffice.Drift;

/// <summary>Fisher's exact test of two shares: for counts too few for anything approximate.</summary>
internal static class FisherExact
{
    /// <summary>The probability of shares at least this different when nothing has changed, in either direction.</summary>
    /// <param name="hitsBefore">Hits before.</param>
    /// <param name="before">All before.</param>
    /// <param name="hitsNow">Hits now.</param>
    /// <param name="now">All now.</param>
    /// <returns>From 0 to 1.</returns>
    public static double Probability(int hitsBefore, int before, int hitsNow, int now)
    {
        int hits = hitsBefore + hitsNow;
        double[] logs = LogFactorials(before + now);
        double observed = Log(hitsBefore);
        double sum = 0;
        for (int k = Math.Max(0, hits - now); k <= Math.Min(hits, before); k++)
        {
            double likelihood = Log(k);
            sum += likelihood <= observed + 1e-9 ? Math.Exp(likelihood) : 0;
        }

        return Math.Min(1, sum);

        double Log(int k) => Choose(before, k) + Choose(now, hits - k) - Choose(before + now, hits);
        double Choose(int n, int k) => logs[n] - logs[k] - logs[n - k];
    }

    private static double[] LogFactorials(int n)
    {
        double[] logs = new double[n + 1];
        for (int i = 2; i <= n; i++)
        {
            logs[i] = logs[i - 1] + Math.Log(i);
        }

        return logs;
    }
}
