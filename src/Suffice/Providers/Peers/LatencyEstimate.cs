namespace Suffice.Providers.Peers;

/// <summary>How fast a peer answers: a moving average that fades, so that a slow peer is tried again after a while.</summary>
/// <remarks>
/// Each new figure counts a fifth. With time the estimate falls towards zero by halves: what was not measured for long is taken for
/// fast until it is. Never measured is zero.
/// </remarks>
internal sealed class LatencyEstimate
{
    private const double Share = 0.2;

    /// <summary>A peer ten times slower than the best is tried again after some three minutes.</summary>
    private static readonly TimeSpan HalfLife = TimeSpan.FromMinutes(1);

    private readonly Lock changing = new();
    private double seconds;
    private long at;

    /// <summary>Takes a figure in.</summary>
    /// <param name="latency">From sending to the first sign of an answer.</param>
    /// <param name="time">The clock.</param>
    public void Add(TimeSpan latency, TimeProvider time)
    {
        lock (changing)
        {
            seconds = at == 0 ? latency.TotalSeconds : seconds + (Share * (latency.TotalSeconds - seconds));
            at = time.GetTimestamp();
        }
    }

    /// <summary>What is expected now.</summary>
    /// <param name="time">The clock.</param>
    /// <returns>Seconds; 0 when never measured.</returns>
    public double Now(TimeProvider time)
    {
        lock (changing)
        {
            return at == 0 ? 0 : seconds * Math.Pow(0.5, time.GetElapsedTime(at) / HalfLife);
        }
    }
}
