using Suffice.Reports;
using Suffice.Reports.Html;

namespace Suffice.Audit.Reports.Html.Plots;

/// <summary>Spend by task and model: a bar a task, a colour a model.</summary>
internal static class SpendPlot
{
    public static void Write(Page page, AuditReport report)
    {
        SpendRows spend = new(report);
        if (spend.Rows.IsEmpty)
        {
            return;
        }

        decimal most = spend.Rows.Max(row => row.Usd);
        page.Write($"<figure class=\"plot\" aria-labelledby=\"spend-h\"><figcaption><h3 id=\"spend-h\">Spend by task and model</h3></figcaption>");
        page.Write($"<ul class=\"legend\">");
        for (int i = 0; i < spend.Models.Length; i++)
        {
            page.Write($"<li><svg width=\"12\" height=\"12\" aria-hidden=\"true\"><rect class=\"s{i}\" width=\"12\" height=\"12\" rx=\"2\"/></svg>{spend.Models[i]}</li>");
        }

        page.Write($"</ul><div class=\"rows\">");
        for (int i = 0; i < spend.Rows.Length; i++)
        {
            WriteRow(page, spend.Rows[i], i, most);
        }

        page.Write($"</div></figure>");
    }

    private static void WriteRow(Page page, SpendRow row, int number, decimal most)
    {
        string parts = string.Join(", ", row.Parts.Select(part => $"{part.Model} {Figures.Usd(part.Usd)}"));
        page.Write($"""
            <div class="row"><span class="name">{row.Name}</span><span class="value">{new Money(row.Usd)}</span>
            <svg width="100%" height="18" role="img" aria-labelledby="spend-{number}"><title id="spend-{number}">{row.Name}: {parts}</title>
            """);
        double at = 0;
        foreach (SpendPart part in row.Parts)
        {
            double width = (double)(part.Usd / most) * 100;
            page.Write($"<rect class=\"s{part.Colour} cut\" x=\"{at}%\" width=\"{width}%\" height=\"18\"><title>{row.Name}, {part.Model}: {Figures.Usd(part.Usd)}</title></rect>");
            at += width;
        }

        page.Write($"</svg></div>");
    }
}
