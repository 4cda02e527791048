using System.Globalization;
using Suffice.Evaluation.Statistics.Intervals;
using Suffice.Reports;
using Suffice.Reports.Html;

namespace Suffice.Evaluation.Reports.Html.Parts;

/// <summary>Models by metrics, each figure with its interval.</summary>
internal static class MatrixPart
{
    public static void Write(Page page, RunReport run)
    {
        string[] metrics = [.. run.ShownMetrics];
        page.Write($"<section><h2>Models</h2><div class=\"scroll\"><table><thead><tr><th scope=\"col\">model</th><th scope=\"col\" class=\"n\">passed</th>");
        if (run.Repeats > 1)
        {
            page.Write($"<th scope=\"col\" class=\"n\">every time</th>");
        }

        foreach (string metric in metrics)
        {
            page.Write($"<th scope=\"col\" class=\"n\">{metric}</th>");
        }

        page.Write($"<th scope=\"col\" class=\"n\">errors</th><th scope=\"col\" class=\"n\">cost an item</th><th scope=\"col\" class=\"n\">latency</th></tr></thead><tbody>");
        foreach (ModelReport model in run.Models)
        {
            WriteRow(page, run, model, metrics);
        }

        page.Write($"</tbody></table></div><p class=\"small\">Intervals are of 95%. Errors are neither passes nor fails and are left out of every figure.</p></section>");
    }

    /// <summary>A share with its interval under it.</summary>
    internal static void WriteShare(Page page, double? share, Interval? interval) => page.Write(
        $"<td class=\"n matrix\">{(share is { } known ? Figures.Percent(known) : "-")}{(interval is null ? "" : " ")}<small>{Ends(interval)}</small></td>");

    private static void WriteRow(Page page, RunReport run, ModelReport model, string[] metrics)
    {
        page.Write($"<tr><th scope=\"row\">{model.Model}<small>{(model.Id == model.Model ? "" : model.Id)}</small></th>");
        WriteShare(page, model.PassRate, model.PassRate95);
        if (run.Repeats > 1)
        {
            WriteShare(page, model.AlwaysPassed, null);
        }

        foreach (string name in metrics)
        {
            MetricReport? metric = model.Metrics.FirstOrDefault(known => known.Name == name);
            WriteShare(page, metric?.Mean, metric?.Mean95);
        }

        page.Write($"""
            <td class="n">{Figures.Count(model.Errors)}</td>
            <td class="n">{Figures.Usd(Rounded(model.CostPerItemUsd))}<small>{(model.Unpriced > 0 ? $"{Figures.Count(model.Unpriced)} without a price" : "")}</small></td>
            <td class="n">{Seconds(model.LatencyP50)}<small>{(model.LatencyP95 is null ? "" : $"p95 {Seconds(model.LatencyP95)}")}</small></td></tr>
            """);
    }

    // Three digits: the fourth says nothing of an item that was not asked.
    private static decimal? Rounded(decimal? usd) => usd is > 0 and { } cost
        ? decimal.Round(cost, Math.Clamp(2 - (int)Math.Floor(Math.Log10((double)cost)), 0, 12))
        : usd;

    private static string Ends(Interval? interval) => interval is { } ends ? $"{Figures.Percent(ends.Low)} to {Figures.Percent(ends.High)}" : "";

    private static string Seconds(TimeSpan? time) => time is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known.TotalSeconds:0.00} s") : "-";
}
