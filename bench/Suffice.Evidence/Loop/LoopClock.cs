namespace Suffice.Evidence.Loop;

/// <summary>A clock that goes on when the scene says so.</summary>
internal sealed class LoopClock(DateTimeOffset start) : TimeProvider
{
    /// <summary>The time.</summary>
    public DateTimeOffset Now { get; set; } = start;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => Now;
}
