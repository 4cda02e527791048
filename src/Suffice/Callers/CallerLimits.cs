namespace Suffice.Callers;

/// <summary>What a key, or all callers together, may use a minute.</summary>
/// <param name="Requests">Requests; <see langword="null"/> for no limit.</param>
/// <param name="Tokens">Tokens of prompts and answers; <see langword="null"/> for no limit.</param>
public sealed record CallerLimits(RateBucket? Requests, RateBucket? Tokens)
{
    /// <summary>Makes full buckets.</summary>
    /// <param name="requestsPerMinute">Requests; <see langword="null"/> for no limit.</param>
    /// <param name="tokensPerMinute">Tokens; <see langword="null"/> for no limit.</param>
    /// <param name="time">The clock.</param>
    /// <param name="before">What held before: the buckets of limits that have not changed are kept as they are.</param>
    /// <returns>The limits; <see langword="null"/> when there are none.</returns>
    public static CallerLimits? Of(long? requestsPerMinute, long? tokensPerMinute, TimeProvider time, CallerLimits? before = null) =>
        requestsPerMinute is null && tokensPerMinute is null
            ? null
            : new CallerLimits(Bucket(requestsPerMinute, time, before?.Requests), Bucket(tokensPerMinute, time, before?.Tokens));

    private static RateBucket? Bucket(long? perMinute, TimeProvider time, RateBucket? before) =>
        perMinute is not { } limit ? null : before?.PerMinute == limit ? before : new RateBucket(limit, time);
}
