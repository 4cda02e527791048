using System.Collections.Immutable;
using Suffice.Catalog;
using Suffice.Evaluation.Reports;
using Suffice.Evaluation.Runs;
using Suffice.Evaluation.Verdicts;
using Suffice.Policy;

namespace Suffice.Dashboard.Floors;

/// <summary>Sums a run up as a floor: by the same verdicts as <c>suffice eval</c> prints.</summary>
internal static class FloorMaking
{
    private const double LevelOfInterval = 0.95;

    /// <summary>True when a model of a run is a rung as it is pinned today; verdicts on other snapshots say nothing of it.</summary>
    /// <param name="asked">The model of the run.</param>
    /// <param name="rung">The rung.</param>
    /// <returns>Whether it is.</returns>
    public static bool IsOf(EvalRunModel asked, Model rung) => asked.Name == rung.Name && (asked.Id == rung.Id || asked.Provider is null);

    /// <summary>What is said of a task that no run measured.</summary>
    /// <param name="task">The task.</param>
    /// <param name="other">Its latest run, which asked other models; <see langword="null"/> when there is none.</param>
    /// <returns>Its floor.</returns>
    public static TaskFloor NotMeasured(TaskPolicy task, EvalRunHead? other) => Empty(task) with
    {
        State = task.Floor is null ? FloorState.NoFloor : FloorState.NotMeasured,
        Unmeasured = [.. task.Ladder.Select(rung => rung.Name)],
        Notes =
        [
            .. other is null ? Array.Empty<string>() : [$"the latest run, {other.Id}, asked other models than the ladder's of today ({string.Join(", ", other.Models.Select(model => model.Id))})"],
            $"measure it with `suffice eval {task.Name}`",
        ],
    };

    /// <summary>Sums a run up.</summary>
    /// <param name="run">The run.</param>
    /// <param name="task">The task as the policy has it today.</param>
    /// <returns>Its floor; without rungs when nothing was answered yet.</returns>
    public static TaskFloor Of(EvalRun run, TaskPolicy task)
    {
        ReportOptions options = new() { Floor = task.Floor };
        RunWatch? watch = run.IsWhole || run.Head.Models.Length < 2 ? null : RunWatch.Again(run, options.RuleOf(run.Head), options.MetricOf(run.Head));
        RunReport report = RunReporting.Of([new EvalOutcome(run, 0m, null) { Watch = watch }], options).Runs[0];
        ImmutableArray<RungFloor> rungs =
        [
            .. task.Ladder
                .Where(rung => run.Head.Models.Any(asked => IsOf(asked, rung)))
                .Select(rung => RungOf(run, report, options, rung.Name))
                .Where(rung => rung.Items > 0),
        ];

        ImmutableArray<string> unmeasured = [.. task.Ladder.Select(rung => rung.Name).Where(name => rungs.All(rung => rung.Model != name))];
        bool isOfOthers = unmeasured.Contains(task.Ladder[0].Name);

        return Empty(task) with
        {
            State = task.Floor is null ? FloorState.NoFloor : isOfOthers ? FloorState.NotMeasured : rungs[0].State,
            Unmeasured = unmeasured,
            Metric = report.ComparedBy,
            Run = run.Head.Id,
            CheckedAt = run.Head.StartedAt,
            Set = run.Head.Set,
            IsWhole = run.IsWhole,
            Rungs = rungs,
            Notes = [.. isOfOthers ? [$"the run did not ask {task.Ladder[0].Name}, the cheapest rung; measure it with `suffice eval {task.Name}`"] : Array.Empty<string>(), .. run.IsWhole ? Array.Empty<string>() : ["the run was not finished, so that its intervals prove nothing; the same command goes on with it"], .. report.Warnings],
        };
    }

    /// <summary>A floor as it was proven, where a later run is not whole.</summary>
    /// <param name="proven">What the last whole run says.</param>
    /// <param name="unfinished">What the later one says so far.</param>
    /// <returns>The floor.</returns>
    public static TaskFloor Before(TaskFloor proven, TaskFloor unfinished) => proven with
    {
        Notes = [$"a later run, {unfinished.Run}, is not whole; until it is, the last whole one counts", .. proven.Notes],
    };

    private static TaskFloor Empty(TaskPolicy task) => new() { Task = task.Name, Mark = task.Floor?.AtLeast, Metric = task.Floor?.Metric, State = FloorState.NoFloor };

    private static RungFloor RungOf(EvalRun run, RunReport report, ReportOptions options, string model)
    {
        Verdict? verdict = report.Verdicts.FirstOrDefault(verdict => verdict.Small == model);
        FloorFinding? floor = options.Floor is null ? null : verdict?.Floor ?? FindAlone(run, report, options, model);
        ModelReport measured = report.Models.First(one => one.Model == model);
        MetricReport? metric = measured.Metrics.FirstOrDefault(metric => metric.Name == report.ComparedBy);

        return new RungFloor
        {
            Model = model,
            Items = report.ComparedBy is null ? measured.Passed + measured.Failed : metric?.Answers ?? 0,
            Mean = floor is not null ? floor.Mean : report.ComparedBy is null ? measured.PassRate : metric?.Mean,
            Interval = floor is not null ? floor.Interval : report.ComparedBy is null ? measured.PassRate95 : metric?.Mean95,
            State = floor is null ? FloorState.NoFloor : StateOf(floor.Status, run.IsWhole),
            Method = floor?.Method,
            Difference = verdict?.Ceiling?.Difference,
            DifferenceInterval = verdict?.Ceiling?.Interval,
            Margin = verdict?.Ceiling?.Margin,
            Verdict = verdict?.Outcome,
            Summary = verdict?.Summary,
            Sentences = verdict?.Sentences ?? [],
        };
    }

    // The last model is nobody's candidate, so a report has no verdict on it; whether it reaches the floor itself is told all the same.
    private static FloorFinding FindAlone(EvalRun run, RunReport report, ReportOptions options, string model)
    {
        TaskRun alone = RunVerdicts.Alone(run, model, report.JudgeMeasured?.Trust, options);

        return new FloorTest(options.RuleOf(run.Head) with { Confidence = LevelOfInterval }, tasks: 1).Find(alone, new Random(options.Seed));
    }

    // A run that was ended while somebody looked has no fixed number of items: an interval made for one proves nothing of it.
    private static FloorState StateOf(FloorStatus status, bool isWhole) => status switch
    {
        FloorStatus.MeetsFloor => isWhole ? FloorState.Meets : FloorState.Likely,
        FloorStatus.Likely => FloorState.Likely,
        FloorStatus.Fails when isWhole => FloorState.Fails,
        _ => FloorState.TooFew,
    };
}
