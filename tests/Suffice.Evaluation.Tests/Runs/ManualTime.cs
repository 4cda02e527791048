namespace Suffice.Evaluation.Tests.Runs;

/// <summary>A clock whose waits are over at once, each moving it on by as long as was waited.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly Lock moving = new();
    private DateTimeOffset now = new(2026, 11, 26, 8, 0, 0, TimeSpan.Zero);

    public List<TimeSpan> Waits { get; } = [];

    public override DateTimeOffset GetUtcNow()
    {
        lock (moving)
        {
            return now;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        lock (moving)
        {
            Waits.Add(dueTime);
            now += dueTime > TimeSpan.Zero ? dueTime : TimeSpan.Zero;
        }

        return new Timer(callback, state, 0, Timeout.Infinite);
    }
}
