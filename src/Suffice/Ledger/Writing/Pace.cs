namespace Suffice.Ledger.Writing;

/// <summary>Lets a recurring message through at most once an interval.</summary>
internal sealed class Pace(TimeProvider clock, TimeSpan interval)
{
    private long _next = long.MinValue;

    public bool IsDue()
    {
        long now = clock.GetUtcNow().UtcTicks;
        long next = Interlocked.Read(ref _next);
        return now >= next && Interlocked.CompareExchange(ref _next, now + interval.Ticks, next) == next;
    }
}
