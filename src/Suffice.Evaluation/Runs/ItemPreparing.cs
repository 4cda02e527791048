using System.Collections.Immutable;
using Suffice.Evaluation.Items;
using Suffice.Evaluation.Metrics;
using Suffice.Evaluation.Metrics.Given;
using Suffice.Evaluation.Metrics.Scoring;
using Suffice.Evaluation.Sets;
using Suffice.Policy;
using Suffice.Providers.Recordings;

namespace Suffice.Evaluation.Runs;

/// <summary>Decides by what each item is measured: its own metrics, the run's, the verdict that came with its answers, or what fits its reference; beside them the metric of the task's floor, and its gate.</summary>
/// <param name="options">The run.</param>
internal sealed class ItemPreparing(EvalOptions options)
{
    private readonly UsualMetrics usual = new(options.Task?.Type);
    private readonly Dictionary<MetricSpec, WeightedMetric> made = [];

    /// <summary>The gate's checks that can judge an answer alone.</summary>
    private readonly ImmutableArray<WeightedMetric> gate = !options.GateCounts || options.Task is not { } task ? [] :
        [.. task.PlannedGate.Where(IsStructural).Select(check => new WeightedMetric($"gate:{check.Check.Name}", 1) { Metric = new GateMetric(check) })];

    /// <summary>Prepares the items that can be measured.</summary>
    /// <returns>The items, in their order; those that nobody labelled yet are left out.</returns>
    /// <exception cref="EvalMetricException">A metric cannot be made.</exception>
    public ImmutableArray<PreparedItem> Prepare(EvalSet set)
    {
        ImmutableArray<PreparedItem>.Builder items = ImmutableArray.CreateBuilder<PreparedItem>();
        foreach (EvalItem item in set.Items)
        {
            if (MetricsOf(item) is { IsEmpty: false } metrics)
            {
                ImmutableArray<WeightedMetric> all = [.. metrics, .. OfFloor(item, metrics), .. gate];
                items.Add(new PreparedItem(item, new AnswerScorer(all, item.Threshold), [.. all.Select(metric => metric.Name).Distinct(StringComparer.Ordinal)]) { JudgedBy = RunJudges.StandardOf(item, options.Metrics) });
            }
        }

        return items.DrainToImmutable();
    }

    // A second model's agreement and a learned confidence decide where a call goes; neither says whether an answer is right.
    private static bool IsStructural(GateCheck check) => check.Check.Name is not ("agreement" or "confidence");

    private ImmutableArray<WeightedMetric> MetricsOf(EvalItem item)
    {
        ImmutableArray<WeightedMetric> asked = [.. options.Metrics.Where(spec => Applies(spec, item)).Select(Made), .. options.OwnMetrics.Select(WeightedMetric.Of)];
        return (asked.IsEmpty, item.Metrics.IsEmpty) switch
        {
            (false, _) => [.. item.Metrics.Select(Made), .. asked],
            (true, false) => [.. item.Metrics.Select(Made)],
            _ when HasVerdicts(item) => [Made(new MetricSpec("recorded"))],
            _ => usual.Of(item) is { } spec ? [Made(spec)] : [],
        };
    }

    // A floor is of a metric's mean: where the item is measured by others, that one is told beside them and decides nothing of the answer.
    private ImmutableArray<WeightedMetric> OfFloor(EvalItem item, ImmutableArray<WeightedMetric> measured) =>
        options.Task?.Floor?.Metric is { } name && measured.All(metric => metric.Name != name)
            && BuiltInMetrics.Find(name) is { AsksAJudge: false } && item.IsLabelled
            ? [Made(new MetricSpec(name) { Weight = 0 })]
            : [];

    // A metric that needs a reference has nothing to say of an item that nobody labelled yet.
    private static bool Applies(MetricSpec spec, EvalItem item) =>
        spec.Value is not null || item.IsLabelled || BuiltInMetrics.Find(spec.Type) is not { NeedsReference: true };

    // An answer that is missing is an error whatever the metric; the verdicts on the others stay what they are.
    private bool HasVerdicts(EvalItem item)
    {
        RecordedOutput?[] outputs = [.. options.Models.Select(model => model.IsRecorded || model.IsReplayed ? model.RecordedIn(item) : new RecordedOutput { Model = model.Name })];
        return outputs.Any(output => output is not null) && outputs.All(output => output is null or { Correct: not null } or { Failure: not null });
    }

    private WeightedMetric Made(MetricSpec spec)
    {
        try
        {
            // Items of a set mostly ask for the same; one that states a value of its own is made for it.
            return spec.Value is null && spec.Of.IsEmpty && spec.Config is null
                ? made.TryGetValue(spec, out WeightedMetric? known) ? known : made[spec] = WeightedMetric.Of(spec)
                : WeightedMetric.Of(spec);
        }
        catch (InvalidDataException e)
        {
            throw new EvalMetricException(e.Message, e);
        }
    }
}
