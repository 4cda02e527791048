using System.Security.Cryptography;
using System.Text;

namespace Suffice.Callers;

/// <summary>The SHA-256 of a key.</summary>
/// <remarks>Plain and fast on purpose: a key of 192 random bits cannot be guessed, so that nothing is won by salt or by slowness (decision 009).</remarks>
public static class KeyHash
{
    /// <summary>Its length in bytes.</summary>
    public const int Length = SHA256.HashSizeInBytes;

    // Longer than any key made here; the policy's own may be longer still, which costs an allocation and no more.
    private const int OnStack = 512;

    /// <summary>Hashes the whole key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="hash">Takes the hash; <see cref="Length"/> bytes.</param>
    public static void Write(ReadOnlySpan<char> key, Span<byte> hash)
    {
        int most = Encoding.UTF8.GetMaxByteCount(key.Length);
        Span<byte> bytes = most <= OnStack ? stackalloc byte[most] : new byte[most];
        int written = Encoding.UTF8.GetBytes(key, bytes);
        SHA256.HashData(bytes[..written], hash);
        CryptographicOperations.ZeroMemory(bytes[..written]);
    }

    /// <summary>Hashes the whole key.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The hash.</returns>
    public static byte[] Of(string key)
    {
        byte[] hash = new byte[Length];
        Write(key, hash);

        return hash;
    }
}
