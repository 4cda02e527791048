namespace Suffice.Audit.Sources;

/// <summary>A stream that ends where its source breaks, so that what came before is still read, and says why it ended.</summary>
/// <param name="source">The source.</param>
internal sealed class ToTheFault(Stream source) : Stream
{
    /// <summary>Why it ended before its end; <see langword="null"/> when it did not.</summary>
    public string? Fault { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (Fault is not null)
        {
            return 0;
        }

        try
        {
            return source.Read(buffer);
        }
        catch (Exception broken) when (broken is InvalidDataException or EndOfStreamException or ZstdSharp.ZstdException)
        {
            Fault = "the packed file is damaged or cut from here on; what came before is read";
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            Fault = $"the file cannot be read on: {broken.Message}";
        }

        return 0;
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
