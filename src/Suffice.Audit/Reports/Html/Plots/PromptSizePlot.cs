using Suffice.Audit.Tallies;
using Suffice.Reports;
using Suffice.Reports.Html;

namespace Suffice.Audit.Reports.Html.Plots;

/// <summary>How long the prompts of each task are, on one logarithmic scale.</summary>
internal static class PromptSizePlot
{
    private const int RowsShown = 12;
    private const int Height = 30;

    // Closer words would touch on a phone.
    private const double Apart = 11;

    public static void Write(Page page, AuditReport report)
    {
        AuditedTask[] tasks = [.. report.Tasks.Where(task => task.PromptTokens.Count > 0).Take(RowsShown)];
        if (tasks.Length == 0)
        {
            return;
        }

        LogScale scale = new(tasks.Min(task => task.PromptTokens.Bins[0].From), tasks.Max(task => task.PromptTokens.Bins[^1].To));
        page.Write($"""
            <figure class="plot" aria-labelledby="size-h"><figcaption><h3 id="size-h">Sizes of prompts</h3>
            <p>Tokens, logarithmic{(report.Tasks.Length > tasks.Length ? $"; the {tasks.Length} dearest tasks" : "")}. The line marks the middle prompt.</p></figcaption><div class="rows sizes">
            """);
        for (int i = 0; i < tasks.Length; i++)
        {
            WriteRow(page, tasks[i], i, scale);
        }

        WriteAxis(page, scale);
        page.Write($"</div></figure>");
    }

    private static void WriteRow(Page page, AuditedTask task, int number, LogScale scale)
    {
        double middle = task.PromptTokens.Quantile(0.5) ?? 0;
        string sizes = $"{LogScale.Short(middle)} · {LogScale.Short(task.PromptTokens.Quantile(0.9) ?? 0)}";
        page.Write($"""
            <div class="row"><span class="name">{task.Name}</span><span class="value" title="the middle prompt, and the one at nine tenths">{sizes}</span>
            <svg width="100%" height="{Height}" role="img" aria-labelledby="size-{number}"><title id="size-{number}">{task.Name}: half of the prompts have up to {LogScale.Short(middle)} tokens, nine tenths up to {LogScale.Short(task.PromptTokens.Quantile(0.9) ?? 0)}</title>
            """);
        double most = task.PromptTokens.Bins.Max(bin => Density(bin, scale));
        foreach (HistogramBin bin in task.PromptTokens.Bins)
        {
            double height = Math.Max(1, Density(bin, scale) / most * (Height - 2));
            double from = scale.At(bin.From);
            page.Write($"<rect class=\"bell\" x=\"{from}%\" width=\"{Math.Max(0.2, scale.At(bin.To + 1) - from)}%\" y=\"{Height - height}\" height=\"{height}\"><title>{Figures.Count(bin.From)} to {Figures.Count(bin.To)} tokens: {Figures.Count(bin.Count, "call")}</title></rect>");
        }

        double at = scale.At(middle);
        page.Write($"<line class=\"middle\" x1=\"{at}%\" x2=\"{at}%\" y1=\"0\" y2=\"{Height}\"/></svg></div>");
    }

    // Ranges are not equally wide on the scale, above all the small ones.
    private static double Density(HistogramBin bin, LogScale scale) => bin.Count / Math.Max(0.2, scale.At(bin.To + 1) - scale.At(bin.From));

    private static void WriteAxis(Page page, LogScale scale)
    {
        page.Write($"<div class=\"row axis\" aria-hidden=\"true\"><span></span><span class=\"value\">middle · 90%</span><svg width=\"100%\" height=\"20\">");
        foreach (long tick in scale.Ticks(Apart))
        {
            double at = scale.At(tick);
            string anchor = at < 4 ? "start" : at > 96 ? "end" : "middle";
            page.Write($"<line class=\"grid\" x1=\"{at}%\" x2=\"{at}%\" y1=\"0\" y2=\"5\"/><text class=\"tick\" x=\"{at}%\" y=\"17\" text-anchor=\"{anchor}\">{LogScale.Short(tick)}</text>");
        }

        page.Write($"</svg></div>");
    }
}
