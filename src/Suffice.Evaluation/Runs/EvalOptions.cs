using System.Collections.Frozen;
using System.Collections.Immutable;
using Suffice.Evaluation.Items;
using Suffice.Evaluation.Metrics;
using Suffice.Evaluation.Runs.Calling;
using Suffice.Policy;

namespace Suffice.Evaluation.Runs;

/// <summary>What is run, and within what limits.</summary>
public sealed record EvalOptions
{
    /// <summary>The models, cheapest first; the last is the ceiling.</summary>
    public required ImmutableArray<EvalModel> Models { get; init; }

    /// <summary>The task whose items they are; <see langword="null"/> for a set of no task.</summary>
    public TaskPolicy? Task { get; init; }

    /// <summary>Metrics that hold for every item, beside its own.</summary>
    public ImmutableArray<MetricSpec> Metrics { get; init; } = [];

    /// <summary>Metrics written in .NET.</summary>
    public ImmutableArray<IMetric> OwnMetrics { get; init; } = [];

    /// <summary>True when the checks of the task's gate count as metrics; the default.</summary>
    public bool GateCounts { get; init; } = true;

    /// <summary>The model that judges; <see langword="null"/> when none is needed.</summary>
    public EvalModel? Judge { get; init; }

    /// <summary>Judges that metrics name themselves.</summary>
    public ImmutableArray<EvalModel> OtherJudges { get; init; } = [];

    /// <summary>How often each item is asked, 1 to 1000. Default 1.</summary>
    public int Repeats { get; init; } = 1;

    /// <summary>Calls in flight at once, 1 to 1000. Default 8.</summary>
    public int Concurrency { get; init; } = 8;

    /// <summary>Calls a minute to each provider; <see langword="null"/> for no limit of ours.</summary>
    public int? RequestsPerMinute { get; init; }

    /// <summary>The most the run may cost in USD, the worst case reserved before each call; <see langword="null"/> for no cap.</summary>
    public decimal? MaxCostUsd { get; init; }

    /// <summary>What other runs under the same cap have spent, USD.</summary>
    public decimal SpentBeforeUsd { get; init; }

    /// <summary>True when models without a known price may be called all the same.</summary>
    public bool AllowUnpriced { get; init; }

    /// <summary>The most answer tokens of each call; <see langword="null"/> for what the item says.</summary>
    public int? MaxOutputTokens { get; init; }

    /// <summary>The temperature of each call; <see langword="null"/> for what the item says.</summary>
    public decimal? Temperature { get; init; }

    /// <summary>Where answers are kept for other runs; <see langword="null"/> for nowhere.</summary>
    public string? CacheFolder { get; init; }

    /// <summary>Where runs are kept.</summary>
    public required string RunFolder { get; init; }

    /// <summary>True to begin anew: no earlier run is gone on with, and no kept answer is used.</summary>
    public bool Fresh { get; init; }

    /// <summary>Answers that were just asked for, by their key in the cache: nobody is asked the same twice, not even afresh.</summary>
    internal IReadOnlyDictionary<string, CallResult> AtHand { get; init; } = FrozenDictionary<string, CallResult>.Empty;
}
