using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Suffice.Dashboard.Floors;
using Suffice.Dashboard.Frame;
using Suffice.Dashboard.Plots;
using Suffice.Dashboard.Tables;
using Suffice.Dashboard.Times;
using Suffice.Ledger.Bills;

namespace Suffice.Dashboard.Home;

/// <summary>The home page.</summary>
public sealed partial class HomePage
{
    /// <summary>What stands around the page.</summary>
    [Parameter]
    [EditorRequired]
    public required PageFrame Frame { get; set; }

    /// <summary>What it says.</summary>
    [Parameter]
    [EditorRequired]
    public required HomeFigures Figures { get; set; }

    private int Stated => Figures.Tasks.Count(task => task.Floor?.Mark is not null);

    private int Held => Figures.Tasks.Count(task => task.Floor is { Mark: not null, State: FloorState.Meets });

    private int Failing => Figures.Tasks.Count(task => task.Floor is { State: FloorState.Fails });

    private string PlotNote => $"What the compared requests cost, and what their baseline would have, per {DaySpans.WordOf(Figures.Period)}{(DaySpans.WordOf(Figures.Period) is "day" ? null : $"; the first and the last {DaySpans.WordOf(Figures.Period)} hold only days of the period")}";

    private ImmutableArray<string> Labels => [.. DaySpans.Of(Figures.Period).Select(span => span.Label)];

    private ImmutableArray<PlotSeries> Series
    {
        get
        {
            Dictionary<string, BillLine> days = Figures.Days.ToDictionary(day => day.Key, StringComparer.Ordinal);
            BillLine[][] spans = [.. DaySpans.Of(Figures.Period).Select(span => span.Days.Select(day => days.GetValueOrDefault(Reports.Figures.Day(day))).OfType<BillLine>().ToArray())];

            return
            [
                new PlotSeries("cost", [.. spans.Select(span => SumOf(span, day => day.ComparedCostUsd))]),
                new PlotSeries("baseline", [.. spans.Select(span => SumOf(span, day => day.ComparedBaselineUsd))], PlotShape.Line) { Colour = 1 },
            ];
        }
    }

    // Days of which nothing can be compared are not days that cost nothing.
    private static double? SumOf(BillLine[] days, Func<BillLine, decimal> of) =>
        days.Where(day => SavedCell.Usd(day) is not null).ToArray() is { Length: > 0 } known ? (double)known.Sum(of) : null;

    private static string WordOf(Tone tone) => tone switch
    {
        Tone.Bad => "now",
        Tone.Warn => "soon",
        _ => "when you can",
    };

    private string Requests(string more = "") => $"/requests?from={Reports.Figures.Day(Figures.Period.FirstDay)}&to={Reports.Figures.Day(Figures.Period.LastDay)}{more}";

    private string Against(BillLine before) => before.Requests == 0 || before.KnownCostUsd == 0
        ? "nothing to compare with before"
        : $"{(before.Unpriced > 0 ? "at least " : null)}{Reports.Figures.Usd(before.KnownCostUsd)} in the {Reports.Figures.Count(Figures.Period.Days, "day")} before";
}
