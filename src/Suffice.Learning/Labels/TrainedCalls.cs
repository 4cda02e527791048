using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Suffice.Chat;
using Suffice.Providers.Recordings;

namespace Suffice.Learning.Labels;

/// <summary>Which calls a classifier was trained on: what it answers to these says nothing of how good it is.</summary>
/// <remarks>Hashes of eight bytes, for calls and for the keys of their copies; no text can be read out of them.</remarks>
public sealed class TrainedCalls
{
    internal TrainedCalls(ImmutableArray<ulong> hashes) => Hashes = hashes;

    /// <summary>The hashes, in ascending order.</summary>
    internal ImmutableArray<ulong> Hashes { get; }

    /// <summary>Notes the calls of examples.</summary>
    /// <param name="examples">The examples.</param>
    /// <returns>Their calls.</returns>
    public static TrainedCalls Of(IEnumerable<LabelExample> examples)
    {
        ArgumentNullException.ThrowIfNull(examples);

        return new TrainedCalls([.. examples
            .SelectMany(example => new[] { CallKey.Of(example.Request).High, HashOf(example.SplitKey) })
            .Distinct().Order()]);
    }

    /// <summary>Whether a call or a copy of it is among them.</summary>
    /// <param name="request">The call.</param>
    /// <param name="splitKey">What it shares with its copies; <see langword="null"/> when it names nothing, for an id alone says nothing in another file.</param>
    /// <returns>Whether it is.</returns>
    public bool Holds(ChatRequest request, string? splitKey)
    {
        ArgumentNullException.ThrowIfNull(request);

        return Hashes.BinarySearch(CallKey.Of(request).High) >= 0 || (splitKey is not null && Hashes.BinarySearch(HashOf(splitKey)) >= 0);
    }

    private static ulong HashOf(string key) => BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
