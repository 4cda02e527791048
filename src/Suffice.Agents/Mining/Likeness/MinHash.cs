namespace Suffice.Agents.Mining.Likeness;

/// <summary>Short signatures of sets: two agree in as large a share of places as the sets have in common (Broder 1997).</summary>
/// <remarks>Each place is the least value of the set under one of many fixed orders; the orders are multiply-add of 64 bits, their upper half read.</remarks>
internal sealed class MinHash
{
    private readonly ulong[] factors;
    private readonly ulong[] terms;

    /// <summary>Makes it.</summary>
    /// <param name="places">How many places a signature has; the estimate's standard error is at most 0.5 / sqrt(places).</param>
    public MinHash(int places)
    {
        factors = new ulong[places];
        terms = new ulong[places];
        ulong state = 0x5EED;
        for (int i = 0; i < places; i++)
        {
            factors[i] = Next(ref state) | 1;
            terms[i] = Next(ref state);
        }
    }

    /// <summary>Signs a set.</summary>
    /// <param name="set">The set.</param>
    /// <returns>Its signature; every place is the greatest number for an empty set.</returns>
    public uint[] Sign(ReadOnlySpan<ulong> set)
    {
        uint[] signature = new uint[factors.Length];
        Array.Fill(signature, uint.MaxValue);
        foreach (ulong value in set)
        {
            for (int i = 0; i < signature.Length; i++)
            {
                signature[i] = Math.Min(signature[i], (uint)(((factors[i] * value) + terms[i]) >> 32));
            }
        }

        return signature;
    }

    /// <summary>The share of places in which two signatures agree.</summary>
    /// <param name="one">A signature.</param>
    /// <param name="other">Another, as long.</param>
    /// <returns>From 0 to 1.</returns>
    public static double Estimate(ReadOnlySpan<uint> one, ReadOnlySpan<uint> other)
    {
        int same = 0;
        for (int i = 0; i < one.Length; i++)
        {
            same += one[i] == other[i] ? 1 : 0;
        }

        return (double)same / one.Length;
    }

    // SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
    private static ulong Next(ref ulong state)
    {
        ulong z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
