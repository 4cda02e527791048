using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Suffice.Dashboard.Frame;
using Suffice.Dashboard.Plots;
using Suffice.Dashboard.Tables;
using Suffice.Evaluation.Reports;

namespace Suffice.Dashboard.Evals;

/// <summary>Shows one run: the verdict, the figures it rests on, and the items, differences first.</summary>
public sealed partial class EvalRunPage
{
    /// <summary>What stands around the page.</summary>
    [Parameter]
    [EditorRequired]
    public required PageFrame Frame { get; set; }

    /// <summary>What it says.</summary>
    [Parameter]
    [EditorRequired]
    public required EvalRunFigures Figures { get; set; }

    private ImmutableArray<IntervalRow> Rates =>
    [
        .. Figures.Models.Select(model => Figures.ComparedBy is { } metric
            ? RowOf(model, model.Metrics.FirstOrDefault(known => known.Name == metric))
            : new IntervalRow(model.Model, model.PassRate, model.PassRate95) { Mark = Figures.Floor, Note = $"{Reports.Figures.Count(model.Passed)} of {Reports.Figures.Count(model.Passed + model.Failed)} pass", Tone = ToneOf(model) }),
    ];

    private IntervalRow RowOf(ModelReport model, MetricReport? metric) => new(model.Model, metric?.Mean, metric?.Mean95)
    {
        Mark = Figures.Floor,
        Note = metric is null ? "not measured" : $"mean of {Reports.Figures.Count(metric.Answers, "answer")}",
        Tone = ToneOf(model),
    };

    private Tone ToneOf(ModelReport model) => Figures.Verdicts.FirstOrDefault(verdict => verdict.Verdict.Small == model.Model) is { } held ? EvalsTables.ToneOf(held.Verdict.Outcome) : Tone.Plain;

    private string KindLink(string? kind) => Frame.With(("kind", kind), ("page", null), ("item", null)) + "#items";
}
