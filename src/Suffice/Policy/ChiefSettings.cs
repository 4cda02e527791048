namespace Suffice.Policy;

/// <summary>How workers are watched for failures that repeat.</summary>
/// <param name="Task">The task whose ladder explains patterns and drafts proposals; <see langword="null"/> when a person does.</param>
public sealed record ChiefSettings(string? Task)
{
    /// <summary>How often it looks inside a gateway. Default a day.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How long an approved change is watched. Default 14 days.</summary>
    public TimeSpan Watch { get; init; } = TimeSpan.FromDays(14);

    /// <summary>The most one look may cost in USD, its evals included. Default 5.</summary>
    public decimal MaxCostUsd { get; init; } = 5m;
}
