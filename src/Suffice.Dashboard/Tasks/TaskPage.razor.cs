using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Suffice.Dashboard.Floors;
using Suffice.Dashboard.Frame;
using Suffice.Dashboard.Plots;
using Suffice.Dashboard.Tables;
using Suffice.Ledger.Bills;
using Suffice.Policy;

namespace Suffice.Dashboard.Tasks;

/// <summary>The page of one task.</summary>
public sealed partial class TaskPage
{
    private const int PaletteSize = 8;

    /// <summary>What stands around the page.</summary>
    [Parameter]
    [EditorRequired]
    public required PageFrame Frame { get; set; }

    /// <summary>What it says.</summary>
    [Parameter]
    [EditorRequired]
    public required TaskFigures Figures { get; set; }

    private TaskLine Task => Figures.Task;

    private string Per => Figures.Step switch
    {
        SeriesStep.Week => "week",
        SeriesStep.Month => "month",
        _ => "day",
    };

    // A cut week looks like a fall.
    private string? Cut => Figures.Step == SeriesStep.Day ? null : $"; the first and the last {Per} hold only days of the period";

    // What is not priced has no place in a bar.
    private string? Unpriced => Task.Bill is { Unpriced: > 0 } bill ? $"; the bars are the least that it was: {Reports.Figures.Count(bill.Unpriced, "call")} unpriced" : null;

    private ImmutableArray<string> Labels => [.. Figures.Spans.Select(span => Reports.Figures.Day(span.FirstDay))];

    // Rungs have the colours of their places, so that the cheapest looks the same on every page; what nobody served is grey.
    private ImmutableArray<PlotSeries> Costs
    {
        get
        {
            string[] served = [.. Figures.Rungs.Select(rung => rung.Model).Where(model => Figures.Spans.Any(span => span.Models.Any(one => one.Model == model)))];

            return
            [
                .. served.Select(model => new PlotSeries(
                    model.Length == 0 ? "none served" : model,
                    [.. Figures.Spans.Select(span => span.Bill is null ? default(double?) : (double)span.Models.Where(one => one.Model == model).Sum(one => one.KnownCostUsd))])
                {
                    Colour = model.Length == 0 ? 5 : Array.IndexOf(served, model) is var place && place < 5 ? place : (place + 1) % PaletteSize,
                }),
            ];
        }
    }

    private ImmutableArray<PlotSeries> Escalations =>
    [
        new("escalated", [.. Figures.Spans.Select(span => span.Escalation.Rate)], PlotShape.Line) { Colour = 0 },
        .. Task.Calibration?.ExpectedEscalation is { } expected ? new[] { new PlotSeries("expected by the calibration", [.. Figures.Spans.Select(span => span.LastDay >= Made ? expected : default(double?))], PlotShape.Dashed) { Colour = 5 } } : [],
    ];

    // Nothing was expected before there was a calibration.
    private DateOnly? Made => Task.Calibration is { } calibration ? DateOnly.FromDateTime(calibration.MadeAt.UtcDateTime) : null;

    private ImmutableArray<PlotSeries> Latencies =>
    [
        new("p50", [.. Figures.Spans.Select(span => span.Bill?.LatencyP50?.TotalMilliseconds)], PlotShape.Line) { Colour = 0 },
        new("p95", [.. Figures.Spans.Select(span => span.Bill?.LatencyP95?.TotalMilliseconds)], PlotShape.Line) { Colour = 1 },
    ];

    private ImmutableArray<PlotMark> Changes =>
    [
        .. Figures.Thresholds
            .Select(change => (Place: PlaceOf(DateOnly.FromDateTime(change.At.UtcDateTime)), Text: ChangeWords(change)))
            .Where(change => change.Place >= 0)
            .Select(change => new PlotMark(change.Place, change.Text)),
    ];

    private ImmutableArray<IntervalRow> Qualities =>
    [
        .. (Task.Floor?.Rungs ?? []).Select((rung, place) => new IntervalRow(
            place == Task.Floor!.Rungs.Length - 1 && place > 0 ? $"{rung.Model} (ceiling)" : rung.Model, rung.Mean, rung.Interval)
        {
            Mark = Task.Floor.Mark,
            Note = $"n {Reports.Figures.Count(rung.Items)}",
            Tone = rung.State switch { FloorState.Meets => Tone.Good, FloorState.Fails => Tone.Bad, FloorState.NoFloor => Tone.Plain, _ => Tone.Warn },
        }),
    ];

    private string? LastRung => Task.Ladder.IsEmpty ? null : Task.Ladder[^1];

    private string Exhausted => Figures.Rules?.OnExhausted switch
    {
        ExhaustedAction.Serve => "it is served all the same, marked as not having passed",
        ExhaustedAction.Person => "the call is handed to a person",
        _ => "the caller is told that no answer passed",
    };

    private static string ChangeWords(ThresholdChange change) => change.Values.IsEmpty ? "calibration taken away"
        : $"new threshold: {string.Join(", ", change.Values.Where(value => value.Key is "accept_up_to" or "start_above" or "promise" or "confidence").Select(value => $"{value.Key} {value.Value}").DefaultIfEmpty("a new calibration"))}";

    private int PlaceOf(DateOnly day)
    {
        for (int place = 0; place < Figures.Spans.Length; place++)
        {
            if (day >= Figures.Spans[place].FirstDay && day <= Figures.Spans[place].LastDay)
            {
                return place;
            }
        }

        return -1;
    }
}
