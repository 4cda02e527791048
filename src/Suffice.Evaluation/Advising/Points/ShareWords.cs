using Suffice.Evaluation.Statistics.Intervals;
using Suffice.Reports;

namespace Suffice.Evaluation.Advising.Points;

/// <summary>A share in words, its interval beside it.</summary>
internal static class ShareWords
{
    /// <summary>Tells one.</summary>
    /// <param name="hits">How many.</param>
    /// <param name="of">Of how many, from 1.</param>
    /// <returns>Such as <c>190 of 200 (95%, 91% to 97.2%)</c>, the interval of 95% (Wilson).</returns>
    public static string Of(long hits, long of)
    {
        Interval ends = WilsonInterval.Of(hits, of);

        return $"{Figures.Count(hits)} of {Figures.Count(of)} ({Figures.Percent((double)hits / of)}, {Figures.Percent(ends.Low)} to {Figures.Percent(ends.High)})";
    }
}
