using System.Numerics;
using System.Runtime.InteropServices;
using SharpFuzz.Common;

namespace Suffice.Fuzz.Engine;

/// <summary>The edges that the instrumented assemblies report, counted as AFL counts them.</summary>
/// <remarks>Instrumented code writes into memory that <see cref="Trace"/> points to; one thread runs it.</remarks>
internal sealed unsafe class CoverageMap
{
    private const int Size = 1 << 16;

    private readonly byte* map;
    private readonly byte[] seen = new byte[Size];

    /// <param name="map">The memory the instrumented code writes into, 64 KB.</param>
    public CoverageMap(nint map) => this.map = (byte*)map;

    /// <summary>The edges seen so far.</summary>
    public int Edges { get; private set; }

    /// <summary>Gives the instrumented code its memory; must come before any of that code runs.</summary>
    public static nint Connect()
    {
        Trace.SharedMem = (byte*)NativeMemory.AllocZeroed(Size);
        return (nint)Trace.SharedMem;
    }

    /// <summary>Forgets the last input.</summary>
    public void Reset()
    {
        NativeMemory.Clear(map, Size);
        Trace.PrevLocation = 0;
    }

    /// <summary>Takes the edges of the last input.</summary>
    /// <returns>True when an edge is new, or was taken a number of times that is.</returns>
    public bool Learn()
    {
        bool isNew = false;
        ulong* words = (ulong*)map;
        for (int word = 0; word < Size / sizeof(ulong); word++)
        {
            if (words[word] != 0)
            {
                isNew |= Learn(word * sizeof(ulong));
            }
        }

        return isNew;
    }

    private bool Learn(int start)
    {
        bool isNew = false;
        for (int at = start; at < start + sizeof(ulong); at++)
        {
            byte bucket = Bucket(map[at]);
            if ((seen[at] & bucket) != bucket)
            {
                Edges += seen[at] == 0 ? 1 : 0;
                seen[at] |= bucket;
                isNew = true;
            }
        }

        return isNew;
    }

    /// <summary>One bit for each of 1, 2, 3, 4 to 7, 8 to 15, 16 to 31, 32 to 127, more.</summary>
    private static byte Bucket(byte count) => count switch
    {
        0 => 0,
        <= 3 => (byte)(1 << (count - 1)),
        < 32 => (byte)(1 << (BitOperations.Log2(count) + 1)),
        < 128 => 1 << 6,
        _ => 1 << 7,
    };
}
