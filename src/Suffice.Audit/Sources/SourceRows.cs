using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Suffice.Audit.Sources;

/// <summary>Splits a file into rows, whatever form they are in.</summary>
internal static class SourceRows
{
    private const int Looked = 1 << 16;

    private static readonly SearchValues<byte> Structure = SearchValues.Create("\"{}[]\n"u8);

    /// <summary>Reads the blocks of a file, in order.</summary>
    /// <param name="content">The unpacked content.</param>
    /// <returns>The blocks.</returns>
    public static IEnumerable<RowBlock> Read(Stream content)
    {
        CountingStream peeked = new(content);
        byte[] room = new byte[Looked];
        int length = peeked.Peek(room);
        ReadOnlySpan<byte> first = room.AsSpan(0, length);
        return first switch
        {
            [0xff, 0xfe, ..] => Read(Encoding.CreateTranscodingStream(WithoutMark(peeked, 2), Encoding.Unicode, Encoding.UTF8)),
            [0xfe, 0xff, ..] => Read(Encoding.CreateTranscodingStream(WithoutMark(peeked, 2), Encoding.BigEndianUnicode, Encoding.UTF8)),
            [0xef, 0xbb, 0xbf, ..] => Read(WithoutMark(peeked, 3)),
            _ => Read(peeked, first.TrimStart(" \t\r\n"u8)),
        };
    }

    private static IEnumerable<RowBlock> Read(CountingStream content, ReadOnlySpan<byte> first) => first switch
    {
        [] => [],
        [(byte)'{' or (byte)'[', ..] => KeepsToLines(first) ? LineRows.Read(content) : ValueRows.Read(content),
        _ => TableRows.Read(content),
    };

    // Rows that keep to lines are read as lines, because then one that is broken spoils no other.
    private static bool KeepsToLines(ReadOnlySpan<byte> first)
    {
        int end = first.IndexOf((byte)'\n');
        if (end < 0)
        {
            return first.Length < Looked / 2 ? IsWhole(first) && first[0] == '{' : first[0] == '{' && !StartsList(first);
        }

        ReadOnlySpan<byte> line = first[..end];
        bool another = first[end..].TrimStart(" \t\r\n"u8).Length > 0;
        return IsWhole(line) ? line[0] == '{' || another : line.Length > 2 && line[0] == '{' && !StartsList(line) && LooksCut(first[end..]);
    }

    // A first line that is broken, in a file whose next line begins a row again.
    private static bool LooksCut(ReadOnlySpan<byte> rest) => rest.TrimStart("\r\n"u8) is [(byte)'{', ..];

    private static bool StartsList(ReadOnlySpan<byte> line)
    {
        List<RowAt> rows = [];
        ValueBorders borders = new();
        for (int at = 0; at < line.Length;)
        {
            int next = line[at..].IndexOfAny(Structure);
            int taken = next < 0 ? 0 : borders.Take(line, at + next, rows);
            if (taken == 0)
            {
                break;
            }

            at += next + taken;
        }

        return borders.RowsAreInside;
    }

    private static bool IsWhole(ReadOnlySpan<byte> line)
    {
        try
        {
            Utf8JsonReader reader = new(line);
            reader.Read();
            return reader.TrySkip() && reader.BytesConsumed >= line.TrimEnd(" \t\r\n"u8).Length;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static CountingStream WithoutMark(CountingStream content, int length)
    {
        content.ReadExactly(stackalloc byte[length]);
        return content;
    }
}
