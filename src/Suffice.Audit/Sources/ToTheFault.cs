namespace Suffice.Audit.Sources;

/// <summary>A stream that ends where its source breaks, so that what came before is still read, and says why it ended.</summary>
/// <param name="source">The source.</param>
internal sealed class ToTheFault(Stream source) : ReadOnceStream(source)
{
    /// <summary>Why it ended before its end; <see langword="null"/> when it did not.</summary>
    public string? Fault { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        if (Fault is not null)
        {
            return 0;
        }

        try
        {
            return Source.Read(buffer);
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
}
