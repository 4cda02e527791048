namespace Suffice.Agents.Working;

/// <summary>Lets so many tickets in a minute, evenly. Safe for use by many at once.</summary>
/// <param name="perMinute">The most; <see langword="null"/> for no limit.</param>
/// <param name="time">The clock.</param>
internal sealed class WorkPace(int? perMinute, TimeProvider time)
{
    private readonly Lock guard = new();
    private readonly TimeSpan spacing = perMinute is { } tickets ? TimeSpan.FromMinutes(1) / tickets : TimeSpan.Zero;
    private DateTimeOffset next = DateTimeOffset.MinValue;

    /// <summary>Waits for its turn.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async ValueTask EnterAsync(CancellationToken cancellationToken)
    {
        if (spacing == TimeSpan.Zero)
        {
            return;
        }

        TimeSpan wait;
        lock (guard)
        {
            DateTimeOffset now = time.GetUtcNow();
            DateTimeOffset turn = next > now ? next : now;
            next = turn + spacing;
            wait = turn - now;
        }

        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
        }
    }
}
