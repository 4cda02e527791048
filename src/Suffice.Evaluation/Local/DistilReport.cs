using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Suffice.Evaluation.Statistics.Intervals;

namespace Suffice.Evaluation.Local;

/// <summary>What a local model was distilled from, and how good it is on examples that it was not trained on.</summary>
public sealed record DistilReport
{
    /// <summary>Its id, which pins its content.</summary>
    public required string Model { get; init; }

    /// <summary>Where the examples come from.</summary>
    public required string From { get; init; }

    /// <summary>How many there are.</summary>
    public required int Examples { get; init; }

    /// <summary>What was left out and why.</summary>
    public required ImmutableArray<string> LeftOut { get; init; }

    /// <summary>The labels, the most frequent first.</summary>
    public required ImmutableArray<LabelCount> Labels { get; init; }

    /// <summary>How many of the examples ask for a form that a label can fill; the next rung answers calls like the others.</summary>
    public required int Answerable { get; init; }

    /// <summary>The share of held-out examples whose label is guessed, from 0 to 1.</summary>
    /// <remarks>Five folds. The cost, one of three, and the one temperature are chosen on the same guesses.</remarks>
    public required double Accuracy { get; init; }

    /// <summary>Its 95% interval (Wilson).</summary>
    [JsonConverter(typeof(IntervalJsonConverter))]
    public required Interval AccuracyInterval { get; init; }

    /// <summary>The share of the most frequent label: what guessing it always would reach.</summary>
    public required double ConstantAccuracy { get; init; }

    /// <summary>The expected calibration error of the guesses' confidence, 15 bins of equal width.</summary>
    public required double Ece { get; init; }

    /// <summary>What perfectly calibrated guesses would show by chance.</summary>
    public required double EceNull { get; init; }

    /// <summary>The largest share of guesses, the surest first, that is right in 90%.</summary>
    public required double CoverageAt90 { get; init; }

    /// <summary>Accuracy by number of examples; empty when not asked for.</summary>
    public ImmutableArray<CurvePoint> Curve { get; init; } = [];

    /// <summary>The size of its file in bytes.</summary>
    public required int Bytes { get; init; }

    /// <summary>Microseconds a call, one thread, median of five rounds.</summary>
    public required double MicrosecondsPerCall { get; init; }
}

/// <summary>A label and how many examples have it.</summary>
/// <param name="Label">The label.</param>
/// <param name="Examples">How many.</param>
public sealed record LabelCount(string Label, int Examples);

/// <summary>What a number of examples gives.</summary>
/// <param name="Examples">How many were trained on.</param>
/// <param name="Accuracy">The accuracy on the others, mean of three draws.</param>
public sealed record CurvePoint(int Examples, double Accuracy);
