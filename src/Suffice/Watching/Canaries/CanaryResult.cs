using System.Collections.Immutable;

namespace Suffice.Watching.Canaries;

/// <summary>How a model's canaries stand.</summary>
/// <param name="Model">The model's name in the policy.</param>
/// <param name="ModelId">The pinned id.</param>
/// <param name="Asked">How many canaries were asked in all.</param>
/// <param name="FrozenAt">When the first week ends or ended (UTC).</param>
/// <param name="Probability">Of a difference as large as the largest when nothing has changed, all prompts counted; 1 while nothing can be compared.</param>
/// <param name="Told">The largest difference in words; <see langword="null"/> while nothing can be compared.</param>
public sealed record CanaryResult(string Model, string ModelId, int Asked, DateTimeOffset FrozenAt, double Probability, string? Told)
{
    /// <summary>True when the model answers otherwise than in its first week.</summary>
    public bool IsAlarm { get; init; }

    /// <summary>States of the provider's system that were not seen in the first week; told, and no alarm: a provider changes them often.</summary>
    public ImmutableArray<string> NewSystems { get; init; } = [];

    /// <summary>Canaries of the last seven days answered as the policy expects.</summary>
    public int Expected { get; init; }

    /// <summary>Canaries of the last seven days answered otherwise than the policy expects.</summary>
    public int Unexpected { get; init; }
}
