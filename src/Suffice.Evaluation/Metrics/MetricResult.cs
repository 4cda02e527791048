namespace Suffice.Evaluation.Metrics;

/// <summary>What a metric measured.</summary>
public readonly record struct MetricResult
{
    /// <summary>Measured, not applicable, or not to be measured for a failure.</summary>
    public MetricResultKind Kind { get; private init; }

    /// <summary>How good the answer is, 0 to 1; meaningful when measured.</summary>
    public double Score { get; private init; }

    /// <summary>Whether it is good enough; meaningful when measured.</summary>
    public bool IsPassed { get; private init; }

    /// <summary>Why, for a person; <see langword="null"/> when there is nothing to say.</summary>
    public string? Reason { get; init; }

    /// <summary>The label that was read out of the answer, where the metric reads one.</summary>
    public string? Prediction { get; init; }

    /// <summary>The label that would have been right, where the metric compares labels.</summary>
    public string? Truth { get; init; }

    /// <summary>What measuring cost, when a model was asked.</summary>
    public decimal? CostUsd { get; init; }

    /// <summary>The metric has nothing to say about this answer: it neither passes nor fails it.</summary>
    /// <param name="reason">Why.</param>
    /// <returns>The result.</returns>
    public static MetricResult NotApplicable(string? reason = null) => new() { Kind = MetricResultKind.NotApplicable, Reason = reason };

    /// <summary>The metric could not measure: an error, neither a pass nor a fail.</summary>
    /// <param name="reason">What happened.</param>
    /// <returns>The result.</returns>
    public static MetricResult Failed(string reason) => new() { Kind = MetricResultKind.Failed, Reason = reason };

    /// <summary>Yes or no.</summary>
    /// <param name="isPassed">Whether it passed.</param>
    /// <param name="reason">Why not.</param>
    /// <returns>The result, its score 1 or 0.</returns>
    public static MetricResult Of(bool isPassed, string? reason = null) =>
        new() { Kind = MetricResultKind.Measured, IsPassed = isPassed, Score = isPassed ? 1 : 0, Reason = isPassed ? null : reason };

    /// <summary>A score, and the score from which it passes.</summary>
    /// <param name="score">The score; taken into 0 to 1.</param>
    /// <param name="threshold">The lowest that passes.</param>
    /// <param name="reason">Why it is what it is.</param>
    /// <returns>The result.</returns>
    public static MetricResult Graded(double score, double threshold, string? reason = null) =>
        Graded(score, score >= threshold - 1e-9, reason);

    /// <summary>A score whose passing was decided otherwise.</summary>
    /// <param name="score">The score; taken into 0 to 1.</param>
    /// <param name="isPassed">Whether it passed.</param>
    /// <param name="reason">Why it is what it is.</param>
    /// <returns>The result.</returns>
    public static MetricResult Graded(double score, bool isPassed, string? reason = null) => double.IsNaN(score)
        ? Failed("the score is not a number")
        : new() { Kind = MetricResultKind.Measured, Score = Math.Clamp(score, 0, 1), IsPassed = isPassed, Reason = reason };

    /// <summary>The opposite, for <c>not-</c>.</summary>
    /// <returns>The result, its score and passing turned round when it was measured.</returns>
    internal MetricResult Negated() => Kind == MetricResultKind.Measured
        ? this with { Score = 1 - Score, IsPassed = !IsPassed, Reason = IsPassed ? "is what it must not be" : null }
        : this;
}

/// <summary>What can come of measuring.</summary>
public enum MetricResultKind
{
    /// <summary>Measured.</summary>
    Measured,

    /// <summary>Nothing to say about this answer.</summary>
    NotApplicable,

    /// <summary>Could not be measured.</summary>
    Failed,
}
