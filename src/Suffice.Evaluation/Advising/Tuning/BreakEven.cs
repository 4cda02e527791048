namespace Suffice.Evaluation.Advising.Tuning;

/// <summary>From how many calls on a tuned model pays for itself. Exact: amounts are decimal, calls are rounded up.</summary>
public static class BreakEven
{
    /// <summary>The calls that pay for a project: <c>N = T / (c_base - c_tuned)</c>.</summary>
    /// <param name="projectUsd">T: what the project costs, retraining included, in USD; from 0.</param>
    /// <param name="baseUsd">What a call costs without it, in USD.</param>
    /// <param name="tunedUsd">What a call costs with it, in USD.</param>
    /// <returns>The calls; <see langword="null"/> when a tuned call saves nothing, so that no number of calls would do.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A cost is negative.</exception>
    public static decimal? Calls(decimal projectUsd, decimal baseUsd, decimal tunedUsd)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(projectUsd);
        ArgumentOutOfRangeException.ThrowIfNegative(baseUsd);
        ArgumentOutOfRangeException.ThrowIfNegative(tunedUsd);

        return baseUsd <= tunedUsd ? null : Math.Ceiling(projectUsd / (baseUsd - tunedUsd));
    }

    /// <summary>The calls a month that pay for a project and its hosting: <c>N_m = (T/L + H) / (c_base - c_tuned)</c>.</summary>
    /// <param name="projectUsd">T, in USD.</param>
    /// <param name="months">L: for how many months the tuned model is used, from 1.</param>
    /// <param name="hostingUsd">H: what hosting costs a month, in USD.</param>
    /// <param name="baseUsd">What a call costs without it, in USD.</param>
    /// <param name="tunedUsd">What a call costs with it, in USD.</param>
    /// <returns>The calls a month; <see langword="null"/> when a tuned call saves nothing.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A cost is negative, or there is no month.</exception>
    public static decimal? CallsPerMonth(decimal projectUsd, int months, decimal hostingUsd, decimal baseUsd, decimal tunedUsd)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(months, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(hostingUsd);

        // One division, so that nothing is rounded twice.
        return Calls(projectUsd + (hostingUsd * months), baseUsd * months, tunedUsd * months);
    }

    /// <summary>The calls a month that cost as much elsewhere as hosting does.</summary>
    /// <param name="hostingUsd">What hosting costs a month, in USD.</param>
    /// <param name="callUsd">What a call costs elsewhere, in USD.</param>
    /// <returns>The calls; <see langword="null"/> when a call elsewhere is free.</returns>
    public static decimal? CallsForHosting(decimal hostingUsd, decimal callUsd) => Calls(hostingUsd, callUsd, 0);
}
