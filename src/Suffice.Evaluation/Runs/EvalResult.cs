using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Suffice.Evaluation.Metrics.Scoring;
using Suffice.Evaluation.Verdicts;

namespace Suffice.Evaluation.Runs;

/// <summary>What one model answered to one item, and what that was worth.</summary>
public sealed record EvalResult
{
    /// <summary>The class of an error that is the metric's, or the judge's, and not the model's.</summary>
    public const string MetricError = "metric";

    /// <summary>The item.</summary>
    public required string Item { get; init; }

    /// <summary>The model.</summary>
    public required string Model { get; init; }

    /// <summary>Which time the item was asked, from 0.</summary>
    public int Repeat { get; init; }

    /// <summary>Whether the answer passed; <see langword="null"/> for an error.</summary>
    public bool? Passed { get; init; }

    /// <summary>How good it was, 0 to 1; <see langword="null"/> for an error.</summary>
    public double? Score { get; init; }

    /// <summary>Why it is neither a pass nor a fail; <see langword="null"/> when it is one.</summary>
    public string? Error { get; init; }

    /// <summary>The class of the error: a failure's word, <c>metric</c>, or <see langword="null"/>.</summary>
    public string? ErrorKind { get; init; }

    /// <summary>The answer's text; <see langword="null"/> when there is none.</summary>
    public string? Answer { get; init; }

    /// <summary>The tools it called.</summary>
    public ImmutableArray<EvalCall> Calls { get; init; } = [];

    /// <summary>The label read out of it, where a metric reads one.</summary>
    public string? Prediction { get; init; }

    /// <summary>The label that would have been right.</summary>
    public string? Truth { get; init; }

    /// <summary>Each metric.</summary>
    public ImmutableArray<MetricScore> Metrics { get; init; } = [];

    /// <summary>What the answer costs, in USD, at the price of the day it was given; <see langword="null"/> when not known.</summary>
    public decimal? CostUsd { get; init; }

    /// <summary>What judges of it cost, in USD; <see langword="null"/> when none was asked or it is not known.</summary>
    public decimal? JudgeCostUsd { get; init; }

    /// <summary>How long the answer took when it was given; <see langword="null"/> when not known.</summary>
    public TimeSpan? Latency { get; init; }

    /// <summary>True when it was given to an earlier run, so that its latency says nothing of this one.</summary>
    public bool Cached { get; init; }

    /// <summary>Prompt tokens.</summary>
    public long InputTokens { get; init; }

    /// <summary>Answer tokens, thinking included.</summary>
    public long OutputTokens { get; init; }

    /// <summary>How sure the model said it was; a raw signal.</summary>
    public double? StatedConfidence { get; init; }

    /// <summary>The answer's token log-probabilities as the provider wrote them; <see langword="null"/> when there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JsonElement? Logprobs { get; init; }

    /// <summary>True for an error, the third class beside pass and fail.</summary>
    [JsonIgnore]
    public bool IsError => Passed is null;

    /// <summary>What the result is worth to a verdict.</summary>
    /// <param name="metric">The metric whose score is meant; <see langword="null"/> for passing. Where that did not measure there is no score.</param>
    /// <returns>The score.</returns>
    internal ItemScore ScoreBy(string? metric) =>
        IsError ? ItemScore.Error
        : metric is null ? (Passed == true ? ItemScore.Pass : ItemScore.Fail)
        : Metrics.FirstOrDefault(score => score.Name == metric)?.Score is { } measured ? ItemScore.Of(measured)
        : ItemScore.Error;
}

/// <summary>A tool that an answer called.</summary>
/// <param name="Name">The tool.</param>
/// <param name="Arguments">The arguments as the model wrote them.</param>
public sealed record EvalCall(string Name, string Arguments);
