using System.Collections.Immutable;
using Suffice.Ledger;

namespace Suffice.Cascade;

/// <summary>The attempts of one request, in the order they were begun.</summary>
internal sealed class AttemptLog
{
    private readonly List<AttemptEntry?> entries = [];

    /// <summary>Begins an attempt.</summary>
    /// <returns>Its number.</returns>
    public int Begin()
    {
        entries.Add(null);
        return entries.Count - 1;
    }

    /// <summary>Notes how an attempt ended.</summary>
    /// <param name="entry">The attempt.</param>
    public void Complete(AttemptEntry entry) => entries[entry.Number] = entry;

    /// <summary>All attempts that ended.</summary>
    /// <returns>Them in order.</returns>
    public ImmutableArray<AttemptEntry> ToImmutable() => [.. entries.OfType<AttemptEntry>()];
}
