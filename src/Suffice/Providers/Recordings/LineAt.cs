using Microsoft.Win32.SafeHandles;

namespace Suffice.Providers.Recordings;

/// <summary>Reads one line of an open file from where it begins.</summary>
internal static class LineAt
{
    private const int FirstRead = 16 * 1024;
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    public static async ValueTask<ReadOnlyMemory<byte>> ReadAsync(
        SafeFileHandle file, long offset, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[FirstRead];
        int filled = 0;
        while (true)
        {
            int read = await RandomAccess.ReadAsync(file, buffer.AsMemory(filled), offset + filled, cancellationToken);
            int end = buffer.AsSpan(filled, read).IndexOf((byte)'\n');
            if (end >= 0 || read == 0)
            {
                return WithoutMark(buffer.AsMemory(0, end >= 0 ? filled + end : filled), offset);
            }

            filled += read;
            if (filled == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }
        }
    }

    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> line, long offset) =>
        offset == 0 && line.Span.StartsWith(ByteOrderMark) ? line[ByteOrderMark.Length..] : line;
}
