namespace Suffice.Providers.Http;

/// <summary>The body of a streamed answer: every wait for its bytes is timed, and its length is limited.</summary>
/// <remarks>The limit on the first content runs from sending and is not touched here; see <see cref="BeginPieces"/>.</remarks>
/// <param name="inner">The body.</param>
/// <param name="clock">Times the waits.</param>
internal sealed class WatchedStream(Stream inner, CallClock clock) : Stream
{
    private bool inPieces;
    private long read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => read;
        set => throw new NotSupportedException();
    }

    /// <summary>From the first content on, each wait has the limit between pieces.</summary>
    public void BeginPieces()
    {
        inPieces = true;
        clock.BeginPieces();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (inPieces)
        {
            clock.ExpectPiece();
        }

        int got = await inner.ReadAsync(buffer, cancellationToken);
        if (inPieces)
        {
            clock.Rest();
        }

        read += got;
        return read <= LimitedBody.MaxAnswerBytes
            ? got
            : throw new InvalidDataException($"the answer is longer than {LimitedBody.MaxAnswerBytes / (1024 * 1024)} MiB");
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
