using System.Text.Json.Serialization;
using Suffice.Evaluation.Statistics.Intervals;
using Suffice.Learning.Tables;

namespace Suffice.Evaluation.Replay;

/// <summary>What a task table promised, whom it let serve, and what serves beside it that knows no tasks.</summary>
public sealed record TableFigures
{
    /// <summary>The model whose quality is kept.</summary>
    public required string Ceiling { get; init; }

    /// <summary>The share of it that was to be kept.</summary>
    public required double Keep { get; init; }

    /// <summary>What the fit expected, from calls held out.</summary>
    public required HeldOutChoice Expected { get; init; }

    /// <summary>Each serving model's share of the calls.</summary>
    public required IReadOnlyDictionary<string, double> ModelShares { get; init; }

    /// <summary>Calls of tasks that the table does not know; the ceiling served them.</summary>
    public required int UnknownCalls { get; init; }

    /// <summary>Those tasks.</summary>
    public required IReadOnlyList<string> UnknownTasks { get; init; }

    /// <summary>The same shares of the models, each call's drawn by lot.</summary>
    public required TableBaseline RandomMix { get; init; }

    /// <summary>The same shares, the longest prompts to the dearest models.</summary>
    public required TableBaseline Length { get; init; }

    /// <summary>The cheapest single model that keeps the share on these very calls, known only afterwards.</summary>
    public required TableBaseline BestSingle { get; init; }
}

/// <summary>Another way to serve the same calls.</summary>
/// <param name="Model">The model, where one serves all.</param>
/// <param name="Accuracy">Share of right answers.</param>
/// <param name="ShareOfLast">The same as a share of the ceiling's.</param>
/// <param name="ShareOfLast95">Its 95% interval (bootstrap over the calls, paired).</param>
/// <param name="Saving">One less the cost as a share of the ceiling's; <see langword="null"/> when a cost is not known.</param>
/// <param name="Saving95">Its 95% interval.</param>
public sealed record TableBaseline(
    string? Model,
    double Accuracy,
    double? ShareOfLast,
    [property: JsonPropertyName("share_of_last_95")] Interval? ShareOfLast95,
    double? Saving,
    [property: JsonPropertyName("saving_95")] Interval? Saving95);
