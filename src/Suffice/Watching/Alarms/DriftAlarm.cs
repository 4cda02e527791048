namespace Suffice.Watching.Alarms;

/// <summary>Something is no longer what it was.</summary>
/// <param name="Task">The task; <see langword="null"/> when it is about a model.</param>
/// <param name="Subject">The ladder, or the model, that it is about.</param>
/// <param name="Signal">What has changed.</param>
/// <param name="Why">What was seen, in a sentence with its figures.</param>
/// <param name="At">When it was noticed (UTC).</param>
public sealed record DriftAlarm(string? Task, string Subject, DriftSignal Signal, string Why, DateTimeOffset At)
{
    /// <summary>True when tasks were demoted for it; an alarm that only tells demotes none.</summary>
    public bool Demotes { get; init; }
}
