using System.Collections.Immutable;
using System.Text;
using Microsoft.AspNetCore.Components;
using Suffice.Dashboard.Tables;
using Suffice.Reports;

namespace Suffice.Dashboard.Plots;

/// <summary>Draws how one share moves with another: a reliability plot, a curve of risk against coverage.</summary>
public sealed partial class PlanePlot
{
    /// <summary>Its name on its page, in kebab case.</summary>
    [Parameter]
    [EditorRequired]
    public required string Name { get; set; }

    /// <summary>What it shows.</summary>
    [Parameter]
    [EditorRequired]
    public required string Title { get; set; }

    /// <summary>What is said below its title.</summary>
    [Parameter]
    public string? Note { get; set; }

    /// <summary>The points, from left to right.</summary>
    [Parameter]
    [EditorRequired]
    public required ImmutableArray<PlanePoint> Points { get; set; }

    /// <summary>What is across.</summary>
    [Parameter]
    [EditorRequired]
    public required string XName { get; set; }

    /// <summary>What is up.</summary>
    [Parameter]
    [EditorRequired]
    public required string YName { get; set; }

    /// <summary>True to draw where both are the same.</summary>
    [Parameter]
    public bool Diagonal { get; set; }

    /// <summary>True to join the points.</summary>
    [Parameter]
    public bool Joined { get; set; }

    /// <summary>A value upward that is not to be passed.</summary>
    [Parameter]
    public double? Limit { get; set; }

    /// <summary>What that is.</summary>
    [Parameter]
    public string? LimitName { get; set; }

    /// <summary>What to do when there is nothing to draw.</summary>
    [Parameter]
    public string Empty { get; set; } = "Nothing to draw yet.";

    /// <summary>What stands below it, such as its values as a table.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    private PlotScale Along { get; set; } = PlotScale.Of(1, 1);

    private PlotScale Upward { get; set; } = PlotScale.Of(1, 1);

    private string Curve
    {
        get
        {
            StringBuilder path = new();
            foreach (PlanePoint point in Points)
            {
                path.Append(path.Length == 0 ? 'M' : 'L').Append(PlotText.Place(100 * point.X / Along.Top)).Append(' ').Append(PlotText.Place(Upward.FromTop(point.Y)));
            }

            return path.ToString();
        }
    }

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        Along = PlotScale.Of(Points.IsEmpty || Diagonal ? 1 : Points.Max(point => point.X), 1);
        Upward = PlotScale.Of(Points.IsEmpty || Diagonal ? 1 : Math.Max(Limit ?? 0, Points.Max(point => point.High ?? point.Y)), 1);
    }

    private string X(PlanePoint point) => PlotText.Percent(100 * Math.Min(point.X, Along.Top) / Along.Top);

    private string TipOf(PlanePoint point) =>
        $"{XName}: {Figures.Percent(point.X)}\n{YName}: {Figures.Percent(point.Y)}{(point is { Low: { } low, High: { } high } ? $" [{Figures.Percent(low)}, {Figures.Percent(high)}]" : null)}{(point.Note is null ? null : $"\n{Shown.Text(point.Note)}")}";
}

/// <summary>A point: two shares, 1 for all.</summary>
/// <param name="X">Across.</param>
/// <param name="Y">Up.</param>
public sealed record PlanePoint(double X, double Y)
{
    /// <summary>The lower end of the interval of <see cref="Y"/>.</summary>
    public double? Low { get; init; }

    /// <summary>The upper end of the interval of <see cref="Y"/>.</summary>
    public double? High { get; init; }

    /// <summary>True for the one that was chosen.</summary>
    public bool IsChosen { get; init; }

    /// <summary>Said of it.</summary>
    public string? Note { get; init; }
}
