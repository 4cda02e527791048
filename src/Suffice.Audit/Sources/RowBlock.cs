namespace Suffice.Audit.Sources;

/// <summary>Some rows of one file, each a JSON value in UTF-8.</summary>
/// <param name="Bytes">The bytes that hold them.</param>
/// <param name="Rows">Where each stands.</param>
internal sealed record RowBlock(byte[] Bytes, List<RowAt> Rows)
{
    /// <summary>One row's bytes.</summary>
    public ReadOnlyMemory<byte> this[RowAt row] => Bytes.AsMemory(row.Start, row.Length);
}

/// <summary>Where a row stands.</summary>
/// <param name="Start">Its first byte in the block.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Line">Its first line in the file, from 1.</param>
/// <param name="Fault">Why it is no row; <see langword="null"/> when it is one.</param>
internal readonly record struct RowAt(int Start, int Length, long Line, string? Fault = null);
