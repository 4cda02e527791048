namespace Suffice.Evaluation.Runs.Keeping;

/// <summary>The file that a run is written to: lines are only ever added, each in one piece, so that a run killed at any byte can be gone on with.</summary>
/// <remarks>It holds prompts and answers, so that its owner alone may read it. One process writes it at a time. Safe for use by many calls at once.</remarks>
internal sealed class RunFile : IDisposable
{
    private readonly FileStream file;
    private readonly Lock writing = new();

    private RunFile(FileStream file) => this.file = file;

    public string Path => file.Name;

    /// <summary>Begins a run.</summary>
    /// <exception cref="IOException">The disk failed.</exception>
    public static RunFile Begin(string folder, EvalRunHead head, IEnumerable<PreparedItem> items)
    {
        Directory.CreateDirectory(folder);
        string id = head.Id;
        for (int other = 2; File.Exists(PathOf(folder, id)); other++)
        {
            id = $"{head.Id}-{other}";
        }

        RunFile run = new(Open(PathOf(folder, id), FileMode.CreateNew));
        run.Write(RunLine.Of(head with { Id = id }));
        foreach (PreparedItem item in items)
        {
            run.Write(RunLine.Of(item.Item, item.JudgedBy));
        }

        run.file.Flush();
        return run;
    }

    /// <summary>Goes on with a run: a line that was cut off is ended, and costs no other.</summary>
    /// <param name="path">The file.</param>
    /// <param name="missing">Items that did not get into it before it was cut.</param>
    /// <exception cref="IOException">Another process writes it, or the disk failed.</exception>
    public static RunFile GoOn(string path, IEnumerable<PreparedItem> missing)
    {
        RunFile run = new(Open(path, FileMode.Open));
        run.EndCutLine();
        foreach (PreparedItem item in missing)
        {
            run.Write(RunLine.Of(item.Item, item.JudgedBy));
        }

        return run;
    }

    /// <summary>Adds a result; once this returns, it outlives the process.</summary>
    public void Add(EvalResult result) => Write(RunLine.Of(result));

    public void Dispose()
    {
        file.Flush(flushToDisk: true);
        file.Dispose();
    }

    private void EndCutLine()
    {
        if (file.Length == 0)
        {
            return;
        }

        file.Seek(-1, SeekOrigin.End);
        int last = file.ReadByte();
        file.Seek(0, SeekOrigin.End);
        if (last != '\n')
        {
            file.WriteByte((byte)'\n');
        }
    }

    private static string PathOf(string folder, string id) => System.IO.Path.Combine(folder, $"{id}.jsonl");

    private static FileStream Open(string path, FileMode mode)
    {
        FileStreamOptions options = new()
        {
            Mode = mode,
            Access = FileAccess.ReadWrite,
            Share = FileShare.Read,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows() && mode == FileMode.CreateNew)
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }

    private void Write(ReadOnlyMemory<byte> line)
    {
        lock (writing)
        {
            file.Write(line.Span);
        }
    }
}
