using System.Collections.Immutable;
using Suffice.Confidence;
using Suffice.Reports;
using Suffice.Reports.Html;

namespace Suffice.Evaluation.Reports.Calibrations;

/// <summary>What each threshold would serve cheaply and lose, with the chosen one: the risk-coverage curve of the ladder.</summary>
internal static class ThresholdPlot
{
    // A curve that never rises is still a curve.
    private const double LeastHeight = 0.02;

    public static void Write(Page page, CalibrationReport report)
    {
        ImmutableArray<ThresholdPoint> points = report.Thresholds;
        if (points.IsEmpty)
        {
            return;
        }

        double? promised = report.Calibration.Promise is { Kind: PromiseKind.Regret or PromiseKind.FloorRisk } promise ? promise.Value : null;
        double most = new[] { LeastHeight, points.Max(point => point.Loss), report.Chosen?.Loss95.High ?? 0, 1.1 * (promised ?? 0) }.Max();
        page.Write($"""
            <figure class="plot" aria-labelledby="threshold-h"><figcaption><h3 id="threshold-h">What would other thresholds do?</h3>
            <p>The share of calls that a rung below the last serves (across), and the share of all calls lost by it (up). {(promised is { } bound ? $"The dashed line is the promised {Figures.Percent(bound)}. " : "")}{(report.Chosen is null ? "No threshold was chosen." : "The point is the chosen one, with its 95% interval.")}</p></figcaption>
            """);
        UnitSquare.Begin(page, "Calls served below the last rung beside calls lost", 1, most);
        page.Write($"<polyline class=\"curve\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.5\" points=\"{string.Join(' ', points.Select(point => FormattableString.Invariant($"{UnitSquare.X(point.ServedBelow):0.##},{UnitSquare.Y(point.Loss / most):0.##}")))}\"/>");
        if (promised is { } line)
        {
            double y = UnitSquare.Y(line / most);
            page.Write($"<line class=\"now\" x1=\"{UnitSquare.Left}\" x2=\"{UnitSquare.Right}\" y1=\"{y}\" y2=\"{y}\" stroke-dasharray=\"4 3\"/>");
        }

        if (report.Chosen is { } chosen)
        {
            double x = UnitSquare.X(chosen.ServedBelow);
            string told = $"chosen: {Figures.Percent(chosen.ServedBelow)} served below the last rung, {Figures.Percent(chosen.Loss)} lost, {Figures.Percent(chosen.Loss95.Low)} to {Figures.Percent(chosen.Loss95.High)}";
            page.Write($"<g><title>{told}</title><line class=\"base\" x1=\"{x}\" x2=\"{x}\" y1=\"{UnitSquare.Y(chosen.Loss95.Low / most)}\" y2=\"{UnitSquare.Y(chosen.Loss95.High / most)}\"/><circle class=\"accent\" cx=\"{x}\" cy=\"{UnitSquare.Y(chosen.Loss / most)}\" r=\"5\"/></g>");
        }

        UnitSquare.End(page, "served below the last rung");
        page.Write($"</figure>");
    }
}
