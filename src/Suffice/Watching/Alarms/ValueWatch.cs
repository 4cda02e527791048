using System.Collections.Immutable;
using System.Globalization;
using Suffice.Drift;

namespace Suffice.Watching.Alarms;

/// <summary>Watches numbers (confidences, lengths, times): the first five hundred are the reference, each later five hundred are held against them.</summary>
internal sealed record ValueWatch
{
    /// <summary>How many numbers make a window.</summary>
    public const int Window = 500;

    // A distance of the distributions that anybody would care for.
    private const double PracticalDistance = 0.15;

    /// <summary>The reference, ascending once it is full.</summary>
    public ImmutableArray<float> Before { get; init; } = [];

    /// <summary>The window that is being filled.</summary>
    public ImmutableArray<float> Now { get; init; } = [];

    /// <summary>Adds a number.</summary>
    /// <param name="value">The number.</param>
    /// <returns>What is known then, and what the window's comparison says when this number filled one.</returns>
    public (ValueWatch Next, WindowTest? Test) Add(double value)
    {
        if (Before.Length < Window)
        {
            ImmutableArray<float> grown = Before.Add((float)value);

            return (this with { Before = grown.Length == Window ? grown.Sort() : grown }, null);
        }

        ImmutableArray<float> filling = Now.Add((float)value);

        return filling.Length < Window ? (this with { Now = filling }, null) : (this with { Now = [] }, Compare(filling));
    }

    private WindowTest Compare(ImmutableArray<float> now)
    {
        double[] before = [.. Before];
        double[] later = [.. now];
        ValueBins bins = ValueBins.Of(before);
        PopulationStability stability = PopulationStability.Of(CountsOf(before, bins), CountsOf(later, bins));
        KolmogorovSmirnov distance = KolmogorovSmirnov.Of(before, later);
        bool isMoved = distance.Probability < PopulationStability.Level && distance.Distance > PracticalDistance;
        Array.Sort(later);

        return new WindowTest(stability.IsAlarm, isMoved, string.Create(
            CultureInfo.InvariantCulture,
            $"median {later[Window / 2]:0.###} where it was {before[Window / 2]:0.###}; stability index {stability.Index:0.00} (p {stability.Probability:0.0e0}), distance {distance.Distance:0.00} (p {distance.Probability:0.0e0})"));
    }

    private static long[] CountsOf(double[] values, ValueBins bins)
    {
        long[] counts = new long[bins.Count];
        foreach (double value in values)
        {
            counts[bins.Of(value)]++;
        }

        return counts;
    }
}
