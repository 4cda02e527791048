using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Suffice.Providers.Failures;
using Suffice.Providers.Recordings.Lines;

namespace Suffice.Providers.Recordings;

/// <summary>Adds items to the end of a recording, one line each.</summary>
/// <remarks>
/// Every line is written in one piece and handed to the system at once, so that a crash can cut off at most the last one; a line
/// cut off before is closed first and so costs no other. A new file can be read by its owner alone, as it holds prompts and answers.
/// One process writes a recording at a time. Safe for use by many calls at once.
/// </remarks>
public sealed class RecordingWriter : IAsyncDisposable
{
    /// <summary>Texts as they are read, without escapes that only web pages need.</summary>
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 200,
    };

    private readonly FileStream file;
    private readonly FileStream claim;
    private readonly SemaphoreSlim oneAtATime = new(1);
    private long written;

    private RecordingWriter(FileStream file, FileStream claim)
    {
        this.file = file;
        this.claim = claim;
    }

    /// <summary>The file.</summary>
    public string Path => file.Name;

    /// <summary>Items written since it was opened.</summary>
    public long Written => Interlocked.Read(ref written);

    /// <summary>Opens a recording for adding, or begins a new one.</summary>
    /// <param name="path">The file; its folder must exist.</param>
    /// <returns>The writer.</returns>
    /// <exception cref="RecordingException">The file cannot be opened for writing, or another process writes it.</exception>
    public static RecordingWriter Open(string path)
    {
        FileStream? sole = null;
        try
        {
            // Readers may look on, so that the recording itself cannot be locked on every system.
            sole = new FileStream(
                $"{path}.lock", FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
            RecordingWriter writer = new(new FileStream(path, Creation()), sole);
            writer.CloseTornLine();
            return writer;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            sole?.Dispose();
            throw new RecordingException(new RecordingProblem(path, 0, $"cannot be written: {e.Message}"), e);
        }
    }

    /// <summary>Adds an item.</summary>
    /// <param name="item">The item.</param>
    /// <param name="secret">The provider's key, masked wherever a provider or a caller put it into a text.</param>
    /// <param name="cancellationToken">Gives up waiting for other writers; never leaves half a line.</param>
    /// <returns>When the line was handed to the system.</returns>
    /// <exception cref="IOException">The disk is full or sick.</exception>
    public async ValueTask AddAsync(RecordedItem item, Secret? secret = null, CancellationToken cancellationToken = default)
    {
        ReadOnlyMemory<byte> line = Line(item, secret);
        await oneAtATime.WaitAsync(cancellationToken);
        try
        {
            await file.WriteAsync(line, CancellationToken.None);
            Interlocked.Increment(ref written);
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await oneAtATime.WaitAsync();
        await file.DisposeAsync();
        await claim.DisposeAsync();
        oneAtATime.Dispose();
    }

    private static FileStreamOptions Creation()
    {
        FileStreamOptions options = new()
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = FileShare.ReadWrite,
            BufferSize = 0,
            Options = FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }

    private static ReadOnlyMemory<byte> Line(RecordedItem item, Secret? secret)
    {
        ArrayBufferWriter<byte> line = new();
        using (Utf8JsonWriter writer = new(line, Options))
        {
            ItemWriter.Write(writer, item);
        }

        line.Write("\n"u8);
        return new SecretMask(secret).Apply(line.WrittenMemory);
    }

    private void CloseTornLine()
    {
        file.Seek(0, SeekOrigin.End);
        if (file.Length == 0)
        {
            return;
        }

        file.Seek(-1, SeekOrigin.End);
        if (file.ReadByte() != '\n')
        {
            file.Seek(0, SeekOrigin.End);
            file.WriteByte((byte)'\n');
        }
    }
}
