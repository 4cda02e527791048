namespace Suffice.Callers;

/// <summary>A token bucket: at most so many a minute, all of them at once when none were used for a minute.</summary>
/// <remarks>
/// Kept as one number, the moment at which the bucket would be full again (the generic cell rate algorithm, ITU-T I.371), so that taking
/// needs no lock and no timer and nothing is allocated. More may be used than was taken: what follows waits for it.
/// </remarks>
public sealed class RateBucket
{
    private readonly TimeProvider time;
    private readonly double ticksEach;
    private readonly long minute;
    private long fullAt;

    /// <summary>Makes a full bucket.</summary>
    /// <param name="perMinute">How many a minute; at least 1.</param>
    /// <param name="time">The clock.</param>
    public RateBucket(long perMinute, TimeProvider time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(perMinute, 1);
        ArgumentNullException.ThrowIfNull(time);
        PerMinute = perMinute;
        this.time = time;
        minute = time.TimestampFrequency * 60;
        ticksEach = (double)minute / perMinute;
        fullAt = time.GetTimestamp();
    }

    /// <summary>How many a minute.</summary>
    public long PerMinute { get; }

    /// <summary>How many could be taken now.</summary>
    public long Left => Math.Clamp((long)((minute - Missing(time.GetTimestamp())) / ticksEach), 0, PerMinute);

    /// <summary>How long until it is full.</summary>
    public TimeSpan UntilFull => Span(Missing(time.GetTimestamp()));

    /// <summary>Takes some, or none.</summary>
    /// <param name="count">How many; more than <see cref="PerMinute"/> can never be taken at once.</param>
    /// <param name="wait">How long to wait until so many can be taken; zero when they were.</param>
    /// <returns>True when they were taken.</returns>
    public bool TryTake(long count, out TimeSpan wait)
    {
        long now = time.GetTimestamp();
        long cost = Ticks(count);
        while (true)
        {
            long seen = Volatile.Read(ref fullAt);
            long next = Math.Max(seen, now) + cost;
            if (next - now > minute)
            {
                wait = Span(next - now - minute);
                return false;
            }

            if (Interlocked.CompareExchange(ref fullAt, next, seen) == seen)
            {
                wait = TimeSpan.Zero;
                return true;
            }
        }
    }

    /// <summary>Corrects what was taken once it is known what was used.</summary>
    /// <param name="difference">How many more were used; negative to give some back.</param>
    public void Correct(long difference)
    {
        long now = time.GetTimestamp();
        long cost = Ticks(difference);
        long seen;
        long next;
        do
        {
            seen = Volatile.Read(ref fullAt);
            next = Math.Max(Math.Max(seen, now) + cost, now);
        }
        while (Interlocked.CompareExchange(ref fullAt, next, seen) != seen);
    }

    private long Missing(long now) => Math.Max(0, Volatile.Read(ref fullAt) - now);

    // Far beyond any use and far inside a long: a count without sense must not turn time around.
    private long Ticks(long count) => (long)Math.Clamp(count * ticksEach, -1e17, 1e17);

    private TimeSpan Span(long ticks) => TimeSpan.FromSeconds((double)ticks / time.TimestampFrequency);
}
