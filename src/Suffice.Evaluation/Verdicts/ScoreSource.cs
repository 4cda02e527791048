namespace Suffice.Evaluation.Verdicts;

/// <summary>Where scores come from.</summary>
public enum ScoreSource
{
    /// <summary>A reference and a metric that compares with it.</summary>
    Metric,

    /// <summary>People.</summary>
    Human,

    /// <summary>A model that judges; its verdicts count only once it was measured against people.</summary>
    Judge,
}
