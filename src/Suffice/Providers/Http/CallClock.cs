namespace Suffice.Providers.Http;

/// <summary>Keeps the time limits of one call and tells which one passed.</summary>
/// <remarks>
/// A stream waits for one piece after the other: its timer is not moved for each of them, but looks when it is due how long the wait
/// at hand has lasted.
/// </remarks>
internal sealed class CallClock : IDisposable
{
    private readonly TimeProvider time;
    private readonly ProviderTimeouts limits;
    private readonly CancellationToken caller;
    private readonly CancellationTokenSource ending = new();
    private readonly CancellationTokenRegistration leaving;
    private readonly ITimer total;
    private readonly long started;
    private ITimer? step;
    private bool inPieces;
    private bool isWaiting;
    private long waitingSince;
    private string? passed;

    public CallClock(TimeProvider time, ProviderTimeouts limits, CancellationToken caller)
    {
        this.time = time;
        this.limits = limits;
        this.caller = caller;
        started = time.GetTimestamp();
        leaving = caller.UnsafeRegister(static clock => ((CallClock)clock!).End(), this);
        total = time.CreateTimer(static clock => ((CallClock)clock!).EndInTotal(), this, limits.Total, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Ends with the caller, or when a limit passes.</summary>
    public CancellationToken Token => ending.Token;

    /// <summary>What limit passed, in words; <see langword="null"/> when none did.</summary>
    public string? Passed => Volatile.Read(ref passed);

    public TimeSpan Elapsed => time.GetElapsedTime(started);

    /// <summary>Lets the caller's own end through as the exception it is.</summary>
    public void ThrowIfCallerLeft() => caller.ThrowIfCancellationRequested();

    /// <summary>Starts to wait for the first content.</summary>
    public void ExpectFirstToken()
    {
        Wait();
        step = time.CreateTimer(static clock => ((CallClock)clock!).Look(), this, limits.FirstToken, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Begins the limit between two pieces.</summary>
    public void BeginPieces()
    {
        Rest();
        inPieces = true;
        step?.Change(limits.Idle, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Starts to wait for the next piece.</summary>
    public void ExpectPiece() => Wait();

    /// <summary>Ends the call because nobody wants it any more.</summary>
    public void End()
    {
        try
        {
            ending.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It ended by itself in the same moment.
        }
    }

    /// <summary>Stops waiting: what passes now is the caller's own time.</summary>
    public void Rest() => Volatile.Write(ref isWaiting, false);

    public void Dispose()
    {
        leaving.Dispose();
        total.Dispose();
        step?.Dispose();
        ending.Dispose();
    }

    public static string Seconds(TimeSpan limit) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{limit.TotalSeconds:0.###} s");

    private void Wait()
    {
        Volatile.Write(ref waitingSince, time.GetTimestamp());
        Volatile.Write(ref isWaiting, true);
    }

    private void Look()
    {
        TimeSpan limit = inPieces ? limits.Idle : limits.FirstToken;
        TimeSpan left = Volatile.Read(ref isWaiting) ? limit - time.GetElapsedTime(Volatile.Read(ref waitingSince)) : limit;
        if (left <= TimeSpan.Zero)
        {
            End(inPieces
                ? $"nothing more within {Seconds(limit)} in the middle of the stream"
                : $"no content within {Seconds(limit)} of sending");
        }
        else
        {
            step?.Change(left, Timeout.InfiniteTimeSpan);
        }
    }

    private void EndInTotal() => End($"the whole call took longer than {Seconds(limits.Total)}");

    private void End(string message)
    {
        Interlocked.CompareExchange(ref passed, message, null);
        End();
    }
}
