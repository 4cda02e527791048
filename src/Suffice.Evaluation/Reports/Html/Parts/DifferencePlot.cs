using System.Globalization;
using Suffice.Evaluation.Verdicts;
using Suffice.Reports.Html;

namespace Suffice.Evaluation.Reports.Html.Parts;

/// <summary>Where the difference to the last model lies, with its interval, beside zero and the margin.</summary>
internal static class DifferencePlot
{
    private const double Width = 600;

    public static void Write(Page page, Verdict verdict)
    {
        if (verdict.Ceiling is not { Margin: { } margin } ceiling)
        {
            return;
        }

        double reach = 1.15 * new[] { margin, Math.Abs(ceiling.Interval.Low), Math.Abs(ceiling.Interval.High), 0.005 }.Max();
        double At(double share) => Width * (share + reach) / (2 * reach);
        string told = string.Create(
            CultureInfo.InvariantCulture,
            $"{verdict.Small} less {verdict.Large}: {VerdictSentences.Signed(ceiling.Difference)} points, from {VerdictSentences.Signed(ceiling.Interval.Low)} to {VerdictSentences.Signed(ceiling.Interval.High)}; the margin is {100 * margin:0.##} points");
        page.Write($"""
            <figure><svg viewBox="0 0 {Width} 46" role="img" aria-label="{told}">
            <line class="base" x1="0" y1="22" x2="{Width}" y2="22"/>
            <line class="grid" x1="{At(0)}" y1="6" x2="{At(0)}" y2="30"/><text class="tick" x="{At(0)}" y="43" text-anchor="middle">as good</text>
            <line class="bad" x1="{At(-margin)}" y1="6" x2="{At(-margin)}" y2="30"/><text class="tick" x="{At(-margin)}" y="43" text-anchor="middle">-{string.Create(CultureInfo.InvariantCulture, $"{100 * margin:0.##}")}</text>
            <rect class="span" x="{At(ceiling.Interval.Low)}" y="16" width="{At(ceiling.Interval.High) - At(ceiling.Interval.Low)}" height="12" rx="2"/>
            <circle class="point" cx="{At(ceiling.Difference)}" cy="22" r="4"/>
            </svg></figure>
            """);
    }
}
