using System.Collections.Immutable;
using System.Threading.Channels;
using Suffice.Audit.Formats;
using Suffice.Audit.Sources;

namespace Suffice.Audit.Reading;

/// <summary>Reads files on several threads and hands over what was found in the order of the rows, so that every run counts alike.</summary>
/// <param name="files">The files.</param>
/// <param name="formatOf">Finds the format of a file from its first rows.</param>
/// <param name="digester">Digests calls.</param>
/// <param name="formats">The formats known.</param>
/// <param name="options">How many threads read rows, and what the standard input is.</param>
internal sealed class RowPipeline(
    ImmutableArray<SourceFile> files, Func<SourceFile, RowBlock, ILogFormat?> formatOf, CallDigester digester, IReadOnlyList<ILogFormat> formats, AuditOptions options)
{
    /// <summary>Blocks on the way: enough that no thread waits, few enough that memory stays small.</summary>
    private const int BlocksAhead = 4;

    private readonly List<string> unreadable = [];
    private long bytesOfDoneFiles;
    private SourceContent? open;

    /// <summary>Bytes read so far, as they lie on disk.</summary>
    public long BytesRead => Volatile.Read(ref bytesOfDoneFiles) + (Volatile.Read(ref open)?.BytesRead ?? 0);

    /// <summary>Why files could not be opened; known when the run has ended.</summary>
    public IReadOnlyList<string> Unreadable => unreadable;

    /// <summary>Runs to the end of the files.</summary>
    /// <param name="start">Where an earlier run ended.</param>
    /// <param name="take">Takes what was found in each block, in order, and where reading would go on after it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>When all is read.</returns>
    public async Task RunAsync(ReadingPlace start, Action<BlockDigest, ReadingPlace> take, CancellationToken cancellationToken)
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Channel<Work> work = Channel.CreateBounded<Work>(new BoundedChannelOptions(options.Threads * BlocksAhead) { SingleWriter = true });
        Channel<Work> order = Channel.CreateBounded<Work>(new BoundedChannelOptions(options.Threads * BlocksAhead * 2) { SingleWriter = true, SingleReader = true });
        Task reading = Task.Run(() => ReadAsync(start, work.Writer, order.Writer, stop.Token), CancellationToken.None);
        Task[] workers = [.. Enumerable.Range(0, options.Threads).Select(_ => Task.Run(() => WorkAsync(work.Reader, stop.Token), CancellationToken.None))];
        try
        {
            await foreach (Work next in order.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                take(await next.Found.Task.WaitAsync(cancellationToken).ConfigureAwait(false), next.After);
            }

            await reading.ConfigureAwait(false);
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll([reading, .. workers]).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ReadAsync(ReadingPlace start, ChannelWriter<Work> work, ChannelWriter<Work> order, CancellationToken cancellationToken)
    {
        Exception? failure = null;
        try
        {
            for (int file = start.File; file < files.Length; file++)
            {
                await ReadFileAsync(file, file == start.File ? start.Rows : 0, work, order, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception broken)
        {
            failure = broken;
        }

        work.TryComplete(failure);
        order.TryComplete(failure);
    }

    private async Task ReadFileAsync(int file, long done, ChannelWriter<Work> work, ChannelWriter<Work> order, CancellationToken cancellationToken)
    {
        using SourceContent? content = TryOpen(files[file], out string? closed);
        if (content is null)
        {
            unreadable.Add(closed!);
            Work told = new(new RowBlock([], [new RowAt(0, 0, 1, closed)]), file, null, 0, new ReadingPlace(file, 1));
            await order.WriteAsync(told, cancellationToken).ConfigureAwait(false);
            await work.WriteAsync(told, cancellationToken).ConfigureAwait(false);
            return;
        }

        Volatile.Write(ref open, content);
        ILogFormat? format = null;
        bool known = false;
        long rows = 0;
        foreach (RowBlock block in Blocks(content))
        {
            format = known ? format : formatOf(files[file], block);
            known = true;
            long before = rows;
            rows += block.Rows.Count;
            if (rows <= done)
            {
                continue;
            }

            Work next = new(block, file, format, (int)Math.Max(0, done - before), new ReadingPlace(file, rows));
            await order.WriteAsync(next, cancellationToken).ConfigureAwait(false);
            await work.WriteAsync(next, cancellationToken).ConfigureAwait(false);
        }

        Volatile.Write(ref open, null);
        Volatile.Write(ref bytesOfDoneFiles, bytesOfDoneFiles + content.BytesRead);
    }

    private SourceContent? TryOpen(SourceFile file, out string? closed)
    {
        try
        {
            closed = null;
            return SourceContent.Open(file, options.StandardInput);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            closed = $"the file cannot be read: {failure.Message}";
            return null;
        }
    }

    // What breaks a file in the middle (a damaged archive, a table without an end) is told of its place; the other files are read.
    private static IEnumerable<RowBlock> Blocks(SourceContent content)
    {
        using IEnumerator<RowBlock> blocks = SourceRows.Read(content.Content).GetEnumerator();
        long line = 0;
        while (true)
        {
            RowBlock? block = null;
            string? fault = null;
            try
            {
                block = blocks.MoveNext() ? blocks.Current : null;
            }
            catch (AuditInputException broken)
            {
                fault = broken.Message;
            }

            fault ??= block is null ? content.Fault : null;

            if (fault is not null)
            {
                yield return new RowBlock([], [new RowAt(0, 0, line + 1, fault)]);
                yield break;
            }

            if (block is null)
            {
                yield break;
            }

            line = block.Rows[^1].Line;
            yield return block;
        }
    }

    private async Task WorkAsync(ChannelReader<Work> work, CancellationToken cancellationToken)
    {
        RowWorker worker = new(digester, formats);
        await foreach (Work next in work.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            try
            {
                next.Found.SetResult(next.Format is null ? Unread(next) : worker.Read(next.Block, next.File, next.Format, next.Skip));
            }
            catch (Exception broken)
            {
                next.Found.SetException(broken);
            }
        }
    }

    private static BlockDigest Unread(Work work)
    {
        BlockDigest digest = new() { File = work.File, Rows = work.Block.Rows.Count };
        foreach (RowAt row in work.Block.Rows)
        {
            digest.Faults.Add((row.Fault ?? "a form that no known tool writes; name it with --format, or describe it with --map", row.Line));
        }

        return digest;
    }

    private sealed record Work(RowBlock Block, int File, ILogFormat? Format, int Skip, ReadingPlace After)
    {
        public TaskCompletionSource<BlockDigest> Found { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
