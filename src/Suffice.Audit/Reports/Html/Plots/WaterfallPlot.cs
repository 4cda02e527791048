using Suffice.Reports;
using Suffice.Reports.Html;

namespace Suffice.Audit.Reports.Html.Plots;

/// <summary>The savings waterfall, with discounts apart: they are in no sum, as each changes what the others save.</summary>
internal static class WaterfallPlot
{
    public static void Write(Page page, AuditReport report)
    {
        Waterfall fall = new(report);
        if (fall.Paid <= 0)
        {
            return;
        }

        page.Write($"""
            <figure class="plot" aria-labelledby="fall-h"><figcaption><h3 id="fall-h">From paid to what would remain</h3>
            <p>Each step is a task's possible saving on its first ladder, by the cautious reckoning below. None is proven.</p></figcaption><div class="rows">
            """);
        Row(page, "fall-paid", "paid", fall.Paid, 0, 100, "whole");
        double left = 100;
        for (int i = 0; i < fall.Steps.Length; i++)
        {
            double width = (double)(fall.Steps[i].Usd / fall.Paid) * 100;
            left -= width;
            Row(page, $"fall-{i}", fall.Steps[i].Name, -fall.Steps[i].Usd, left, width, "less");
        }

        Row(page, "fall-rest", "what would remain", fall.Remains, 0, Math.Max(0, left), "whole");
        page.Write($"</div>");
        WriteDiscounts(page, report);
        page.Write($"</figure>");
    }

    private static void WriteDiscounts(Page page, AuditReport report)
    {
        (string Name, Discount? Discount)[] discounts = report.Tasks
            .SelectMany(task => new[] { (Name: $"{task.Name}, prompt cache", Discount: task.Cache), (Name: $"{task.Name}, batch price", Discount: task.Batch) })
            .Where(entry => entry.Discount is { Usd: > 0 })
            .OrderByDescending(entry => entry.Discount!.Usd)
            .Take(8)
            .ToArray();
        if (discounts.Length == 0)
        {
            return;
        }

        page.Write($"<h4>Discounts at the present models</h4><p class=\"under\">Apart from the steps above and from each other: a cheaper model leaves less to discount.</p><div class=\"rows\">");
        for (int i = 0; i < discounts.Length; i++)
        {
            Row(page, $"discount-{i}", discounts[i].Name, -discounts[i].Discount!.Usd, 0, Math.Min(100, (double)(discounts[i].Discount!.Usd / report.PaidUsd) * 100), "apart");
        }

        page.Write($"</div>");
    }

    private static void Row(Page page, string id, string name, decimal usd, double from, double width, string kind) => page.Write($"""
        <div class="row {kind}"><span class="name">{name}</span><span class="value">{new Money(usd)}</span>
        <svg width="100%" height="18" role="img" aria-labelledby="{id}"><title id="{id}">{name}: {Figures.Usd(usd)}</title><rect class="track" width="100%" height="18"/><rect class="{kind}" x="{from}%" width="{Math.Max(0.15, width)}%" height="18"/></svg></div>
        """);
}
