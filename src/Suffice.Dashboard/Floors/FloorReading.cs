using System.Collections.Concurrent;
using System.Collections.Immutable;
using Suffice.Evaluation.Runs;
using Suffice.Evaluation.Sets;
using Suffice.Policy;

namespace Suffice.Dashboard.Floors;

/// <summary>Reads how tasks stand to their floors out of the eval runs beside the policy.</summary>
/// <remarks>Summing a run up draws bootstraps, so what came of a file is kept until the file or the task changes. Thread-safe.</remarks>
/// <param name="policyPath">The policy file; runs are kept beside it.</param>
public sealed class FloorReading(string policyPath)
{
    private const int MostKept = 500;

    private readonly string folder = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(policyPath))!, EvalRunStore.UsualFolder);
    private readonly ConcurrentDictionary<(string File, DateTime WrittenAt, long Length, string Task), TaskFloor?> kept = new();

    /// <summary>Reads how each task of a policy stands.</summary>
    /// <param name="policy">The policy.</param>
    /// <returns>Each task with its floor, the default included.</returns>
    public ImmutableArray<TaskFloor> OfAll(SufficePolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ImmutableArray<(string Path, EvalRunHead Head)> runs = Runs();

        return [.. policy.AllTasks.Select(task => Of(task, runs))];
    }

    /// <summary>Reads how a task stands.</summary>
    /// <param name="task">The task.</param>
    /// <returns>Its floor.</returns>
    public TaskFloor Of(TaskPolicy task)
    {
        ArgumentNullException.ThrowIfNull(task);

        return Of(task, Runs());
    }

    private TaskFloor Of(TaskPolicy task, ImmutableArray<(string Path, EvalRunHead Head)> runs)
    {
        (string Path, EvalRunHead Head)[] own = [.. runs.Where(run => run.Head.Task == task.Name)];
        TaskFloor? read = own
            .Where(run => run.Head.Models.Any(asked => task.Ladder.Any(rung => FloorMaking.IsOf(asked, rung))))
            .Select(run => Read(run.Path, task))
            .FirstOrDefault(floor => floor is { Rungs.IsEmpty: false });

        return read ?? FloorMaking.NotMeasured(task, own.Length > 0 ? own[0].Head : null);
    }

    private ImmutableArray<(string Path, EvalRunHead Head)> Runs()
    {
        try
        {
            return EvalRunStore.List(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private TaskFloor? Read(string path, TaskPolicy task)
    {
        FileInfo file = new(path);
        (string, DateTime, long, string) key = (path, file.LastWriteTimeUtc, file.Exists ? file.Length : 0, SignatureOf(task));
        if (kept.TryGetValue(key, out TaskFloor? known))
        {
            return known;
        }

        // Files that grow leave a line for each length; beginning anew is cheaper than to know which are old.
        if (kept.Count >= MostKept)
        {
            kept.Clear();
        }

        return kept[key] = Make(path, task);
    }

    private static TaskFloor? Make(string path, TaskPolicy task)
    {
        try
        {
            return FloorMaking.Of(EvalRunStore.Load(path), task);
        }
        catch (EvalSetException)
        {
            return null;
        }
    }

    private static string SignatureOf(TaskPolicy task) =>
        $"{task.Name}\n{task.Floor}\n{string.Join('\n', task.Ladder.Select(model => $"{model.Name} {model.Id}"))}";
}
