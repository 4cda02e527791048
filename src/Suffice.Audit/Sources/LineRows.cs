using System.Buffers;

namespace Suffice.Audit.Sources;

/// <summary>Rows that stand one a line. A broken line spoils no other.</summary>
internal static class LineRows
{
    /// <summary>Enough that handing over a block costs nothing, and little enough to keep many.</summary>
    private const int BlockSize = 1 << 19;

    /// <summary>Longer than any call that a model takes.</summary>
    private const int LongestRow = 1 << 28;

    public static IEnumerable<RowBlock> Read(Stream content)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BlockSize);
        int filled = 0;
        long line = 1;
        bool passing = false;
        while (true)
        {
            int read = content.Read(buffer.AsSpan(filled));
            filled += read;
            if (read > 0 && filled < buffer.Length)
            {
                continue;
            }

            int end = read == 0 ? filled : buffer.AsSpan(0, filled).LastIndexOf((byte)'\n') + 1;
            if (end == 0 && read > 0)
            {
                passing |= filled >= LongestRow;
                (buffer, filled) = passing ? (buffer, 0) : (Grown(buffer, filled), filled);
                continue;
            }

            byte[] next = ArrayPool<byte>.Shared.Rent(BlockSize);
            next = filled - end > next.Length ? Grown(next, 0) : next;
            buffer.AsSpan(end, filled - end).CopyTo(next);
            List<RowAt> rows = Split(buffer.AsSpan(0, end), ref line, passing);
            passing = false;
            filled -= end;
            if (rows.Count > 0)
            {
                yield return new RowBlock(buffer, rows);
            }

            buffer = next;
            if (read == 0)
            {
                ArrayPool<byte>.Shared.Return(buffer);
                yield break;
            }
        }
    }

    private static byte[] Grown(byte[] buffer, int filled)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.AsSpan(0, filled).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }

    private static List<RowAt> Split(ReadOnlySpan<byte> block, ref long line, bool firstIsCut)
    {
        List<RowAt> rows = [];
        int start = 0;
        while (start < block.Length)
        {
            int length = block[start..].IndexOf((byte)'\n');
            int end = length < 0 ? block.Length : start + length;
            Add(block, start, end, line, firstIsCut && start == 0 ? $"a row of more than {LongestRow >> 20} MB" : null, rows);
            line++;
            start = end + 1;
        }

        return rows;
    }

    private static void Add(ReadOnlySpan<byte> block, int start, int end, long line, string? fault, List<RowAt> rows)
    {
        ReadOnlySpan<byte> text = block[start..end];
        int blank = text.IndexOfAnyExcept(" \t\r"u8);
        if (blank >= 0)
        {
            rows.Add(new RowAt(start + blank, text[blank..].TrimEnd(" \t\r"u8).Length, line, fault));
        }
    }
}
