namespace Suffice.Cascade.Calling;

/// <summary>Adds up the time in which a request only waits: for models, for its caller, or before a retry.</summary>
/// <remarks>
/// Waits that overlap (a check may ask several models at once) count once. Own work done in the middle of a wait, such as reading
/// a piece of a stream, is taken out again with <see cref="ExcludeSince"/>. Thread-safe.
/// </remarks>
/// <param name="time">The clock.</param>
public sealed class WaitClock(TimeProvider time)
{
    private readonly Lock counting = new();
    private int waits;
    private long since;
    private long waited;

    /// <summary>The time waited so far, a wait that goes on included; never negative.</summary>
    public TimeSpan Total
    {
        get
        {
            lock (counting)
            {
                long now = time.GetTimestamp();
                long total = waits > 0 ? waited + now - since : waited;

                return time.GetElapsedTime(now - Math.Max(0, total), now);
            }
        }
    }

    /// <summary>A wait begins; each is ended by one <see cref="End"/>.</summary>
    public void Begin()
    {
        lock (counting)
        {
            if (waits++ == 0)
            {
                since = time.GetTimestamp();
            }
        }
    }

    /// <summary>A wait ends.</summary>
    public void End()
    {
        lock (counting)
        {
            if (--waits == 0)
            {
                waited += time.GetTimestamp() - since;
            }
        }
    }

    /// <summary>The moment at which own work begins, to be handed to <see cref="ExcludeSince"/>.</summary>
    /// <returns>A timestamp of the clock.</returns>
    public long Mark() => time.GetTimestamp();

    /// <summary>Takes own work out of the wait in which it was done.</summary>
    /// <param name="mark">When it began, by <see cref="Mark"/>.</param>
    public void ExcludeSince(long mark)
    {
        long work = time.GetTimestamp() - mark;
        lock (counting)
        {
            waited -= work;
        }
    }

    /// <summary>Takes own work out of the wait in which it was done.</summary>
    /// <param name="work">How long it took.</param>
    public void Exclude(TimeSpan work)
    {
        lock (counting)
        {
            waited -= (long)(work.TotalSeconds * time.TimestampFrequency);
        }
    }
}
