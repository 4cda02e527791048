namespace Suffice.Ledger.Rollups;

/// <summary>The rows committed since the last roll-up, added up while they were in memory, so that they need not be read back.</summary>
/// <remarks>
/// It stands in for the file only as long as it holds exactly the rows that the file has beyond the mark; whoever else writes to the
/// file, or a commit that failed, breaks the chain, and the rows are then read. Used by one thread.
/// </remarks>
internal sealed class FreshRows
{
    private Rollup rollup = new();
    private long first;
    private long last;

    /// <summary>Adds a row that was just committed.</summary>
    /// <param name="seq">Its place in the ledger.</param>
    /// <param name="entry">The row.</param>
    public void Add(long seq, RequestEntry entry)
    {
        if (seq != last + 1 || first == 0)
        {
            Forget();
            first = seq;
        }

        rollup.Add(entry);
        last = seq;
    }

    /// <summary>The sum of the rows beyond a mark, if it is known here.</summary>
    /// <param name="mark">The last row that is rolled up.</param>
    /// <param name="last">The last row of the file.</param>
    /// <returns>The sum, which the caller may change; <see langword="null"/> when the file has to be read.</returns>
    public Rollup? Take(long mark, long last)
    {
        Rollup? taken = first == mark + 1 && this.last == last ? rollup : null;
        Forget();
        return taken;
    }

    /// <summary>Forgets everything: the file alone knows.</summary>
    public void Forget()
    {
        rollup = new Rollup();
        first = 0;
        last = 0;
    }
}
