using Suffice.Audit.Calls;
using Suffice.Audit.Discovery.Counting;

namespace Suffice.Audit.Reading;

/// <summary>What was found in some rows of one file.</summary>
internal sealed class BlockDigest
{
    public required int File { get; init; }

    /// <summary>Rows in the block.</summary>
    public required int Rows { get; init; }

    public List<CallDigest> Calls { get; } = [];

    public List<PieceDigest> Pieces { get; } = [];

    public Dictionary<string, long> NotCalls { get; } = new(StringComparer.Ordinal);

    public List<(string Fault, long Line)> Faults { get; } = [];
}

/// <summary>A part of a call whose other parts stand elsewhere.</summary>
/// <param name="Piece">The part; its texts only where they were cut.</param>
/// <param name="Call">What is counted of it; <see langword="null"/> for a part that says nothing before it is put together.</param>
/// <param name="Place">Where it stands.</param>
internal sealed record PieceDigest(CallPiece Piece, CallDigest? Call, RowPlace Place);
