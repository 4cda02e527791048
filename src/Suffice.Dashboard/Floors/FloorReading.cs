using System.Collections.Concurrent;
using System.Collections.Immutable;
using Suffice.Evaluation.Runs;
using Suffice.Evaluation.Sets;
using Suffice.Evaluation.Verdicts;
using Suffice.Policy;

namespace Suffice.Dashboard.Floors;

/// <summary>Reads how tasks stand to their floors out of the eval runs beside the policy.</summary>
/// <remarks>Summing a run up draws bootstraps, so what came of a file is kept until the file or the task changes. Thread-safe.</remarks>
/// <param name="policyPath">The policy file; runs are kept beside it.</param>
public sealed class FloorReading(string policyPath)
{
    private const int MostKept = 500;

    private readonly string folder = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(policyPath))!, EvalRunStore.UsualFolder);
    private readonly ConcurrentDictionary<(string File, RunStamp Stamp, string Task), TaskFloor?> kept = new();

    /// <summary>Reads how each task of a policy stands.</summary>
    /// <param name="policy">The policy.</param>
    /// <returns>Each task with its floor, the default included.</returns>
    public ImmutableArray<TaskFloor> OfAll(SufficePolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ImmutableArray<(string Path, EvalRunHead Head)> runs = Runs();

        return [.. policy.AllTasks.AsParallel().AsOrdered().Select(task => Of(task, runs))];
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

        // What was proven of the cheapest rung holds, whatever was asked of others since.
        return Latest(task, own.Where(run => run.Head.Models.Any(asked => FloorMaking.IsOf(asked, task.Ladder[0]))))
            ?? Latest(task, own.Where(run => run.Head.Models.Any(asked => task.Ladder.Any(rung => FloorMaking.IsOf(asked, rung)))))
            ?? FloorMaking.NotMeasured(task, own.Length > 0 ? own[0].Head : null);
    }

    private TaskFloor? Latest(TaskPolicy task, IEnumerable<(string Path, EvalRunHead Head)> runs)
    {
        TaskFloor? unfinished = null;
        foreach ((string path, _) in runs)
        {
            if (Read(path, task) is not { Rungs.IsEmpty: false } read)
            {
                continue;
            }

            // What was proven holds until a run that was begun since is whole, or has shown a loss.
            if (read.IsWhole)
            {
                return unfinished is null ? read : FloorMaking.Before(read, unfinished);
            }

            if (read.Judged?.Verdict == VerdictOutcome.Insufficient)
            {
                return unfinished ?? read;
            }

            unfinished ??= read;
        }

        return unfinished;
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
        (string, RunStamp, string) key = (path, RunStamp.Of(new FileInfo(path)), SignatureOf(task));
        if (kept.TryGetValue(key, out TaskFloor? known))
        {
            return known;
        }

        // Files that grow leave a line for each length; beginning anew is cheaper than to know which are old.
        if (kept.Count >= MostKept)
        {
            kept.Clear();
        }

        if (Load(path) is not { } run)
        {
            return null;
        }

        TaskFloor made = FloorMaking.Of(run, task);

        // What could not be read may be read the next time, though no file changed.
        return run.LabelsProblem is null ? kept[key] = made : made;
    }

    private static EvalRun? Load(string path)
    {
        try
        {
            return EvalRunStore.Load(path);
        }
        catch (EvalSetException)
        {
            return null;
        }
    }

    private static string SignatureOf(TaskPolicy task) =>
        $"{task.Name}\n{task.Floor}\n{string.Join('\n', task.Ladder.Select(model => $"{model.Name} {model.Id}"))}";
}
