namespace Suffice.Policy;

/// <summary>The quality that an evaluation holds a task's models against; it decides nothing while calls are served.</summary>
/// <param name="AtLeast">The share of items that pass, or the mean score of <see cref="Metric"/>; 0 to 1.</param>
public sealed record QualityFloor(double AtLeast)
{
    /// <summary>The margin of a task that states none: 2 points.</summary>
    public const double UsualMargin = 2;

    /// <summary>The metric whose mean score is meant; <see langword="null"/> for the share of items that pass.</summary>
    public string? Metric { get; init; }

    /// <summary>How many points (hundredths of the scale) below the ladder's last rung still count as as good. Default 2.</summary>
    public double Margin { get; init; } = UsualMargin;
}
