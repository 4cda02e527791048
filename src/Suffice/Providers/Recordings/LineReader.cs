namespace Suffice.Providers.Recordings;

/// <summary>Splits a file into lines with their places, holding no more of it than one line.</summary>
/// <param name="stream">The file from its beginning.</param>
internal sealed class LineReader(Stream stream)
{
    /// <summary>The longest line that is read: 64 MiB, twice the largest call the gateway takes.</summary>
    public const int MaxBytes = 64 * 1024 * 1024;

    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    private byte[] buffer = new byte[64 * 1024];
    private int start;
    private int end;
    private long consumed;
    private long number;
    private bool ended;

    /// <summary>Reads the next line, or gives <see langword="null"/> at the end of the file.</summary>
    public async ValueTask<RecordedLine?> NextAsync(CancellationToken cancellationToken)
    {
        int searched = 0;
        while (true)
        {
            int found = buffer.AsSpan(start + searched, end - start - searched).IndexOf((byte)'\n');
            if (found >= 0)
            {
                return Take(searched + found, 1);
            }

            searched = end - start;
            if (ended)
            {
                return searched > 0 ? Take(searched, 0) : null;
            }

            if (searched > MaxBytes)
            {
                return await SkipAsync(cancellationToken);
            }

            await FillAsync(cancellationToken);
        }
    }

    private RecordedLine Take(int length, int ending)
    {
        long offset = consumed;
        ReadOnlyMemory<byte> line = buffer.AsMemory(start, length);
        if (offset == 0 && line.Span.StartsWith(ByteOrderMark))
        {
            line = line[ByteOrderMark.Length..];
        }

        start += length + ending;
        consumed += length + ending;
        return new RecordedLine(line, ++number, offset, IsTooLong: false);
    }

    private async ValueTask<RecordedLine?> SkipAsync(CancellationToken cancellationToken)
    {
        long offset = consumed;
        while (true)
        {
            int found = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
            int dropped = found >= 0 ? found + 1 : end - start;
            start += dropped;
            consumed += dropped;
            if (found >= 0 || ended)
            {
                return new RecordedLine(default, ++number, offset, IsTooLong: true);
            }

            await FillAsync(cancellationToken);
        }
    }

    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            end -= start;
            start = 0;
        }

        if (end == buffer.Length)
        {
            Array.Resize(ref buffer, buffer.Length * 2);
        }

        int read = await stream.ReadAsync(buffer.AsMemory(end), cancellationToken);
        ended = read == 0;
        end += read;
    }
}
