using Suffice.Reports;
using Suffice.Reports.Html;

namespace Suffice.Audit.Reports.Html.Plots;

/// <summary>What a ladder's first rung would cost, low to high, beside what is paid now.</summary>
internal static class IntervalPlot
{
    public static void Write(Page page, LadderPrice ladder)
    {
        decimal most = Math.Max(ladder.NowUsd, ladder.FirstRungHighUsd);
        double At(decimal usd) => most <= 0 ? 0 : Math.Clamp((double)(usd / most) * 100, 0, 100);
        double low = At(ladder.FirstRungLowUsd);
        double high = At(ladder.FirstRungHighUsd);
        string all = $"{ladder.Rungs[0]} alone: {Figures.Usd(ladder.FirstRungLowUsd)} to {Figures.Usd(ladder.FirstRungHighUsd)}, with the same tokens {Figures.Usd(ladder.FirstRungUsd)}; now {Figures.Usd(ladder.NowUsd)}";
        page.Write($"""
            <svg class="interval" width="100%" height="20" role="img" aria-label="{all}"><title>{all}</title>
            <line class="grid" x1="0" x2="100%" y1="10" y2="10"/><rect class="accent soft" x="{low}%" width="{Math.Max(0.5, high - low)}%" y="6" height="8" rx="2"/>
            <circle class="accent" cx="{At(ladder.FirstRungUsd)}%" cy="10" r="4.5"/><line class="now" x1="{At(ladder.NowUsd)}%" x2="{At(ladder.NowUsd)}%" y1="1" y2="19"/></svg>
            """);
    }
}
