namespace Suffice.Evaluation.Statistics.Intervals;

/// <summary>How two models did on the same items, each passed or failed.</summary>
/// <param name="BothPass">Items that both passed.</param>
/// <param name="SmallOnly">Items that only the small model passed.</param>
/// <param name="LargeOnly">Items that only the large model passed.</param>
/// <param name="BothFail">Items that neither passed.</param>
public readonly record struct PairedTable(long BothPass, long SmallOnly, long LargeOnly, long BothFail)
{
    /// <summary>All items.</summary>
    public long Items => BothPass + SmallOnly + LargeOnly + BothFail;

    /// <summary>Share that the small model passed, 0 to 1; 0 without items.</summary>
    public double SmallShare => Share(BothPass + SmallOnly);

    /// <summary>Share that the large model passed, 0 to 1; 0 without items.</summary>
    public double LargeShare => Share(BothPass + LargeOnly);

    /// <summary>Small minus large, -1 to 1.</summary>
    public double Difference => Share(SmallOnly - LargeOnly);

    /// <summary>Share of the items on which the two disagree: all that a paired comparison learns from.</summary>
    public double Discordance => Share(SmallOnly + LargeOnly);

    /// <summary>Counts pairs.</summary>
    /// <param name="pairs">Whether the small and the large model passed, an item each.</param>
    /// <returns>The table.</returns>
    public static PairedTable Of(IEnumerable<(bool Small, bool Large)> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        PairedTable table = default;
        foreach ((bool small, bool large) in pairs)
        {
            table = (small, large) switch
            {
                (true, true) => table with { BothPass = table.BothPass + 1 },
                (true, false) => table with { SmallOnly = table.SmallOnly + 1 },
                (false, true) => table with { LargeOnly = table.LargeOnly + 1 },
                _ => table with { BothFail = table.BothFail + 1 },
            };
        }

        return table;
    }

    private double Share(long items) => Items == 0 ? 0 : (double)items / Items;
}
