namespace Suffice.Audit.Sources;

/// <summary>A stream that is read once from its beginning: lets its first bytes be looked at, and counts.</summary>
internal sealed class CountingStream(Stream source) : ReadOnceStream(source)
{
    private byte[] peeked = [];
    private int given;
    private long bytesRead;

    /// <summary>Bytes read from the source so far; may be asked by another thread.</summary>
    public long BytesRead => Volatile.Read(ref bytesRead);

    /// <summary>Looks at the first bytes; they are read again afterwards.</summary>
    /// <param name="first">Room for them.</param>
    /// <returns>How many there are.</returns>
    public int Peek(Span<byte> first)
    {
        int length = Source.ReadAtLeast(first, first.Length, throwOnEndOfStream: false);
        peeked = first[..length].ToArray();
        return length;
    }

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
            read = Source.Read(buffer);
        }

        Volatile.Write(ref bytesRead, bytesRead + read);
        return read;
    }
}
