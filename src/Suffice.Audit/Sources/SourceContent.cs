using System.IO.Compression;
using ZstdSharp;

namespace Suffice.Audit.Sources;

/// <summary>The content of a file, unpacked where it is packed; the file's own first bytes say so, whatever it is called.</summary>
internal sealed class SourceContent : IDisposable
{
    private const int BufferSize = 1 << 18;

    private readonly CountingStream packed;

    private readonly ToTheFault content;

    private SourceContent(CountingStream packed, Stream unpacked)
    {
        this.packed = packed;
        content = new ToTheFault(unpacked);
    }

    /// <summary>The content.</summary>
    public Stream Content => content;

    /// <summary>Why the content ended before its end; <see langword="null"/> when it did not.</summary>
    public string? Fault => content.Fault;

    /// <summary>Bytes of the file read so far, as it lies on disk.</summary>
    public long BytesRead => packed.BytesRead;

    /// <summary>Opens a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="standardInput">Opens the standard input, where the file stands for it.</param>
    /// <returns>Its content.</returns>
    public static SourceContent Open(SourceFile file, Func<Stream> standardInput)
    {
        Stream raw = file.Path == SourceFile.StandardInput
            ? standardInput()
            : new FileStream(file.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, FileOptions.SequentialScan);
        CountingStream counted = new(raw);
        Span<byte> first = stackalloc byte[4];
        int length = counted.Peek(first);
        return new SourceContent(counted, first[..length] switch
        {
            [0x1f, 0x8b, ..] => new GZipStream(counted, CompressionMode.Decompress),
            [0x28, 0xb5, 0x2f, 0xfd] => new DecompressionStream(counted, BufferSize),
            _ => counted,
        });
    }

    public void Dispose()
    {
        content.Dispose();
        packed.Dispose();
    }
}
