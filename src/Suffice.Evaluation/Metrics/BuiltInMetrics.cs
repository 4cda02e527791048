using System.Collections.Frozen;
using System.Collections.Immutable;
using Suffice.Evaluation.Items;
using Suffice.Evaluation.Metrics.Given;
using Suffice.Evaluation.Metrics.Judged;
using Suffice.Evaluation.Metrics.Structured;
using Suffice.Evaluation.Metrics.Texts;
using Suffice.Evaluation.Metrics.ToolCalls;
using Suffice.Files;

namespace Suffice.Evaluation.Metrics;

/// <summary>The metrics that can be asked for by name; one line each.</summary>
public static class BuiltInMetrics
{
    internal static ImmutableArray<MetricDefinition> All { get; } =
    [
        EqualsMetric.Definition,
        EqualsAnyMetric.Definition,
        ContainsMetric.Definition,
        ContainsMetric.AnyCase,
        ContainsManyMetric.Any,
        ContainsManyMetric.All,
        ContainsManyMetric.AnyAnyCase,
        ContainsManyMetric.AllAnyCase,
        StartsWithMetric.Definition,
        RegexMetric.Definition,
        IsJsonMetric.Definition,
        IsJsonMetric.Contained,
        JsonSchemaMetric.Definition,
        FieldF1Metric.Definition,
        ToolCallValidMetric.Definition,
        ToolCallMatchMetric.Definition,
        ToolCallF1Metric.Definition,
        NumericMetric.Definition,
        RougeNMetric.Definition,
        RougeLMetric.Definition,
        LevenshteinMetric.Definition,
        LabelMetric.Definition,
        CostMetric.Definition,
        LatencyMetric.Definition,
        RefusalMetric.Definition,
        RecordedMetric.Definition,
        RubricMetric.Definition,
        PairwiseMetric.Definition,
    ];

    // Names of other tools that a user may bring along, and what to do in their place.
    private static readonly FrozenDictionary<string, string> Elsewhere = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["javascript"] = "programs are not run; use a .NET IMetric with --metric-assembly",
        ["python"] = "programs are not run; use a .NET IMetric with --metric-assembly",
        ["ruby"] = "programs are not run; use a .NET IMetric with --metric-assembly",
        ["webhook"] = "no address is called; use a .NET IMetric with --metric-assembly",
        ["similar"] = "there are no embeddings here; use rouge-l, levenshtein or llm-rubric",
        ["g-eval"] = "use llm-rubric",
        ["factuality"] = "use llm-rubric and say what must be true",
        ["model-graded-closedqa"] = "use llm-rubric",
        ["answer-relevance"] = "use llm-rubric",
        ["context-faithfulness"] = "use llm-rubric",
        ["classifier"] = "use llm-rubric",
        ["moderation"] = "use llm-rubric",
        ["select-best"] = "use pairwise",
        ["perplexity"] = "log-probabilities are not measured; use another",
        ["bleu"] = "use rouge-n",
        ["gleu"] = "use rouge-n",
        ["meteor"] = "use rouge-l",
        ["is-xml"] = "use regex",
        ["contains-xml"] = "use regex",
        ["is-sql"] = "use regex",
        ["contains-sql"] = "use regex",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The names that can be asked for, with what each measures.</summary>
    /// <returns>Names and sentences.</returns>
    public static ImmutableArray<(string Name, string About)> Names() => [.. All.Select(known => (known.Name, known.About))];

    /// <summary>True for the name of a metric.</summary>
    /// <param name="type">The name, without <c>not-</c>.</param>
    /// <returns>Whether there is one.</returns>
    internal static bool Knows(string type) => Find(type) is not null || type == "assert-set";

    /// <summary>Why a metric that other tools have is not here; <see langword="null"/> when nothing is known of it.</summary>
    internal static string? WhyNot(string type) => Elsewhere.GetValueOrDefault(type);

    internal static MetricDefinition? Find(string type) => All.FirstOrDefault(known => known.IsCalled(type));

    /// <summary>Makes a metric of what is asked for.</summary>
    /// <exception cref="InvalidDataException">There is no such metric, or it cannot be used so.</exception>
    internal static IMetric Make(MetricSpec spec) => Find(spec.Type) is { } known ? known.Make(spec)
        : WhyNot(spec.Type) is { } instead ? throw new InvalidDataException($"the metric '{spec.Type}' is not here: {instead}")
        : throw new InvalidDataException($"there is no metric '{spec.Type}'; {NearWords.Advise(spec.Type, [.. All.Select(known => known.Name)], "there are")}");
}
