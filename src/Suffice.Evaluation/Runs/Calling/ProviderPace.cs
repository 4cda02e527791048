using Suffice.Providers;

namespace Suffice.Evaluation.Runs.Calling;

/// <summary>How fast one provider is called: so many at once, so many a minute, and fewer after it says that these were too many.</summary>
/// <remarks>
/// Calls at once are halved when the provider is at its limit and grow by one after as many answers as there may be calls (additive increase, multiplicative decrease:
/// Chiu and Jain 1989). Whoever waits is let in no sooner than the provider asked for. Safe for use by many calls at once.
/// </remarks>
/// <param name="most">The most calls at once.</param>
/// <param name="perMinute">The most calls a minute; <see langword="null"/> for no limit.</param>
/// <param name="time">The clock.</param>
internal sealed class ProviderPace(int most, int? perMinute, TimeProvider time)
{
    private readonly Lock changing = new();
    private readonly int highest = most;
    private readonly TimeSpan spacing = perMinute is { } calls ? TimeSpan.FromMinutes(1) / calls : TimeSpan.Zero;
    private TaskCompletionSource freed = Signal();
    private int limit = most;
    private int inFlight;
    private int answered;
    private DateTimeOffset opens = DateTimeOffset.MinValue;
    private DateTimeOffset next = DateTimeOffset.MinValue;

    /// <summary>How many calls may be in flight now.</summary>
    public int Limit
    {
        get
        {
            lock (changing)
            {
                return limit;
            }
        }
    }

    /// <summary>Waits for its turn.</summary>
    public async ValueTask EnterAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task turn;
            TimeSpan wait;
            lock (changing)
            {
                wait = Later(opens, next) - time.GetUtcNow();
                if (inFlight < limit && wait <= TimeSpan.Zero)
                {
                    inFlight++;
                    next = time.GetUtcNow() + spacing;
                    return;
                }

                turn = freed.Task;
            }

            await (wait > TimeSpan.Zero ? Task.Delay(wait, time, cancellationToken) : turn.WaitAsync(cancellationToken)).ConfigureAwait(false);
        }
    }

    /// <summary>Ends a turn.</summary>
    /// <param name="failure">How the call failed; <see langword="null"/> when it did not.</param>
    public void Leave(CallFailure? failure)
    {
        TaskCompletionSource told;
        lock (changing)
        {
            inFlight--;
            if (failure is { Kind: FailureKind.RateLimited or FailureKind.Overloaded })
            {
                limit = Math.Max(1, limit / 2);
                answered = 0;
                opens = Later(opens, time.GetUtcNow() + (failure.RetryAfter ?? TimeSpan.Zero));
            }
            else if (failure is null && ++answered >= limit && limit < highest)
            {
                limit++;
                answered = 0;
            }

            told = freed;
            freed = Signal();
        }

        told.SetResult();
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset two) => one > two ? one : two;

    private static TaskCompletionSource Signal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
