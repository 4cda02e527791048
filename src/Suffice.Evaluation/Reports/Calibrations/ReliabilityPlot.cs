using Suffice.Evaluation.Curves;
using Suffice.Reports;
using Suffice.Reports.Html;

namespace Suffice.Evaluation.Reports.Calibrations;

/// <summary>Confidence beside how often it was right: what is calibrated lies on the diagonal.</summary>
internal static class ReliabilityPlot
{
    public static void Write(Page page, CalibrationReport report)
    {
        if (report.Reliability.IsEmpty)
        {
            return;
        }

        page.Write($"""
            <figure class="plot" aria-labelledby="reliability-h"><figcaption><h3 id="reliability-h">Does the confidence hold?</h3>
            <p>Each point is a tenth of the calls: the mean confidence in the first rung's answer (across), and the share of answers that are right (up), with its 95% interval. On the line it means what it says.</p></figcaption>
            """);
        UnitSquare.Begin(page, "Confidence beside the share of right answers", 1, 1);
        page.Write($"<line class=\"middle\" x1=\"{UnitSquare.Left}\" y1=\"{UnitSquare.Bottom}\" x2=\"{UnitSquare.Right}\" y2=\"{UnitSquare.Top}\" stroke-dasharray=\"4 3\"/>");
        foreach (ReliabilityPoint point in report.Reliability)
        {
            string told = $"confidence {Figures.Percent(point.Stated)}: {Figures.Percent(point.Right)} of {Figures.Count(point.Calls, "answer")} right, {Figures.Percent(point.Right95.Low)} to {Figures.Percent(point.Right95.High)}";
            double x = UnitSquare.X(point.Stated);
            page.Write($"<g><title>{told}</title><line class=\"base\" x1=\"{x}\" x2=\"{x}\" y1=\"{UnitSquare.Y(point.Right95.Low)}\" y2=\"{UnitSquare.Y(point.Right95.High)}\"/><circle class=\"accent\" cx=\"{x}\" cy=\"{UnitSquare.Y(point.Right)}\" r=\"4\"/></g>");
        }

        UnitSquare.End(page, "confidence");
        page.Write($"</figure>");
    }
}
