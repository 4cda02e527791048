using System.Buffers;

namespace Suffice.Audit.Sources;

/// <summary>
/// Rows that do not keep to lines: a list of them, values one after the other, or a list inside one object (<c>{"data": [...]}</c>).
/// </summary>
internal sealed class ValueRows(Stream content)
{
    private const int BlockSize = 1 << 19;
    private const int LongestRow = 1 << 28;

    private static readonly SearchValues<byte> Structure = SearchValues.Create("\"{}[]\n"u8);

    private readonly ValueBorders borders = new();
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(BlockSize);
    private int filled;
    private int at;

    public static IEnumerable<RowBlock> Read(Stream content) => new ValueRows(content).Blocks();

    private IEnumerable<RowBlock> Blocks()
    {
        while (true)
        {
            int read = content.Read(buffer.AsSpan(filled));
            filled += read;
            List<RowAt> rows = [];
            Scan(rows);
            bool ended = read == 0;
            if (ended && borders.Unfinished(filled) is { } rest)
            {
                rows.Add(rest);
            }

            int keep = ended ? filled : borders.RowStart ?? at;
            if (rows.Count > 0)
            {
                byte[] handed = buffer;
                Restart(keep);
                yield return new RowBlock(handed, rows);
            }
            else if (!ended)
            {
                MakeRoom(keep);
            }

            if (ended)
            {
                ArrayPool<byte>.Shared.Return(buffer);
                yield break;
            }
        }
    }

    private void Scan(List<RowAt> rows)
    {
        while (at < filled)
        {
            ReadOnlySpan<byte> rest = buffer.AsSpan(at, filled - at);
            int skipped = rest.IndexOfAny(Structure);
            if (skipped < 0)
            {
                at = filled;
                return;
            }

            at += skipped;
            int length = borders.Take(buffer.AsSpan(0, filled), at, rows);
            if (length == 0)
            {
                return;
            }

            at += length;
        }
    }

    private void Restart(int keep)
    {
        byte[] next = ArrayPool<byte>.Shared.Rent(Math.Max(BlockSize, (filled - keep) * 2));
        buffer.AsSpan(keep, filled - keep).CopyTo(next);
        buffer = next;
        Shift(keep);
    }

    private void MakeRoom(int keep)
    {
        if (keep > 0)
        {
            buffer.AsSpan(keep, filled - keep).CopyTo(buffer);
            Shift(keep);
        }

        if (filled < buffer.Length)
        {
            return;
        }

        if (filled >= LongestRow)
        {
            throw new AuditInputException($"line {borders.Line}: a value of more than {LongestRow >> 20} MB; write one call a line");
        }

        byte[] larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.AsSpan(0, filled).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }

    private void Shift(int keep)
    {
        filled -= keep;
        at -= keep;
        borders.Shift(keep);
    }
}
