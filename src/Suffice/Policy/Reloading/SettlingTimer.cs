namespace Suffice.Policy.Reloading;

/// <summary>Does its work once touches have stopped for a while; at the latest eight whiles after the first.</summary>
/// <remarks>The limit is for folders in which something is always written, such as a recording.</remarks>
internal sealed class SettlingTimer : IDisposable
{
    private const int LongestInWhiles = 8;

    private readonly Lock touching = new();
    private readonly TimeSpan settle;
    private readonly TimeProvider clock;
    private readonly ITimer timer;
    private long? firstTouch;

    public SettlingTimer(Action work, TimeSpan settle, TimeProvider clock)
    {
        this.settle = settle;
        this.clock = clock;
        timer = clock.CreateTimer(_ => Settled(work), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Touch()
    {
        lock (touching)
        {
            firstTouch ??= clock.GetTimestamp();
            if (clock.GetElapsedTime(firstTouch.Value) < settle * LongestInWhiles)
            {
                timer.Change(settle, Timeout.InfiniteTimeSpan);
            }
        }
    }

    public void Dispose() => timer.Dispose();

    private void Settled(Action work)
    {
        lock (touching)
        {
            firstTouch = null;
        }

        work();
    }
}
