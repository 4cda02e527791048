using System.Buffers.Binary;

namespace Suffice.Ledger;

/// <summary>Makes request ids that sort by time, such as <c>req_01jbz8k3v0d8w3q6m9n2x4t5ya</c>.</summary>
/// <remarks>
/// 128 bits in Crockford's base 32, laid out like a version 7 UUID: 48 bits of Unix milliseconds, a 16-bit counter that keeps
/// the order within a millisecond, 64 random bits. Ids of one instance always ascend, also when the clock steps back. Safe
/// for concurrent use.
/// </remarks>
/// <param name="clock">The clock.</param>
/// <param name="random">The source of the random bits; used under a lock.</param>
/// <param name="prefix">What they begin with. Default <c>req_</c>.</param>
public sealed class RequestIds(TimeProvider clock, Random random, string prefix = "req_")
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int Digits = 26;

    private readonly Lock guard = new();
    private long lastTime;
    private int counter;

    /// <summary>Makes the next id.</summary>
    /// <returns>30 characters of <c>a-z</c>, <c>0-9</c> and one underscore.</returns>
    public string Next()
    {
        Span<byte> bits = stackalloc byte[sizeof(ulong)];
        ulong high;
        lock (guard)
        {
            Advance(clock.GetUtcNow().ToUnixTimeMilliseconds());
            high = ((ulong)lastTime << 16) | (uint)counter;
            random.NextBytes(bits);
        }

        return prefix + string.Create(Digits, new UInt128(high, BinaryPrimitives.ReadUInt64LittleEndian(bits)), Write);
    }

    private static void Write(Span<char> text, UInt128 id)
    {
        for (int index = text.Length - 1; index >= 0; index--)
        {
            text[index] = Alphabet[(int)(id & 31)];
            id >>= 5;
        }
    }

    private void Advance(long now)
    {
        if (now > lastTime)
        {
            lastTime = now;
            counter = 0;
        }
        else if (++counter > ushort.MaxValue)
        {
            lastTime++;
            counter = 0;
        }
    }
}
