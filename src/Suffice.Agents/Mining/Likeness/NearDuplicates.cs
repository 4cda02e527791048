using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Suffice.Agents.Mining.Likeness;

/// <summary>Finds texts that say nearly the same: candidates by bands of their signatures (locality-sensitive hashing), then their sets compared.</summary>
internal static class NearDuplicates
{
    /// <summary>Sets that have this much in common are one text.</summary>
    public const double Alike = 0.8;

    // 32 bands of 4 places: of texts that have 0.8 in common one in ten million is missed, and of those with 0.2 one in twenty is looked at.
    private const int Bands = 32;
    private const int Places = 4;

    /// <summary>Groups texts.</summary>
    /// <param name="sets">Each text's set of shingles.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>For each text, the first text of its group.</returns>
    public static int[] Group(IReadOnlyList<ulong[]> sets, CancellationToken cancellationToken = default)
    {
        int[] first = [.. Enumerable.Range(0, sets.Count)];
        int[] distinct = Distinct(sets, first);
        MinHash hash = new(Bands * Places);
        uint[][] signatures = [.. distinct.Select(text => hash.Sign(sets[text]))];
        for (int band = 0; band < Bands; band++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Dictionary<ulong, List<int>> buckets = [];
            for (int i = 0; i < distinct.Length; i++)
            {
                ulong key = XxHash3.HashToUInt64(MemoryMarshal.AsBytes(signatures[i].AsSpan(band * Places, Places)));
                ref List<int>? bucket = ref CollectionsMarshal.GetValueRefOrAddDefault(buckets, key, out _);
                Meet(distinct[i], bucket ??= [], sets, first);
            }
        }

        for (int i = 0; i < first.Length; i++)
        {
            first[i] = Find(first, i);
        }

        return first;
    }

    // A bucket holds one text of each group only: the thousandth copy of an alert is compared once.
    private static void Meet(int text, List<int> bucket, IReadOnlyList<ulong[]> sets, int[] first)
    {
        foreach (int other in bucket)
        {
            if (Find(first, other) == Find(first, text))
            {
                return;
            }

            if (Shingles.Jaccard(sets[text], sets[other]) >= Alike)
            {
                Join(first, text, other);
                return;
            }
        }

        bucket.Add(text);
    }

    // Texts of the very same set are one before anything is compared.
    private static int[] Distinct(IReadOnlyList<ulong[]> sets, int[] first)
    {
        Dictionary<UInt128, int> seen = [];
        List<int> distinct = [];
        for (int i = 0; i < sets.Count; i++)
        {
            UInt128 key = XxHash128.HashToUInt128(MemoryMarshal.AsBytes(sets[i].AsSpan()));
            if (seen.TryGetValue(key, out int same))
            {
                first[i] = same;
            }
            else
            {
                seen.Add(key, i);
                distinct.Add(i);
            }
        }

        return [.. distinct];
    }

    private static int Find(int[] first, int text)
    {
        while (first[text] != text)
        {
            text = first[text] = first[first[text]];
        }

        return text;
    }

    private static void Join(int[] first, int one, int other)
    {
        int a = Find(first, one), b = Find(first, other);
        first[Math.Max(a, b)] = Math.Min(a, b);
    }
}
