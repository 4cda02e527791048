namespace Suffice.Fuzz.Engine;

/// <summary>The time this process has run: a pause (SIGSTOP, a sleeping machine) counts as no more than one tick.</summary>
/// <param name="clock">The clock.</param>
internal sealed class RunningTime(TimeProvider clock)
{
    /// <summary>How often it must be told; a longer gap is a pause.</summary>
    public static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

    /// <summary>The most that one gap counts: a busy machine may wake us late, but not this late.</summary>
    public static readonly TimeSpan LongestGap = TimeSpan.FromSeconds(1);

    private long last = clock.GetTimestamp();
    private long ticks;

    /// <summary>The time run so far.</summary>
    public TimeSpan Elapsed => new(Interlocked.Read(ref ticks));

    /// <summary>Takes the time since the last call.</summary>
    public void Advance()
    {
        long now = clock.GetTimestamp();
        TimeSpan gap = clock.GetElapsedTime(last, now);
        last = now;
        Interlocked.Add(ref ticks, (gap < LongestGap ? gap : LongestGap).Ticks);
    }
}
