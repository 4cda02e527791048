using System.Collections.Immutable;
using Suffice.Evaluation.Runs.Keeping;
using Suffice.Evaluation.Runs.People;
using Suffice.Evaluation.Sets;

namespace Suffice.Evaluation.Runs;

/// <summary>Reads the runs that are kept: <c>.suffice/runs</c> beside the policy, a file a run.</summary>
public static class EvalRunStore
{
    /// <summary>The folder of runs, from the policy's own.</summary>
    public static string UsualFolder { get; } = Path.Combine(".suffice", "runs");

    /// <summary>The folder of answers that are kept for other runs, from the policy's own.</summary>
    public static string UsualCacheFolder { get; } = Path.Combine(".suffice", "cache", "eval");

    /// <summary>Reads a run, whole or unfinished.</summary>
    /// <param name="path">Its file.</param>
    /// <returns>The run, with what people said of its answers; lines that were cut off are passed over.</returns>
    /// <exception cref="EvalSetException">There is no such file, or it is no run of this version.</exception>
    public static EvalRun Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            return Read(path) is { } run ? KeptLabels.Of(run) : throw new EvalSetException($"{path}: no run of suffice eval; runs are kept in {UsualFolder}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EvalSetException($"{path}: cannot be read: {e.Message}", e);
        }
    }

    /// <summary>The runs of a folder, the latest first.</summary>
    /// <param name="folder">The folder; may be missing.</param>
    /// <param name="task">Only those of this task; <see langword="null"/> for all.</param>
    /// <returns>Their files and heads.</returns>
    public static ImmutableArray<(string Path, EvalRunHead Head)> List(string folder, string? task = null)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return !Directory.Exists(folder) ? [] :
        [
            .. Directory.EnumerateFiles(folder, "*.jsonl")
                .Select(file => (Path: file, Head: HeadOf(file)))
                .Where(run => run.Head is not null && (task is null || run.Head.Task == task))
                .Select(run => (run.Path, Head: run.Head!))
                .OrderByDescending(run => run.Head.StartedAt).ThenByDescending(run => run.Head.Id, StringComparer.Ordinal),
        ];
    }

    private static EvalRun? Read(string path)
    {
        EvalRunHead? head = null;
        List<EvalRunItem> items = [];
        HashSet<string> ids = new(StringComparer.Ordinal);
        Dictionary<(string, int, string), EvalResult> results = [];
        foreach (ReadOnlyMemory<byte> line in Lines(path))
        {
            switch (RunLine.Read(line))
            {
                case EvalRunHead first when head is null:
                    head = first;
                    break;
                case EvalRunItem item when ids.Add(item.Id):
                    items.Add(item);
                    break;
                // An error is kept until the same was asked again; a verdict is never replaced.
                case EvalResult result when !results.TryGetValue(KeyOf(result), out EvalResult? earlier) || earlier.IsError:
                    results[KeyOf(result)] = result;
                    break;
            }
        }

        return head is null ? null
            : head.Format != EvalRunHead.CurrentFormat ? throw new EvalSetException($"{path}: written by another version (form {head.Format}; this one reads {EvalRunHead.CurrentFormat})")
            : Made(head, path, items, [.. results.Values]);
    }

    // A line that is damaged takes with it what was said of its item, and no more.
    private static EvalRun Made(EvalRunHead head, string path, List<EvalRunItem> items, EvalResult[] results)
    {
        HashSet<string> asked = items.Select(item => item.Id).ToHashSet(StringComparer.Ordinal);
        HashSet<string> models = head.Models.Select(model => model.Name).ToHashSet(StringComparer.Ordinal);
        EvalResult[] known = [.. results.Where(result => asked.Contains(result.Item) && models.Contains(result.Model) && result.Repeat < head.Repeats)];

        return new EvalRun { Head = head, Path = path, Items = [.. items], Results = [.. Ordered(known, head, items)], Lost = results.Length - known.Length };
    }

    // Answers come in any order; a seeded draw has to meet them in the same one every time.
    private static IEnumerable<EvalResult> Ordered(IEnumerable<EvalResult> results, EvalRunHead head, List<EvalRunItem> items)
    {
        Dictionary<string, int> places = items.Select((item, i) => (item.Id, Place: i)).ToDictionary(item => item.Id, item => item.Place, StringComparer.Ordinal);
        string[] models = [.. head.Models.Select(model => model.Name)];
        return results.OrderBy(result => result.Repeat).ThenBy(result => places.GetValueOrDefault(result.Item, int.MaxValue)).ThenBy(result => Array.IndexOf(models, result.Model));
    }

    /// <summary>The head of a run.</summary>
    /// <param name="path">Its file.</param>
    /// <returns>The head; <see langword="null"/> when it is no run of this version, or cannot be read.</returns>
    internal static EvalRunHead? HeadOf(string path)
    {
        try
        {
            return Lines(path).Select(RunLine.Read).FirstOrDefault() is EvalRunHead { Format: EvalRunHead.CurrentFormat } head ? head : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static (string, int, string) KeyOf(EvalResult result) => (result.Item, result.Repeat, result.Model);

    private static IEnumerable<ReadOnlyMemory<byte>> Lines(string path)
    {
        // Read as it grows: the process that writes it is not kept from writing.
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using StreamReader reader = new(file);
        while (reader.ReadLine() is { } line)
        {
            yield return System.Text.Encoding.UTF8.GetBytes(line);
        }
    }
}
