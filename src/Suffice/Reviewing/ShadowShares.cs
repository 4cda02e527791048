using Suffice.Ledger;

namespace Suffice.Reviewing;

/// <summary>What counts of shadows say together.</summary>
internal static class ShadowShares
{
    /// <summary>How often an accepted answer was the same as the last rung's, of those that could be compared.</summary>
    public static Share Agreement(IReadOnlyCollection<ShadowCount> shadows) => new(
        Count(shadows, note => note.Verdict == ShadowVerdict.Same),
        Count(shadows, note => note.Verdict is ShadowVerdict.Same or ShadowVerdict.Different));

    /// <summary>How often an accepted answer was worse than the last rung's, of those that were judged.</summary>
    public static Share Worse(IReadOnlyCollection<ShadowCount> shadows) => new(
        Count(shadows, note => note.Judged == ShadowVerdict.Worse),
        Count(shadows, note => note.Judged is ShadowVerdict.Same or ShadowVerdict.Worse or ShadowVerdict.Better));

    /// <summary>How many are so.</summary>
    public static long Count(IReadOnlyCollection<ShadowCount> shadows, Func<ShadowCount, bool> isCounted) => shadows.Where(isCounted).Sum(note => note.Shadows);
}
