using System.Collections.Immutable;
using Suffice.Evaluation.Statistics.Significance;

namespace Suffice.Evaluation.Verdicts;

/// <summary>Decides of runs that are complete whether the small model is good enough. A run that is watched while it grows takes <see cref="WatchedVerdict"/>.</summary>
/// <remarks>The same runs, rule and seed give the same verdicts.</remarks>
public sealed class Adjudication
{
    private readonly VerdictRule rule;
    private readonly int seed;

    /// <summary>Makes one.</summary>
    /// <param name="rule">What good enough means.</param>
    /// <param name="seed">The seed of the bootstrap.</param>
    /// <exception cref="ArgumentException">The rule is not one.</exception>
    public Adjudication(VerdictRule rule, int seed = 1)
    {
        ArgumentNullException.ThrowIfNull(rule);
        this.rule = rule.Problem() is { } problem ? throw new ArgumentException(problem, nameof(rule)) : rule;
        this.seed = seed;
    }

    /// <summary>Decides of one task alone.</summary>
    /// <param name="run">The run.</param>
    /// <returns>The verdict.</returns>
    public Verdict Decide(TaskRun run) => Decide([run])[0];

    /// <summary>Decides of several tasks together, so that the chance of calling any of them sufficient wrongly is kept (Holm).</summary>
    /// <param name="runs">The runs, a task each.</param>
    /// <returns>The verdicts, in the same order.</returns>
    public ImmutableArray<Verdict> Decide(IReadOnlyList<TaskRun> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        Verdict[] found = [.. runs.Select(run => Find(run, runs.Count))];
        Verdict[] asked = [.. found.Where(verdict => verdict.PValue is not null)];
        double[] adjusted = Holm.Adjust([.. asked.Select(verdict => verdict.PValue!.Value)]);
        Dictionary<Verdict, double> values = new(ReferenceEqualityComparer.Instance);
        for (int i = 0; i < asked.Length; i++)
        {
            values[asked[i]] = adjusted[i];
        }

        return [.. found.Select((verdict, i) => Settle(verdict with { AdjustedP = values.TryGetValue(verdict, out double p) ? p : null }, runs[i], runs.Count))];
    }

    private Verdict Find(TaskRun run, int tasks)
    {
        ArgumentNullException.ThrowIfNull(run);
        VerdictRule own = RuleOf(run);
        FloorFinding? floor = own.FloorMark is null ? null : new FloorTest(own, tasks).Find(run, new Random(seed));
        CeilingFinding? ceiling = new CeilingTest(own, tasks).Find(run, new Random(seed));

        return new Verdict
        {
            Task = run.Task,
            Small = run.Small,
            Large = run.Large,
            Outcome = VerdictOutcome.Inconclusive,
            Items = run.Items.Count,
            SmallErrors = run.Items.Count(item => item.Small.IsError),
            LargeErrors = run.Items.Count(item => item.Large is { IsError: true }),
            Floor = floor,
            Ceiling = ceiling,

            // Both have to hold, so the weaker evidence is the evidence (intersection-union; no correction is due for two).
            PValue = floor is null && ceiling?.NonInferiorityP is null ? null : Math.Max(floor?.PValue ?? 0, ceiling?.NonInferiorityP ?? 0),
        };
    }

    private Verdict Settle(Verdict verdict, TaskRun run, int tasks)
    {
        VerdictRule own = RuleOf(run);
        ImmutableArray<string> obstacles = [.. VerdictObstacles.Of(verdict, run, own)];
        double level = 1 - own.Confidence;
        bool isShortOf = verdict.Floor?.Status == FloorStatus.Fails || verdict.Ceiling?.InferiorityP <= level;
        VerdictOutcome outcome = obstacles.Length > 0 ? VerdictOutcome.Inconclusive
            : isShortOf ? VerdictOutcome.Insufficient
            : verdict.AdjustedP <= level ? VerdictOutcome.Sufficient
            : VerdictOutcome.Inconclusive;
        Verdict settled = verdict with
        {
            Outcome = outcome,
            Obstacles = obstacles,
            MoreItems = outcome == VerdictOutcome.Inconclusive && obstacles.IsEmpty ? MoreItems(verdict, level / tasks) : null,
        };

        return settled with { Sentences = VerdictSentences.Of(settled, run, own, tasks) };
    }

    private VerdictRule RuleOf(TaskRun run) => run.Rule is not { } own ? rule
        : own.Problem() is { } problem ? throw new ArgumentException($"{run.Task}: {problem}", nameof(run)) : own;

    // The greater of what both parts need; nothing is promised when either could not be settled by any number.
    private static long? MoreItems(Verdict verdict, double level)
    {
        bool floorIsOpen = verdict.Floor is { } floor && floor.PValue > level;
        bool ceilingIsOpen = verdict.Ceiling?.NonInferiorityP > level;
        if ((floorIsOpen && verdict.Floor!.MoreItems is null) || (ceilingIsOpen && verdict.Ceiling!.MoreItems is null))
        {
            return null;
        }

        long more = Math.Max(floorIsOpen ? verdict.Floor!.MoreItems!.Value : 0, ceilingIsOpen ? verdict.Ceiling!.MoreItems!.Value : 0);

        return more > 0 ? more : null;
    }
}
