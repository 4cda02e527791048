using System.Collections.Immutable;
using Suffice.Evaluation.Statistics.Intervals;

namespace Suffice.Evaluation.Reports;

/// <summary>What one model did in a run.</summary>
public sealed record ModelReport
{
    /// <summary>Its name.</summary>
    public required string Model { get; init; }

    /// <summary>Its pinned id.</summary>
    public required string Id { get; init; }

    /// <summary>Answers asked for, errors included.</summary>
    public required int Answers { get; init; }

    /// <summary>Answers that passed.</summary>
    public required int Passed { get; init; }

    /// <summary>Answers that failed.</summary>
    public required int Failed { get; init; }

    /// <summary>Errors: neither.</summary>
    public required int Errors { get; init; }

    /// <summary>Of these errors, calls that no answer came of; the others are answers that could not be measured.</summary>
    public required int CallErrors { get; init; }

    /// <summary>Passed of passed and failed; <see langword="null"/> when there are only errors.</summary>
    public double? PassRate { get; init; }

    /// <summary>Its 95% interval (Wilson); of items that are asked several times or belong together, by clusters.</summary>
    public Interval? PassRate95 { get; init; }

    /// <summary>Items that passed every time they were asked, of those without an error; <see langword="null"/> when each was asked once.</summary>
    public double? AlwaysPassed { get; init; }

    /// <summary>The mean score, errors left out.</summary>
    public double? MeanScore { get; init; }

    /// <summary>Each metric, those that decide first, then the figures over all labels (<c>label-accuracy</c>, <c>macro-f1</c>, <c>always-commonest</c>).</summary>
    public ImmutableArray<MetricReport> Metrics { get; init; } = [];

    /// <summary>What the answers with a known price cost, USD.</summary>
    public decimal KnownCostUsd { get; init; }

    /// <summary>Answers without a known price.</summary>
    public int Unpriced { get; init; }

    /// <summary>What an item costs in the mean, from answers with a known price; <see langword="null"/> when there are none.</summary>
    public decimal? CostPerItemUsd { get; init; }

    /// <summary>What judges of its answers cost, USD.</summary>
    public decimal JudgeCostUsd { get; init; }

    /// <summary>The median time an answer took when it was given; <see langword="null"/> when none was timed.</summary>
    public TimeSpan? LatencyP50 { get; init; }

    /// <summary>The time that 95 of 100 answers stayed within.</summary>
    public TimeSpan? LatencyP95 { get; init; }

    /// <summary>Answers that were given to an earlier run; their time is that of the day they were given.</summary>
    public int Cached { get; init; }
}
