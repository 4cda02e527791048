using System.Collections.Immutable;

namespace Suffice.Evaluation.Advising.Known;

/// <summary>Reads quantiles off numbers that are in order.</summary>
internal static class Spread
{
    /// <summary>The middle one.</summary>
    /// <param name="ascending">The numbers; at least one.</param>
    /// <returns>The lower of the two in the middle where they are even in number.</returns>
    public static long Middle(ImmutableArray<long> ascending) => ascending[(ascending.Length - 1) / 2];

    /// <summary>The one that 95 of 100 do not exceed.</summary>
    /// <param name="ascending">The numbers; at least one.</param>
    /// <returns>The number.</returns>
    public static long High(ImmutableArray<long> ascending) => ascending[(int)Math.Ceiling(ascending.Length * 0.95) - 1];

    /// <summary>The mean, rounded.</summary>
    /// <param name="numbers">The numbers; at least one.</param>
    /// <returns>The mean.</returns>
    public static long Mean(ImmutableArray<long> numbers) => (long)Math.Round(numbers.Average(number => (decimal)number), MidpointRounding.ToEven);
}
