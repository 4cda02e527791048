using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Suffice.Agents.Queue;

/// <summary>Draws by a hash: the same thing is drawn again on every run, on every machine.</summary>
internal static class StableDraw
{
    /// <summary>Whether a thing is drawn.</summary>
    /// <param name="share">The share of things drawn, 0 to 1.</param>
    /// <param name="words">What it is, and what it is drawn for.</param>
    /// <returns>True when it is.</returns>
    public static bool Draws(double share, params ReadOnlySpan<string> words)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u0001', words!)));

        // 53 bits: every such number is exact as a double.
        return (BinaryPrimitives.ReadUInt64BigEndian(hash) >> 11) / (double)(1L << 53) < share;
    }
}
