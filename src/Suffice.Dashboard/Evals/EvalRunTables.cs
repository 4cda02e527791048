using System.Collections.Immutable;
using Suffice.Dashboard.Tables;
using Suffice.Evaluation.Reports;
using Suffice.Reports;

namespace Suffice.Dashboard.Evals;

/// <summary>The tables of a run.</summary>
public static class EvalRunTables
{
    /// <summary>The items beside what each model made of them.</summary>
    public const string Matrix = "items";

    private static readonly ImmutableArray<PageColumn> ModelColumns =
    [
        new("model", "Model"),
        new("passed", "Passed", CellKind.Count),
        new("failed", "Failed", CellKind.Count),
        new("errors", "Errors", CellKind.Count) { Hint = "Neither passes nor fails; left out of every rate." },
        new("pass_rate", "Pass rate", CellKind.Share) { HasInterval = true, Hint = "Passed of passed and failed, with a 95% interval." },
        new("always_passed", "Every time", CellKind.Share) { Hint = "Items that passed every time they were asked." },
        new("mean_score", "Mean score", CellKind.Number),
        new("cost_per_item_usd", "Cost an item", CellKind.Usd),
        new("judge_cost_usd", "Judges", CellKind.Usd),
        new("latency_p50_ms", "p50", CellKind.Duration),
        new("latency_p95_ms", "p95", CellKind.Duration),
    ];

    private static readonly ImmutableArray<PageColumn> MetricColumns =
    [
        new("metric", "Metric"),
        new("model", "Model"),
        new("answers", "Answers", CellKind.Count),
        new("mean", "Mean", CellKind.Share) { HasInterval = true, Hint = "0 to 1, with a 95% interval." },
        new("failed", "Failed by it", CellKind.Count),
        new("decides", "Counts", CellKind.State),
    ];

    /// <summary>Makes them.</summary>
    /// <param name="figures">The run.</param>
    /// <returns>The tables.</returns>
    public static ImmutableArray<PageTable> Of(EvalRunFigures figures) => [Models(figures), Metrics(figures), Slices(figures), Items(figures)];

    /// <summary>Each model's figures.</summary>
    /// <param name="figures">The run.</param>
    /// <returns>The table.</returns>
    public static PageTable Models(EvalRunFigures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);

        return new PageTable("models", "Models", ModelColumns, [.. figures.Models.Select(model => RowOf(model, figures))]) { IsOrdered = true };
    }

    /// <summary>What each metric says.</summary>
    /// <param name="figures">The run.</param>
    /// <returns>The table.</returns>
    public static PageTable Metrics(EvalRunFigures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);

        return new PageTable("metrics", "Metrics", MetricColumns,
        [
            .. figures.Models.SelectMany(model => model.Metrics.Select(metric => (Model: model.Model, Metric: metric)))
                .GroupBy(pair => pair.Metric.Name).SelectMany(pairs => pairs)
                .Select(pair => ImmutableArray.Create(
                    Cell.Text(pair.Metric.Name),
                    Cell.Text(pair.Model),
                    Cell.Count(pair.Metric.Answers),
                    Cell.Share(pair.Metric.Mean, pair.Metric.Mean95),
                    Cell.Count(pair.Metric.Failed),
                    pair.Metric.Decides ? Cell.State("decides", Tone.Plain) : Cell.State("told only", Tone.Plain))),
        ])
        {
            Empty = "No metric measured an answer.",
        };
    }

    /// <summary>Results by tag.</summary>
    /// <param name="figures">The run.</param>
    /// <returns>The table.</returns>
    public static PageTable Slices(EvalRunFigures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);

        return new PageTable(
            "slices",
            "By tag",
            [
                new("tag", "Tag"),
                new("items", "Items", CellKind.Count),
                .. figures.Models.Select(model => new PageColumn(NameOf(model.Model), model.Model, CellKind.Share) { HasInterval = true, Hint = "Share that passes, with a 95% interval as if items were independent." }),
            ],
            [.. figures.Slices.Select(slice => (ImmutableArray<Cell>)[Cell.Text(slice.Tag), Cell.Count(slice.Items), .. slice.Models.Select(score => Cell.Share(score.PassRate, score.PassRate95))])])
        {
            Empty = "Items of this set carry no tags that group them. Give items \"tags\": {\"length\": \"short\"} to see where a model falls behind.",
        };
    }

    /// <summary>The items of the page beside what each model made of them.</summary>
    /// <param name="figures">The run.</param>
    /// <returns>The table.</returns>
    public static PageTable Items(EvalRunFigures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);

        return new PageTable(
            Matrix,
            "Items, differences first",
            [
                new("item", "Item", CellKind.Code),
                .. figures.WithTexts ? [new PageColumn("asked", "Asked")] : (PageColumn[])[],
                .. figures.Models.Select(model => new PageColumn(NameOf(model.Model), model.Model, CellKind.State)),
                new("kind", "What there is to see"),
            ],
            [.. figures.Items.Select(item => RowOf(item, figures))])
        {
            IsOrdered = true,
            Empty = figures.Kind is null ? "This run has no items." : $"No item of this run is one where {ItemKinds.Meaning(figures.Kind)}.",
        };
    }

    private static ImmutableArray<Cell> RowOf(ModelReport model, EvalRunFigures figures) =>
    [
        Cell.Text(model.Model, $"/models/{Uri.EscapeDataString(model.Model)}", model.Id == model.Model ? null : model.Id),
        Cell.Count(model.Passed),
        Cell.Count(model.Failed),
        Cell.Count(model.Errors) with { Tone = model.Errors > 0 ? Tone.Warn : Tone.Plain, Note = model.CallErrors > 0 ? $"{Figures.Count(model.CallErrors, "call")} failed" : null },
        Cell.Share(model.PassRate, model.PassRate95, figures.Models.Length > 1 && model == figures.Models[^1] ? "the ceiling" : null) with { Shown = model.PassRate is null ? "only errors" : null },
        Cell.Share(model.AlwaysPassed) with { Shown = model.AlwaysPassed is null && figures.Run.Repeats == 1 ? "asked once" : null },
        Cell.Number(model.MeanScore),
        Cell.Usd(model.CostPerItemUsd, note: model.Unpriced > 0 ? $"{Figures.Count(model.Unpriced)} without a price" : null) with { Shown = Figures.Usd(Rounded(model.CostPerItemUsd)) },
        Cell.Usd(model.JudgeCostUsd),
        Cell.Duration(model.LatencyP50) with { Note = model.Cached > 0 ? $"{Figures.Count(model.Cached)} given to earlier runs" : null },
        Cell.Duration(model.LatencyP95),
    ];

    private static ImmutableArray<Cell> RowOf(EvalItemLine item, EvalRunFigures figures) =>
    [
        Cell.Text(item.Item, LinkOf(item, figures)),
        .. figures.WithTexts ? [Cell.Text(item.Asked)] : (Cell[])[],
        .. item.Answers.Select(mark => Cell.State(mark.Word, mark.Word switch { "pass" => Tone.Good, "fail" => Tone.Bad, "not asked" => Tone.Plain, _ => Tone.Warn })),
        Cell.Text(ItemKinds.Meaning(item.Kind)),
    ];

    private static string LinkOf(EvalItemLine item, EvalRunFigures figures)
    {
        string kept = $"{(figures.Kind is null ? string.Empty : $"kind={Uri.EscapeDataString(figures.Kind)}&")}{(figures.Page > 1 ? $"page={figures.Page}&" : string.Empty)}";

        return $"{EvalsTables.LinkOf(figures.Run.Run)}?{kept}item={Uri.EscapeDataString(item.Item)}#item";
    }

    // Three digits: the fourth says nothing of an item that was not asked.
    private static decimal? Rounded(decimal? usd) => usd is > 0 and { } cost
        ? decimal.Round(cost, Math.Clamp(2 - (int)Math.Floor(Math.Log10((double)cost)), 0, 12))
        : usd;

    private static string NameOf(string model) => string.Concat(model.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '_'));
}
