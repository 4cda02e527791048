namespace Suffice.Ledger.Writing;

/// <summary>Lets a recurring message through at most once an interval.</summary>
internal sealed class Pace(TimeProvider clock, TimeSpan interval)
{
    private long next = long.MinValue;

    public bool IsDue()
    {
        long now = clock.GetUtcNow().UtcTicks;
        long due = Interlocked.Read(ref next);
        return now >= due && Interlocked.CompareExchange(ref next, now + interval.Ticks, due) == due;
    }
}
