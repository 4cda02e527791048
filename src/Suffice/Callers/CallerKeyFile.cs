using System.Collections.Immutable;
using System.Text.Json;

namespace Suffice.Callers;

/// <summary>The file of callers' keys: read whole, changed by one writer at a time, replaced at once.</summary>
/// <remarks>It holds hashes alone. Keys that are revoked stay in it, so that the ledger's names can be looked up.</remarks>
/// <param name="path">The file.</param>
public sealed class CallerKeyFile(string path)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>The file.</summary>
    public string Path { get; } = path;

    /// <summary>Reads it.</summary>
    /// <returns>The keys, in the order made; none when there is no file.</returns>
    /// <exception cref="CallerKeyFileException">It is not a keys file.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public ImmutableArray<CallerKey> Read()
    {
        try
        {
            return CallerKeyText.Read(File.ReadAllBytes(Path));
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            return [];
        }
        catch (JsonException broken)
        {
            // Where, and not what: a message of the reader quotes what stands there.
            throw new CallerKeyFileException(
                $"{Path}:{(broken.LineNumber ?? 0) + 1}: this is not a keys file; put back a copy, or remove it and make the keys anew", broken);
        }
        catch (CallerKeyFileException wrong)
        {
            throw new CallerKeyFileException($"{Path}: {wrong.Message}", wrong);
        }
    }

    /// <summary>Changes it, alone: another writer waits, and whoever reads sees the old file or the new one.</summary>
    /// <param name="change">Makes the new keys of the old.</param>
    /// <param name="time">The clock by which it waits for another writer.</param>
    /// <param name="cancellationToken">Gives up before anything is written.</param>
    /// <returns>The new keys.</returns>
    /// <exception cref="CallerKeyFileException">It is not a keys file.</exception>
    /// <exception cref="IOException">It cannot be read or written, or another writer does not end.</exception>
    public async Task<ImmutableArray<CallerKey>> ChangeAsync(
        Func<ImmutableArray<CallerKey>, ImmutableArray<CallerKey>> change, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(time);
        await using FileStream claim = await ClaimAsync(time, cancellationToken).ConfigureAwait(false);
        ImmutableArray<CallerKey> changed = change(Read());
        Replace(CallerKeyText.Write(changed));

        return changed;
    }

    // Left in place afterwards: a lock file that is removed may be removed under the next writer.
    private async Task<FileStream> ClaimAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        long started = time.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(Path + ".lock", Owned(FileMode.OpenOrCreate));
            }
            catch (IOException taken) when (taken is not (DirectoryNotFoundException or PathTooLongException))
            {
                if (time.GetElapsedTime(started) > LongestWait)
                {
                    throw new IOException($"{Path} is being changed by another command, or its folder cannot be written: {taken.Message}", taken);
                }
            }

            await Task.Delay(Pause, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private void Replace(byte[] text)
    {
        string draft = $"{Path}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (FileStream file = new(draft, Owned(FileMode.CreateNew)))
            {
                file.Write(text);
                file.Flush(flushToDisk: true);
            }

            File.Move(draft, Path, overwrite: true);
        }
        catch
        {
            File.Delete(draft);
            throw;
        }
    }

    private static FileStreamOptions Owned(FileMode mode)
    {
        FileStreamOptions options = new() { Mode = mode, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }
}
