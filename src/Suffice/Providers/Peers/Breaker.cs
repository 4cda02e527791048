namespace Suffice.Providers.Peers;

/// <summary>Keeps calls away from a model at a provider that fails, and lets one at a time try whether it works again.</summary>
/// <remarks>
/// Opens after a number of failures in a row within a time. A call that is let in while nothing is wrong, and its success, cost
/// one read each. Safe for use by many calls at once; a change of state holds for the very next call.
/// </remarks>
/// <param name="settings">When it opens, and for how long.</param>
/// <param name="time">The clock.</param>
internal sealed class Breaker(BreakerSettings settings, TimeProvider time)
{
    /// <summary>The longest it stays open by its own doubling.</summary>
    public static readonly TimeSpan LongestCoolDown = TimeSpan.FromMinutes(5);

    /// <summary>The longest it stays open because the provider asked for it.</summary>
    public static readonly TimeSpan LongestAsked = TimeSpan.FromHours(1);

    private readonly Lock changing = new();

    /// <summary>When the latest failures in a row were, a ring of as many as open it.</summary>
    private readonly long[] failedAt = new long[settings.Failures];
    private volatile bool isQuiet = true;
    private int epoch;
    private BreakerState state;
    private int failures;
    private int openings;
    private long probeFrom;
    private DateTimeOffset since = time.GetUtcNow();

    /// <summary>Asks to let a call in.</summary>
    /// <param name="pass">Counts the call's result; to be used exactly once when let in.</param>
    /// <param name="wait">Until the next try is due, when not let in; zero while one is under way.</param>
    /// <returns>True when the call may be sent.</returns>
    public bool TryEnter(out BreakerPass pass, out TimeSpan wait)
    {
        wait = TimeSpan.Zero;
        pass = new BreakerPass(this, Volatile.Read(ref epoch), false);
        return isQuiet || TryEnterSlowly(out pass, out wait);
    }

    /// <summary>A call that was let in found the route working.</summary>
    /// <param name="pass">Its pass.</param>
    public void Succeeded(BreakerPass pass)
    {
        if (isQuiet)
        {
            return;
        }

        lock (changing)
        {
            if (pass.Epoch != epoch)
            {
                return;
            }

            failures = 0;
            openings = 0;
            if (state != BreakerState.Closed)
            {
                Turn(BreakerState.Closed);
            }

            isQuiet = true;
        }
    }

    /// <summary>A call that was let in failed, and the route may be at fault.</summary>
    /// <param name="pass">Its pass.</param>
    /// <param name="retryAfter">How long the provider asks to wait.</param>
    public void Failed(BreakerPass pass, TimeSpan? retryAfter)
    {
        lock (changing)
        {
            if (pass.Epoch != epoch)
            {
                return;
            }

            isQuiet = false;
            long now = time.GetTimestamp();
            failedAt[failures % failedAt.Length] = now;
            failures++;
            bool isFull = failures >= failedAt.Length
                && time.GetElapsedTime(failedAt[failures % failedAt.Length], now) <= settings.Window;
            if (state == BreakerState.HalfOpen || isFull)
            {
                Open(now, retryAfter);
            }
        }
    }

    /// <summary>A call that was let in ended in a way that says nothing of the route; the next may probe.</summary>
    /// <param name="pass">Its pass.</param>
    public void Left(BreakerPass pass)
    {
        if (!pass.IsProbe)
        {
            return;
        }

        lock (changing)
        {
            if (pass.Epoch == epoch)
            {
                Turn(BreakerState.Open);
            }
        }
    }

    /// <summary>What it is now.</summary>
    /// <param name="provider">Whose it is.</param>
    /// <param name="model">Of which model.</param>
    /// <returns>The state, for people.</returns>
    public BreakerSnapshot Snapshot(string provider, string model)
    {
        lock (changing)
        {
            DateTimeOffset? next = state == BreakerState.Open
                ? time.GetUtcNow() + UntilProbe(time.GetTimestamp())
                : null;
            return new BreakerSnapshot(provider, model, state, since, next, failures);
        }
    }

    private bool TryEnterSlowly(out BreakerPass pass, out TimeSpan wait)
    {
        lock (changing)
        {
            wait = state == BreakerState.Open ? UntilProbe(time.GetTimestamp()) : TimeSpan.Zero;
            bool isProbe = state == BreakerState.Open && wait <= TimeSpan.Zero;
            if (isProbe)
            {
                Turn(BreakerState.HalfOpen);
            }

            pass = new BreakerPass(this, epoch, isProbe);
            return isProbe || state == BreakerState.Closed;
        }
    }

    private void Open(long now, TimeSpan? retryAfter)
    {
        double doubled = settings.CoolDown.Ticks * Math.Pow(2, openings);
        TimeSpan most = settings.CoolDown > LongestCoolDown ? settings.CoolDown : LongestCoolDown;
        TimeSpan wait = retryAfter is { } asked ? Least(asked, LongestAsked)
            : doubled < most.Ticks ? TimeSpan.FromTicks((long)doubled)
            : most;
        openings++;
        probeFrom = now + (long)(wait.TotalSeconds * time.TimestampFrequency);
        Turn(BreakerState.Open);
    }

    private TimeSpan UntilProbe(long now)
    {
        TimeSpan left = time.GetElapsedTime(now, probeFrom);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private void Turn(BreakerState next)
    {
        state = next;
        since = time.GetUtcNow();
        Interlocked.Increment(ref epoch);
    }

    private static TimeSpan Least(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
