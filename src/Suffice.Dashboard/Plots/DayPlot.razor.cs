using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Components;
using Suffice.Dashboard.Tables;

namespace Suffice.Dashboard.Plots;

/// <summary>Draws values over days, weeks or months: stacked bars, lines, a limit, marks of what happened.</summary>
public sealed partial class DayPlot
{
    private const int MostLabels = 7;
    private const double BarShare = 0.78;
    private const int MostDotted = 45;

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

    /// <summary>What each place along it is, such as a day.</summary>
    [Parameter]
    [EditorRequired]
    public required ImmutableArray<string> Labels { get; set; }

    /// <summary>What is drawn.</summary>
    [Parameter]
    [EditorRequired]
    public required ImmutableArray<PlotSeries> Series { get; set; }

    /// <summary>What the values are: dollars, shares, counts, or milliseconds as durations.</summary>
    [Parameter]
    public CellKind Kind { get; set; } = CellKind.Count;

    /// <summary>What happened meanwhile.</summary>
    [Parameter]
    public ImmutableArray<PlotMark> Marks { get; set; } = [];

    /// <summary>What its marks are, for the legend.</summary>
    [Parameter]
    public string MarkName { get; set; } = "change";

    /// <summary>A value that is not to be passed.</summary>
    [Parameter]
    public double? Limit { get; set; }

    /// <summary>What that is.</summary>
    [Parameter]
    public string? LimitName { get; set; }

    /// <summary>What to do when there is nothing to draw.</summary>
    [Parameter]
    public string Empty { get; set; } = "Nothing was seen in these days.";

    /// <summary>What stands below it, such as its values as a table.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    private PlotScale Scale { get; set; } = PlotScale.Of(0);

    private IEnumerable<PlotBar> Bars
    {
        get
        {
            for (int at = 0; at < Labels.Length; at++)
            {
                double below = 0;
                foreach (PlotSeries series in Series.Where(series => series.Shape == PlotShape.Bar))
                {
                    double value = Math.Max(0, series.Values[at] ?? 0);
                    if (value > 0)
                    {
                        double top = Scale.FromTop(below + value);
                        double slot = 100.0 / Labels.Length;
                        yield return new PlotBar((slot * at) + (slot * (1 - BarShare) / 2), slot * BarShare, top, Scale.FromTop(below) - top, series.Colour);
                    }

                    below += value;
                }
            }
        }
    }

    private IEnumerable<PlotLine> Lines => Series.Where(series => series.Shape != PlotShape.Bar).Select(LineOf);

    private IEnumerable<int> LabelledPlaces
    {
        get
        {
            int every = Math.Max(1, (int)Math.Ceiling(Labels.Length / (double)MostLabels));

            return Enumerable.Range(0, Labels.Length).Where(at => at % every == 0);
        }
    }

    private string Summary => $"{Title}, {Labels[0]} to {Labels[^1]}";

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        double most = Limit ?? 0;
        for (int at = 0; at < Labels.Length; at++)
        {
            double stacked = Series.Where(series => series.Shape == PlotShape.Bar).Sum(series => Math.Max(0, series.Values[at] ?? 0));
            double lines = Series.Where(series => series.Shape != PlotShape.Bar).Max(series => series.Values[at]) ?? 0;
            most = Math.Max(most, Math.Max(stacked, lines));
        }

        Scale = PlotScale.Of(most, Kind == CellKind.Share ? 1 : double.PositiveInfinity);
    }

    // A day is told apart by month and day; the year is in the tip.
    private static string ShortOf(string label) =>
        DateOnly.TryParseExact(label, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day.ToString("MMM d", CultureInfo.InvariantCulture) : label;

    private double MiddleOf(int at) => 100.0 * (at + 0.5) / Labels.Length;

    private PlotLine LineOf(PlotSeries series)
    {
        StringBuilder path = new();
        ImmutableArray<(double, double)>.Builder points = ImmutableArray.CreateBuilder<(double, double)>();
        bool isOpen = false;
        for (int at = 0; at < Labels.Length; at++)
        {
            if (series.Values[at] is not { } value)
            {
                isOpen = false;
                continue;
            }

            (double x, double y) = (MiddleOf(at), Scale.FromTop(value));
            path.Append(isOpen ? 'L' : 'M').Append(PlotText.Place(x)).Append(' ').Append(PlotText.Place(y));
            bool isAlone = !isOpen && (at + 1 == Labels.Length || series.Values[at + 1] is null);
            isOpen = true;

            // A line of one point is no line: without its dot nobody would see it.
            if (Labels.Length <= MostDotted || isAlone)
            {
                points.Add((x, y));
            }
        }

        return new PlotLine(path.ToString(), points.ToImmutable(), series.Colour, series.Shape == PlotShape.Dashed);
    }

    private string TipOf(int at) => string.Join('\n', Series.Where(series => series.Values[at] is not null)
        .Select(series => $"{Tables.Shown.Text(series.Name)}: {PlotText.Value(series.Values[at], Kind)}")
        .Concat(Marks.Where(mark => mark.At == at).Select(mark => Tables.Shown.Text(mark.Text)))
        .Prepend(Labels[at]));

    private readonly record struct PlotBar(double Left, double Width, double Top, double Height, int Colour);

    private sealed record PlotLine(string Path, ImmutableArray<(double X, double Y)> Points, int Colour, bool IsDashed);
}
