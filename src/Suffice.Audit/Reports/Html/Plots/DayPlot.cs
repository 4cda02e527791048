using Suffice.Reports;
using Suffice.Reports.Html;

namespace Suffice.Audit.Reports.Html.Plots;

/// <summary>What was paid on each day.</summary>
internal static class DayPlot
{
    private const int Height = 150;
    private const int Top = 16;
    private const int LongestPeriod = 800;

    // So that the bar of one day alone is still a bar.
    private const int FewestDays = 14;

    public static void Write(Page page, AuditReport report)
    {
        Dictionary<DateOnly, decimal> paid = report.Charges
            .Where(charge => charge is { Day: not null, Usd: not null })
            .GroupBy(charge => charge.Day!.Value)
            .ToDictionary(group => group.Key, group => group.Sum(charge => charge.Usd!.Value));
        if (paid.Count == 0 || paid.Values.Max() <= 0)
        {
            return;
        }

        DateOnly last = paid.Keys.Max();
        DateOnly first = paid.Keys.Min() < last.AddDays(-LongestPeriod) ? last.AddDays(-LongestPeriod) : paid.Keys.Min();
        DateOnly dearest = paid.MaxBy(day => day.Value).Key;
        page.Write($"""
            <figure class="plot" aria-labelledby="day-h"><figcaption><h3 id="day-h">Spend by day</h3>
            <p>The dearest was {Figures.Day(dearest)} with {new Money(paid[dearest])}.{WithoutTime(report)}</p></figcaption>
            <div class="days">
            """);
        WriteAxis(page, paid.Values.Max());
        page.Write($"""
            <svg width="100%" height="{Height + 22}" role="img" aria-labelledby="day-t day-d"><title id="day-t">Spend by day</title><desc id="day-d">{Figures.Day(first)} to {Figures.Day(last)}; between {Figures.Usd(paid.Values.Min())} and {Figures.Usd(paid.Values.Max())} on days with calls</desc>
            """);
        WriteGrid(page, paid.Values.Max());
        WriteBars(page, paid, first, last);
        page.Write($"</svg></div></figure>");
    }

    private static void WriteBars(Page page, Dictionary<DateOnly, decimal> paid, DateOnly first, DateOnly last)
    {
        int days = last.DayNumber - first.DayNumber + 1;
        double step = 100.0 / Math.Max(days, FewestDays);
        decimal most = paid.Values.Max();
        for (int i = 0; i < days; i++)
        {
            DateOnly day = first.AddDays(i);
            if (paid.GetValueOrDefault(day) is > 0 and decimal usd)
            {
                double height = Math.Max(0.5, (double)(usd / most) * (Height - Top));
                page.Write($"<rect class=\"accent\" x=\"{(i * step) + (step * 0.12)}%\" width=\"{step * 0.76}%\" y=\"{Height - height}\" height=\"{height}\"><title>{Figures.Day(day)}: {Figures.Usd(usd)}</title></rect>");
            }
        }

        page.Write($"<line class=\"base\" x1=\"0\" x2=\"100%\" y1=\"{Height}\" y2=\"{Height}\"/><text class=\"tick\" x=\"0\" y=\"{Height + 17}\">{Figures.Day(first)}</text>");
        if (days >= FewestDays)
        {
            page.Write($"<text class=\"tick\" x=\"100%\" y=\"{Height + 17}\" text-anchor=\"end\">{Figures.Day(last)}</text>");
        }
    }

    private static void WriteAxis(Page page, decimal most)
    {
        page.Write($"<svg width=\"100%\" height=\"{Height + 22}\" aria-hidden=\"true\">");
        foreach (decimal tick in Ticks(most))
        {
            page.Write($"<text class=\"tick\" x=\"100%\" y=\"{At(tick, most) + 4}\" text-anchor=\"end\">{Figures.Usd(tick)}</text>");
        }

        page.Write($"</svg>");
    }

    private static void WriteGrid(Page page, decimal most)
    {
        foreach (decimal tick in Ticks(most))
        {
            page.Write($"<line class=\"grid\" x1=\"0\" x2=\"100%\" y1=\"{At(tick, most)}\" y2=\"{At(tick, most)}\"/>");
        }
    }

    private static double At(decimal usd, decimal most) => Height - ((double)(usd / most) * (Height - Top));

    private static IEnumerable<decimal> Ticks(decimal most)
    {
        decimal step = RoundStep(most);
        for (decimal tick = step; tick <= most; tick += step)
        {
            yield return tick;
        }
    }

    /// <summary>1, 2 or 5 times a power of ten, so that two to four lines are drawn.</summary>
    private static decimal RoundStep(decimal most)
    {
        decimal power = 1m;
        while (power * 10 <= most)
        {
            power *= 10;
        }

        while (power > most)
        {
            power /= 10;
        }

        return most / power >= 5 ? power * 2 : most / power >= 2 ? power : power / 2;
    }

    private static string WithoutTime(AuditReport report)
    {
        long calls = report.Charges.Where(charge => charge.Day is null).Sum(charge => charge.Calls);
        return calls > 0 ? $" {Figures.Count(calls, "call")} without a time are not drawn." : "";
    }
}
