using System.Collections.Concurrent;
using System.Collections.Immutable;
using Suffice.Dashboard.Floors;
using Suffice.Evaluation.Runs;
using Suffice.Evaluation.Sets;

namespace Suffice.Dashboard.Evals;

/// <summary>The runs of <c>suffice eval</c> in a folder: each is read once and kept while its file stays as it is.</summary>
/// <remarks>Safe for use by many threads at once. A few whole runs are kept, and a line of every run.</remarks>
/// <param name="folder">The folder; may be missing.</param>
public sealed class KeptRuns(string folder)
{
    private const int MostWhole = 4;
    private const int MostLines = 10_000;

    private readonly ConcurrentDictionary<string, (FileStamp Stamp, EvalRunHead? Head)> heads = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (RunStamp Stamp, EvalLine Line)> lines = new(StringComparer.Ordinal);
    private readonly Lock keeping = new();
    private readonly LinkedList<(string Path, RunStamp Stamp, KeptRun Run)> whole = new();

    /// <summary>The folder.</summary>
    public string Folder { get; } = folder;

    /// <summary>Those beside a policy.</summary>
    /// <param name="policyPath">The policy's file.</param>
    /// <returns>The runs.</returns>
    public static KeptRuns Beside(string policyPath) => new(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(policyPath))!, EvalRunStore.UsualFolder));

    /// <summary>The runs, the latest first.</summary>
    /// <returns>Files and heads; what is no run is passed over.</returns>
    internal ImmutableArray<(FileInfo File, EvalRunHead Head)> List()
    {
        DirectoryInfo at = new(Folder);

        return !at.Exists ? [] :
        [
            .. at.EnumerateFiles("*.jsonl")
                .Select(file => (File: file, Head: HeadOf(file)))
                .Where(run => run.Head is not null)
                .Select(run => (run.File, Head: run.Head!))
                .OrderByDescending(run => run.Head.StartedAt).ThenByDescending(run => run.Head.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>A run in a line.</summary>
    /// <param name="file">Its file.</param>
    /// <returns>The line; <see langword="null"/> when it cannot be read any more.</returns>
    internal EvalLine? LineOf(FileInfo file)
    {
        RunStamp stamp = RunStamp.Of(file);
        if (lines.TryGetValue(file.FullName, out (RunStamp Stamp, EvalLine Line) known) && known.Stamp == stamp)
        {
            return known.Line;
        }

        if (Read(file.FullName) is not { } run)
        {
            return null;
        }

        if (lines.Count >= MostLines)
        {
            lines.Clear();
        }

        EvalLine line = EvalLine.Of(run);
        if (run.Run.LabelsProblem is null)
        {
            lines[file.FullName] = (stamp, line);
        }

        return line;
    }

    /// <summary>A whole run.</summary>
    /// <param name="id">Its name.</param>
    /// <returns>The run; <see langword="null"/> when there is none of that name.</returns>
    internal KeptRun? Find(string id)
    {
        if (List().FirstOrDefault(run => run.Head.Id == id).File is not { } file)
        {
            return null;
        }

        RunStamp stamp = RunStamp.Of(file);
        lock (keeping)
        {
            if (whole.FirstOrDefault(run => run.Path == file.FullName) is { Run: not null } known)
            {
                whole.Remove(known);
                if (known.Stamp == stamp)
                {
                    whole.AddFirst(known);
                    return known.Run;
                }
            }
        }

        KeptRun? read = Read(file.FullName);
        if (read is { Run.LabelsProblem: null })
        {
            Keep(file.FullName, stamp, read);
        }

        return read;
    }

    private static KeptRun? Read(string path)
    {
        try
        {
            return KeptRun.Of(EvalRunStore.Load(path));
        }
        catch (EvalSetException)
        {
            return null;
        }
    }

    private EvalRunHead? HeadOf(FileInfo file)
    {
        FileStamp stamp = FileStamp.Of(file);
        if (heads.TryGetValue(file.FullName, out (FileStamp Stamp, EvalRunHead? Head) known) && known.Stamp == stamp)
        {
            return known.Head;
        }

        if (heads.Count >= MostLines)
        {
            heads.Clear();
        }

        EvalRunHead? head = EvalRunStore.HeadOf(file.FullName);
        heads[file.FullName] = (stamp, head);

        return head;
    }

    private void Keep(string path, RunStamp stamp, KeptRun run)
    {
        lock (keeping)
        {
            whole.AddFirst((path, stamp, run));
            while (whole.Count > MostWhole)
            {
                whole.RemoveLast();
            }
        }
    }
}
