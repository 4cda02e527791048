namespace Suffice.Browser.Scenes;

/// <summary>A clock that stands where the scene puts it.</summary>
internal sealed class SceneClock(DateTimeOffset start) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = start;

    public override DateTimeOffset GetUtcNow() => Now;
}
