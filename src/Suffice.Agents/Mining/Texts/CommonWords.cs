using System.Collections.Frozen;

namespace Suffice.Agents.Mining.Texts;

/// <summary>English words that say nothing alone. Negations, questions and particles (not, why, off) do, and are not among them.</summary>
internal static class CommonWords
{
    private static readonly FrozenSet<string> All = FrozenSet.ToFrozenSet(
        ("a an the and or but if of to in on at by for with from as into about this that these those it its it's is am are was were be been being "
        + "i me my mine we us our you your he him his she her they them their have has had do does did will would shall should can could may might must "
        + "so than then there here also just very s t d ll m re ve i'm i've i'd i'll").Split(' '), StringComparer.Ordinal);

    /// <summary>Says whether it is one.</summary>
    /// <param name="word">The word, in small letters.</param>
    /// <returns>True when it is.</returns>
    public static bool Contains(string word) => All.Contains(word);
}
