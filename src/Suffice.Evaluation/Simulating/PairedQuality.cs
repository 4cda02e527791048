using Suffice.Evaluation.Statistics.Intervals;

namespace Suffice.Evaluation.Simulating;

/// <summary>Quality of two policies on the same calls. Where both serve the same answer the difference is nothing, whatever the answer is worth.</summary>
/// <param name="Calls">Exact calls.</param>
/// <param name="Differing">Of those, served another answer.</param>
/// <param name="Known">Of the differing, with a verdict on both answers.</param>
/// <param name="Better">Of the known, good under the new policy alone.</param>
/// <param name="Worse">Of the known, good under the policy in force alone.</param>
public sealed record PairedQuality(long Calls, long Differing, long Known, long Better, long Worse)
{
    /// <summary>Share of all exact calls served well now; <see langword="null"/> when a verdict is missing.</summary>
    public double? Now { get; init; }

    /// <summary>Share of all exact calls that would be served well; <see langword="null"/> when a verdict is missing.</summary>
    public double? Next { get; init; }

    /// <summary>
    /// The new policy's share less that in force, over all exact calls: the mean of the known differing ones times the share that differs; <see langword="null"/> when
    /// calls differ and no verdict is known.
    /// </summary>
    public double? Difference => Differing == 0 ? 0
        : Known == 0 ? null
        : (double)(Better - Worse) / Known * Differing / Calls;

    /// <summary>
    /// Its 95% interval: Tango's score interval over all calls where every verdict is known, else over the known ones, times the share that differs. The known ones must be a random
    /// part of the differing ones, as drawn shadows are of the answers of one rung.
    /// </summary>
    public Interval? Difference95 => Calls == 0 || (Differing > 0 && Known == 0) ? null
        : Known == Differing ? TangoInterval.Of(new PairedTable(Calls - Better - Worse, Better, Worse, 0))
        : Scaled(TangoInterval.Of(new PairedTable(Known - Better - Worse, Better, Worse, 0)), (double)Differing / Calls);

    private static Interval Scaled(Interval interval, double by) => new(interval.Low * by, interval.High * by);
}
