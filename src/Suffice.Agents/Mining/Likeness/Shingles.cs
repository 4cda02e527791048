using System.IO.Hashing;
using System.Runtime.InteropServices;
using Suffice.Agents.Mining.Texts;

namespace Suffice.Agents.Mining.Likeness;

/// <summary>A text as a set: its runs of three words, hashed (Broder, On the resemblance and containment of documents, 1997).</summary>
/// <remarks>Values are masked first, so that two reports that differ in a number alone are the same set.</remarks>
internal static class Shingles
{
    private const int Run = 3;

    /// <summary>Makes the set.</summary>
    /// <param name="tokens">The text's words; fewer than three are one run.</param>
    /// <returns>The hashes, ascending, each once.</returns>
    public static ulong[] Of(ReadOnlySpan<TextToken> tokens)
    {
        ulong[] words = new ulong[tokens.Length];
        for (int i = 0; i < words.Length; i++)
        {
            words[i] = XxHash3.HashToUInt64(MemoryMarshal.AsBytes(tokens[i].Masked.AsSpan()));
        }

        int run = Math.Min(Run, words.Length);
        ulong[] set = new ulong[words.Length == 0 ? 0 : words.Length - run + 1];
        for (int i = 0; i < set.Length; i++)
        {
            set[i] = XxHash3.HashToUInt64(MemoryMarshal.AsBytes(words.AsSpan(i, run)));
        }

        Array.Sort(set);
        return [.. set.Distinct()];
    }

    /// <summary>How much of two sets is in both: Jaccard's index.</summary>
    /// <param name="one">A set, ascending.</param>
    /// <param name="other">Another.</param>
    /// <returns>From 0 to 1; 1 for two empty ones.</returns>
    public static double Jaccard(ReadOnlySpan<ulong> one, ReadOnlySpan<ulong> other)
    {
        int both = 0;
        int i = 0, j = 0;
        while (i < one.Length && j < other.Length)
        {
            int order = one[i].CompareTo(other[j]);
            both += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        int all = one.Length + other.Length - both;
        return all == 0 ? 1 : (double)both / all;
    }
}
