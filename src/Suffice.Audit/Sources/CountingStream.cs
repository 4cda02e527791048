namespace Suffice.Audit.Sources;

/// <summary>A stream that is read once from its beginning: lets its first bytes be looked at, and counts.</summary>
internal sealed class CountingStream(Stream source) : Stream
{
    private byte[] peeked = [];
    private int given;
    private long bytesRead;

    /// <summary>Bytes read from the source so far; may be asked by another thread.</summary>
    public long BytesRead => Volatile.Read(ref bytesRead);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Looks at the first bytes; they are read again afterwards.</summary>
    /// <param name="first">Room for them.</param>
    /// <returns>How many there are.</returns>
    public int Peek(Span<byte> first)
    {
        int length = source.ReadAtLeast(first, first.Length, throwOnEndOfStream: false);
        peeked = first[..length].ToArray();
        return length;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        int read;
        if (given < peeked.Length)
        {
            read = Math.Min(buffer.Length, peeked.Length - given);
            peeked.AsSpan(given, read).CopyTo(buffer);
            given += read;
        }
        else
        {
            read = source.Read(buffer);
        }

        Volatile.Write(ref bytesRead, bytesRead + read);
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            source.Dispose();
        }

        base.Dispose(disposing);
    }
}
