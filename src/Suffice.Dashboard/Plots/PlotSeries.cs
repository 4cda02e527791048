using System.Collections.Immutable;

namespace Suffice.Dashboard.Plots;

/// <summary>One thing that is drawn over days.</summary>
/// <param name="Name">What it is, for its legend.</param>
/// <param name="Values">A value for each label; <see langword="null"/> where nothing is known.</param>
/// <param name="Shape">How it is drawn.</param>
public sealed record PlotSeries(string Name, ImmutableArray<double?> Values, PlotShape Shape = PlotShape.Bar)
{
    /// <summary>Which colour of the palette it has: 0 to 7; the same thing has the same colour on every page.</summary>
    public int Colour { get; init; }
}

/// <summary>How a series is drawn.</summary>
public enum PlotShape
{
    /// <summary>Bars, stacked on those before.</summary>
    Bar,

    /// <summary>A line.</summary>
    Line,

    /// <summary>A dashed line.</summary>
    Dashed,
}

/// <summary>Something that happened on a day, marked in a plot.</summary>
/// <param name="At">Which label, from 0.</param>
/// <param name="Text">What happened.</param>
public sealed record PlotMark(int At, string Text);
