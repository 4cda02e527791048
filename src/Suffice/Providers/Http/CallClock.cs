namespace Suffice.Providers.Http;

/// <summary>Keeps the time limits of one call and tells which one passed.</summary>
internal sealed class CallClock : IDisposable
{
    private readonly TimeProvider time;
    private readonly ProviderTimeouts limits;
    private readonly CancellationToken caller;
    private readonly CancellationTokenSource ending;
    private readonly ITimer total;
    private readonly ITimer step;
    private readonly long started;
    private string? passed;
    private string stepMessage = string.Empty;

    public CallClock(TimeProvider time, ProviderTimeouts limits, CancellationToken caller)
    {
        this.time = time;
        this.limits = limits;
        this.caller = caller;
        started = time.GetTimestamp();
        ending = CancellationTokenSource.CreateLinkedTokenSource(caller);
        total = time.CreateTimer(
            _ => End($"the whole call took longer than {Seconds(limits.Total)}"), null, limits.Total, Timeout.InfiniteTimeSpan);
        step = time.CreateTimer(_ => End(stepMessage), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Ends with the caller, or when a limit passes.</summary>
    public CancellationToken Token => ending.Token;

    /// <summary>What limit passed, in words; <see langword="null"/> when none did.</summary>
    public string? Passed => Volatile.Read(ref passed);

    public TimeSpan Elapsed => time.GetElapsedTime(started);

    /// <summary>Lets the caller's own end through as the exception it is.</summary>
    public void ThrowIfCallerLeft() => caller.ThrowIfCancellationRequested();

    /// <summary>Starts to wait for the first content.</summary>
    public void ExpectFirstToken() =>
        Expect(limits.FirstToken, $"no content within {Seconds(limits.FirstToken)} of sending");

    /// <summary>Starts to wait for the next piece.</summary>
    public void ExpectPiece() =>
        Expect(limits.Idle, $"nothing more within {Seconds(limits.Idle)} in the middle of the stream");

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
    public void Rest() => step.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    public void Dispose()
    {
        total.Dispose();
        step.Dispose();
        ending.Dispose();
    }

    public static string Seconds(TimeSpan limit) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{limit.TotalSeconds:0.###} s");

    private void Expect(TimeSpan limit, string message)
    {
        stepMessage = message;
        step.Change(limit, Timeout.InfiniteTimeSpan);
    }

    private void End(string message)
    {
        Interlocked.CompareExchange(ref passed, message, null);
        End();
    }
}
