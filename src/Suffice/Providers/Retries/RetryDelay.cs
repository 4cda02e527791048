namespace Suffice.Providers.Retries;

/// <summary>Decides whether a failed call is worth sending again to the same model, and after how long.</summary>
/// <remarks>
/// Exponential backoff with full jitter (Brooker, "Exponential Backoff And Jitter", 2015): a wait drawn evenly from 0 to the
/// doubled limit, so that calls that failed together do not come back together. Safe for use by many calls at once.
/// </remarks>
/// <param name="policy">The limits.</param>
/// <param name="random">Draws the waits.</param>
public sealed class RetryDelay(RetryPolicy policy, Random random)
{
    /// <summary>Doublings after which any limit is reached; keeps the shift within its range.</summary>
    private const int MaxDoublings = 30;

    private readonly Lock drawing = new();

    /// <summary>Decides about one failure.</summary>
    /// <param name="failure">The failure.</param>
    /// <param name="retriesDone">How often this call was already sent again to this model.</param>
    /// <param name="maxRetries">How often it may be, <see cref="ProviderDefinition.MaxRetries"/>.</param>
    /// <param name="untilDeadline">What is left of the call's time; <see langword="null"/> when it has no deadline.</param>
    /// <returns>How long to wait, or <see langword="null"/> when the call shall not be sent again.</returns>
    public TimeSpan? Next(CallFailure failure, int retriesDone, int maxRetries, TimeSpan? untilDeadline)
    {
        ArgumentNullException.ThrowIfNull(failure);
        if (!failure.MayPass || retriesDone >= maxRetries || failure.RetryAfter > policy.LongestRetryAfter)
        {
            return null;
        }

        TimeSpan wait = failure.RetryAfter is { } asked
            ? asked + Drawn(policy.FirstWait)
            : Drawn(Limit(retriesDone));
        return untilDeadline is null || wait < untilDeadline ? wait : null;
    }

    private TimeSpan Limit(int retriesDone)
    {
        double doubled = policy.FirstWait.Ticks * (double)(1L << Math.Min(retriesDone, MaxDoublings));
        return doubled < policy.LongestWait.Ticks ? TimeSpan.FromTicks((long)doubled) : policy.LongestWait;
    }

    private TimeSpan Drawn(TimeSpan limit)
    {
        lock (drawing)
        {
            return limit * random.NextDouble();
        }
    }
}
