using Suffice.Providers;

namespace Suffice.Cascade.Calling;

/// <summary>What stood in the way of one request so far: by it the caller is told whether trying again helps.</summary>
internal sealed class Troubles
{
    /// <summary>Told to wait where no provider said how long.</summary>
    private static readonly TimeSpan LeastWait = TimeSpan.FromSeconds(1);

    private readonly Lock noting = new();
    private bool hasOther;
    private bool hasLoad;
    private TimeSpan? asked;
    private TimeSpan? untilProbe;
    private int? refusedWindow;

    /// <summary>Until a route that is left alone may be tried; <see langword="null"/> when none was passed over for it.</summary>
    public TimeSpan? UntilProbe => untilProbe;

    /// <summary>When the call may succeed; <see langword="null"/> when something else than load stood in its way.</summary>
    public TimeSpan? RetryAfter => hasOther || !hasLoad ? null
        : Sooner(asked, untilProbe) is { } wait && wait > LeastWait ? wait
        : LeastWait;

    /// <summary>Notes a failed call.</summary>
    /// <param name="failure">The failure.</param>
    public void Add(CallFailure failure)
    {
        lock (noting)
        {
            bool isLoad = failure.Kind is FailureKind.RateLimited or FailureKind.Overloaded;
            hasLoad |= isLoad;
            hasOther |= !isLoad;
            asked = Sooner(asked, failure.RetryAfter);
        }
    }

    /// <summary>Notes a route that is left alone.</summary>
    /// <param name="wait">Until it may be tried.</param>
    public void AddResting(TimeSpan wait)
    {
        lock (noting)
        {
            untilProbe = Sooner(untilProbe, wait);
        }
    }

    /// <summary>Notes that the prompt did not fit a model.</summary>
    /// <param name="window">Its window, where known.</param>
    public void AddTooLong(int? window)
    {
        lock (noting)
        {
            refusedWindow = window > (refusedWindow ?? 0) ? window : refusedWindow;
        }
    }

    /// <summary>True when a model is known to hold no more than one that refused the prompt for its length.</summary>
    /// <param name="window">Its window, where known.</param>
    /// <returns>True when there is no use in asking it.</returns>
    public bool IsTooSmall(int? window) => refusedWindow is { } refused && window <= refused;

    private static TimeSpan? Sooner(TimeSpan? one, TimeSpan? other) => one is null || other < one ? other ?? one : one;
}
