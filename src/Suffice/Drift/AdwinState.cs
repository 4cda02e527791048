using System.Collections.Immutable;

namespace Suffice.Drift;

/// <summary>What a window remembers.</summary>
/// <param name="Buckets">Its parts, the oldest first.</param>
/// <param name="Seen">How many numbers went in.</param>
internal sealed record AdwinState(ImmutableArray<AdwinBucket> Buckets, long Seen);
