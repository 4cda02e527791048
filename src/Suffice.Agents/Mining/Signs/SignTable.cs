using System.Collections.Immutable;

namespace Suffice.Agents.Mining.Signs;

/// <summary>Which tickets show which signs.</summary>
/// <param name="Tickets">How many tickets.</param>
/// <param name="Signs">The signs, each with the tickets that show it.</param>
internal sealed record SignTable(int Tickets, ImmutableArray<SignRows> Signs);

/// <summary>A sign and the tickets that show it.</summary>
/// <param name="Sign">The sign.</param>
/// <param name="Rows">The tickets, ascending.</param>
internal sealed record SignRows(MinedSign Sign, int[] Rows)
{
    /// <summary>How much of two signs' tickets show both: Jaccard's index.</summary>
    /// <param name="other">The other sign.</param>
    /// <returns>From 0 to 1.</returns>
    public double Overlap(SignRows other)
    {
        int both = 0;
        int i = 0, j = 0;
        while (i < Rows.Length && j < other.Rows.Length)
        {
            int order = Rows[i].CompareTo(other.Rows[j]);
            both += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        return both / Math.Max(1.0, Rows.Length + other.Rows.Length - both);
    }
}
