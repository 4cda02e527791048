using Suffice.Reports;
using Suffice.Reports.Html;

namespace Suffice.Evaluation.Reports.Calibrations;

/// <summary>The frame of a plot of shares: axes, grid, and where a share lies.</summary>
internal static class UnitSquare
{
    public const int Left = 44;
    public const int Right = 440;
    public const int Top = 10;
    public const int Bottom = 270;

    private const int Width = 450;
    private const int Height = 312;
    private const int Steps = 4;

    /// <summary>Where a share from 0 to 1 lies across.</summary>
    public static double X(double share) => Left + (Math.Clamp(share, 0, 1) * (Right - Left));

    /// <summary>Where a share from 0 to 1 of the height lies.</summary>
    public static double Y(double share) => Bottom - (Math.Clamp(share, 0, 1) * (Bottom - Top));

    /// <summary>Begins it.</summary>
    /// <param name="page">The page.</param>
    /// <param name="what">What the plot shows, for those who cannot see it.</param>
    /// <param name="mostAcross">The share at its right end.</param>
    /// <param name="mostUp">The share at its upper end.</param>
    public static void Begin(Page page, string what, double mostAcross, double mostUp)
    {
        page.Write($"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{what}\">");
        for (int step = 0; step <= Steps; step++)
        {
            double share = (double)step / Steps;
            page.Write($"<line class=\"grid\" x1=\"{Left}\" x2=\"{Right}\" y1=\"{Y(share)}\" y2=\"{Y(share)}\"/><text class=\"tick\" x=\"{Left - 6}\" y=\"{Y(share) + 4}\" text-anchor=\"end\">{Figures.Percent(share * mostUp)}</text>");
            page.Write($"<line class=\"grid\" x1=\"{X(share)}\" x2=\"{X(share)}\" y1=\"{Top}\" y2=\"{Bottom}\"/><text class=\"tick\" x=\"{X(share)}\" y=\"{Bottom + 17}\" text-anchor=\"middle\">{Figures.Percent(share * mostAcross)}</text>");
        }
    }

    /// <summary>Ends it.</summary>
    /// <param name="page">The page.</param>
    /// <param name="across">What runs across.</param>
    public static void End(Page page, string across) =>
        page.Write($"<text class=\"tick\" x=\"{(Left + Right) / 2.0}\" y=\"{Height - 6}\" text-anchor=\"middle\">{across}</text></svg>");
}
