using System.Collections.Immutable;

namespace Suffice.Audit.Reports;

/// <summary>Chooses some of a task's sample calls to be shown.</summary>
public static class SampleChoice
{
    /// <summary>Takes samples at even distances, so that short and long prompts are there.</summary>
    /// <param name="samples">The samples, by length of prompt.</param>
    /// <param name="most">The most to take.</param>
    /// <returns>Those chosen, in the same order.</returns>
    public static ImmutableArray<CallSample> Spread(ImmutableArray<CallSample> samples, int most) =>
        samples.Length <= most ? samples : [.. Enumerable.Range(0, most).Select(i => samples[(int)((long)i * (samples.Length - 1) / Math.Max(1, most - 1))])];
}
