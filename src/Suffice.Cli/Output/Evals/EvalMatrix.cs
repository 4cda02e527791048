using Spectre.Console;
using Suffice.Evaluation.Reports;
using Suffice.Reports;
using static System.FormattableString;

namespace Suffice.Cli.Output.Evals;

/// <summary>Models by metrics: a row a model, a column a metric, each figure with its interval.</summary>
internal static class EvalMatrix
{
    // A column of a metric with its interval, and all the others together, in characters.
    private const int MetricWidth = 24;
    private const int OtherWidth = 100;
    private const int MostSlices = 12;

    /// <summary>Makes the matrix.</summary>
    /// <param name="run">The run.</param>
    /// <param name="width">How many characters a line has; metrics that do not fit are left to the other outputs.</param>
    /// <returns>The table.</returns>
    public static Table Table(RunReport run, int width)
    {
        string[] metrics = [.. run.ShownMetrics.Take(Math.Max(1, (width - OtherWidth) / MetricWidth))];
        bool repeated = run.Repeats > 1;
        Table table = new Table().Border(TableBorder.Simple).AddColumn(Column("model")).AddColumn(Column("passed [95%]").RightAligned());
        string[] right = [.. repeated ? ["every time"] : Array.Empty<string>(), .. metrics, "errors", "per item", "p50", "p95"];
        foreach (string name in right)
        {
            table.AddColumn(Column(name).RightAligned());
        }

        table.AddColumn(Column("verdict"));
        foreach (ModelReport model in run.Models)
        {
            string[] cells =
            [
                model.Model,
                Amounts.Percent(model.PassRate, model.PassRate95),
                .. repeated ? [Amounts.Percent(model.AlwaysPassed)] : Array.Empty<string>(),
                .. metrics.Select(name => Mean(model.Metrics.FirstOrDefault(metric => metric.Name == name))),
                Figures.Count(model.Errors),
                Amounts.Usd(model.CostPerItemUsd) + (model.Unpriced > 0 ? $" ({Figures.Count(model.Unpriced)} without a price)" : ""),
                Seconds(model.LatencyP50),
                Seconds(model.LatencyP95),
                Verdict(run, model),
            ];
            table.AddRow([.. cells.Select(cell => Markup.Escape(Printable.Of(cell)))]);
        }

        return table;
    }

    /// <summary>Makes the table of slices.</summary>
    /// <param name="run">The run.</param>
    /// <returns>The table, the slices on which the first model lies furthest below the last one first.</returns>
    public static Table Slices(RunReport run)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumn(Column("slice")).AddColumn(Column("items").RightAligned());
        foreach (ModelReport model in run.Models)
        {
            table.AddColumn(Column(Markup.Escape(Printable.Of(model.Model))).RightAligned());
        }

        foreach (SliceReport slice in run.Slices.OrderBy(slice => slice.Models[0].PassRate - slice.Models[^1].PassRate).Take(MostSlices))
        {
            string[] cells = [slice.Tag, Figures.Count(slice.Items), .. slice.Models.Select(model => Amounts.Percent(model.PassRate, model.PassRate95))];
            table.AddRow([.. cells.Select(cell => Markup.Escape(Printable.Of(cell)))]);
        }

        return run.Slices.Length <= MostSlices ? table : table.AddRow($"and {run.Slices.Length - MostSlices} more");
    }

    private static string Verdict(RunReport run, ModelReport model) =>
        run.Verdicts.FirstOrDefault(verdict => verdict.Small == model.Model) is { } verdict ? verdict.Summary
        : run.Models.Length > 1 && model == run.Models[^1] ? "the ceiling"
        : "";

    private static string Mean(MetricReport? metric) => metric is null ? "-"
        : metric.Mean95 is { } ends ? Invariant($"{metric.Mean:0.000} [{ends.Low:0.000}, {ends.High:0.000}]")
        : Invariant($"{metric.Mean:0.000}");

    private static string Seconds(TimeSpan? time) => time is { } known ? Invariant($"{known.TotalSeconds:0.00} s") : "-";

    private static TableColumn Column(string name) => new TableColumn(Markup.Escape(name)).PadLeft(0).PadRight(1);
}
