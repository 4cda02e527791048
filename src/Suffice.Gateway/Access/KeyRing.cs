using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Security.Cryptography;
using Suffice.Callers;

namespace Suffice.Gateway.Access;

/// <summary>All keys that are good, by the hash of each; made once for a policy and a keys file.</summary>
internal sealed class KeyRing
{
    private readonly FrozenDictionary<UInt128, HeldKey> keys;

    /// <summary>Makes it.</summary>
    /// <param name="held">The keys; of two that are the same the first counts.</param>
    public KeyRing(IEnumerable<HeldKey> held) => keys = held
        .DistinctBy(key => Start(key.Hash))
        .ToFrozenDictionary(key => Start(key.Hash));

    /// <summary>Whoever holds one of them.</summary>
    public IEnumerable<Caller> Callers => keys.Values.Select(key => key.Caller);

    /// <summary>Finds a key.</summary>
    /// <param name="brought">What a call brings.</param>
    /// <param name="time">The clock, asked only for a key that expires.</param>
    /// <returns>The key; <see langword="null"/> for one that is unknown, revoked or expired.</returns>
    public HeldKey? Find(ReadOnlySpan<char> brought, TimeProvider time)
    {
        Span<byte> hash = stackalloc byte[KeyHash.Length];
        KeyHash.Write(brought, hash);

        return FindHash(hash, time);
    }

    /// <summary>Finds a key by its hash: of what was held before, never of what a call brings.</summary>
    /// <param name="hash">The hash.</param>
    /// <param name="time">The clock, asked only for a key that expires.</param>
    /// <returns>The key; <see langword="null"/> for one that is unknown, revoked or expired.</returns>
    public HeldKey? FindHash(ReadOnlySpan<byte> hash, TimeProvider time)
    {
        // What time the table takes tells of a hash, from which no key can be made; the rest is compared in constant time.
        if (hash.Length != KeyHash.Length || !keys.TryGetValue(Start(hash), out HeldKey? key) || !CryptographicOperations.FixedTimeEquals(hash, key.Hash))
        {
            return null;
        }

        return key.ExpiresAt is { } end && time.GetUtcNow() >= end ? null : key;
    }

    private static UInt128 Start(ReadOnlySpan<byte> hash) => BinaryPrimitives.ReadUInt128BigEndian(hash);
}
