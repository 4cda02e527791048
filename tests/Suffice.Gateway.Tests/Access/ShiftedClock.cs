namespace Suffice.Gateway.Tests.Access;

/// <summary>The time of day moves as a test wants; timers run as they do, for a gateway that is at work waits on them.</summary>
internal sealed class ShiftedClock : TimeProvider
{
    private TimeSpan shift;

    public void Advance(TimeSpan by) => shift += by;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + shift;

    public override long GetTimestamp() => base.GetTimestamp() + (long)(shift.TotalSeconds * TimestampFrequency);
}
