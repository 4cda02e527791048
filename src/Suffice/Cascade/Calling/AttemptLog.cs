using System.Collections.Immutable;
using Suffice.Ledger;

namespace Suffice.Cascade.Calling;

/// <summary>The attempts of one request, in the order they were begun. A check may ask several models at once.</summary>
internal sealed class AttemptLog
{
    private readonly Lock changing = new();
    private readonly List<AttemptEntry?> entries = [];

    /// <summary>Begins an attempt.</summary>
    /// <returns>Its number.</returns>
    public int Begin()
    {
        lock (changing)
        {
            entries.Add(null);
            return entries.Count - 1;
        }
    }

    /// <summary>Notes how an attempt ended.</summary>
    /// <param name="entry">The attempt.</param>
    public void Complete(AttemptEntry entry)
    {
        lock (changing)
        {
            entries[entry.Number] = entry;
        }
    }

    /// <summary>All attempts that ended.</summary>
    /// <returns>Them in order.</returns>
    public ImmutableArray<AttemptEntry> ToImmutable()
    {
        lock (changing)
        {
            return entries.Contains(null) ? [.. entries.OfType<AttemptEntry>()] : [.. entries!];
        }
    }
}
