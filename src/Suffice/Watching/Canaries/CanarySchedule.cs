namespace Suffice.Watching.Canaries;

/// <summary>Spreads a number of canaries evenly over each day (UTC).</summary>
public static class CanarySchedule
{
    /// <summary>The slot of a moment: each asks one canary, and a process that starts within a slot leaves it out, so that no day has more than its number.</summary>
    /// <param name="perDay">How many a day, at least 1.</param>
    /// <param name="at">The moment.</param>
    /// <returns>A number that is one higher in the next slot.</returns>
    public static long SlotOf(int perDay, DateTimeOffset at)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(perDay, 1);
        long day = at.UtcTicks / TimeSpan.TicksPerDay;
        long slot = at.UtcTicks % TimeSpan.TicksPerDay / (TimeSpan.TicksPerDay / perDay);

        return (day * perDay) + Math.Min(slot, perDay - 1);
    }
}
