using System.Globalization;
using Suffice.Confidence;
using Suffice.Reports;
using Suffice.Reports.Html;

namespace Suffice.Evaluation.Reports.Calibrations;

/// <summary>Writes a calibration as one page that needs nothing else: what is promised, on what it rests, and the two plots. It holds no prompt and no answer.</summary>
internal static class CalibrationHtml
{
    /// <summary>The name of the file beside the calibration.</summary>
    public const string FileName = "calibration.html";

    private static readonly PageAssets Assets = new(PageAssets.HouseStyle);

    /// <summary>Writes it.</summary>
    /// <param name="report">The report.</param>
    /// <returns>The page; whatever came from outside is escaped.</returns>
    public static string Write(CalibrationReport report)
    {
        Page page = new();
        WriteHead(page, report.Calibration);
        WriteFacts(page, report);
        page.Write($"<section><h2>Plots</h2><div class=\"plots\">");
        ReliabilityPlot.Write(page, report);
        ThresholdPlot.Write(page, report);
        page.Write($"</div></section>");
        WriteLevels(page, report.Calibration);
        page.Write($"</main><footer><p>Made by <code>suffice calibrate</code>; nothing on this page is loaded from elsewhere, and no prompt or answer stands on it.</p></footer>");
        page.Asset("\n</body>\n</html>\n");

        return page.ToString();
    }

    private static void WriteHead(Page page, Calibration calibration)
    {
        PageHead.Write(page, Assets, $"Calibration of {calibration.Task}");
        page.Write($"""
            <header class="top">
            <p class="brand">Suffice <span>calibration</span></p>
            <h1>{Headline(calibration)}</h1>
            <p class="sub">{calibration.Task} · {string.Join(" > ", calibration.Ladder.Select(model => model.Id == model.Name ? model.Name : $"{model.Name} ({model.Id})"))} · made {Figures.Day(calibration.MadeAt)}, to be reviewed by {Figures.Day(calibration.ReviewBy)}</p>
            </header><main>
            """);
    }

    private static string Headline(Calibration calibration) => calibration switch
    {
        { Promise: null } => "No promise was asked for: the threshold is an estimate.",
        { Promise: { } promise, Certificate: null } => $"{What(promise)}: not proved, so that every call goes to the last rung.",
        { Promise: { } promise } => $"{What(promise)}: proved, {Figures.Percent(promise.Confidence)} sure.",
    };

    private static string What(Promise promise) => promise.Kind switch
    {
        PromiseKind.Share => $"At least {Figures.Percent(promise.Value)} of the last rung's accuracy is kept",
        PromiseKind.FloorRisk => $"At most {Figures.Percent(promise.Value)} of the calls are served a lower rung's wrong answer",
        _ => $"At most {Figures.Percent(promise.Value)} of the calls are served a wrong answer where the last rung is right",
    };

    private static void WriteFacts(Page page, CalibrationReport report)
    {
        Calibration calibration = report.Calibration;
        page.Write($"<section><dl class=\"figures\">");
        Figure(page, "served below the last rung", report.Chosen is { } chosen ? Figures.Percent(chosen.ServedBelow) : "none", calibration.ExpectedSaving is { } saving ? $"{Figures.Percent(saving)} of the last rung's cost saved" : "saving not known: a price is missing");
        Figure(page, "proof", calibration.Certificate is { } proof ? Bound(calibration, proof) : "none", calibration.Certificate is { } counted ? $"{Figures.Count(counted.Losses)} of {Figures.Count(counted.Items, "held call")} lost, p {Number(counted.P)}" : "");
        Figure(page, "calls", Figures.Count(calibration.Source.Fitted + calibration.Source.Held), $"{Figures.Count(calibration.Source.Fitted)} fitted on, {Figures.Count(calibration.Source.Held)} held back");
        if (calibration.Quality is { } quality)
        {
            Figure(page, "calibration error", Number(quality.Ece), $"by chance alone {Number(quality.EceNull)}; Brier {Number(quality.Brier)}; AUROC {(quality.Auroc is { } auroc ? Number(auroc) : "not known")}; AURC {(report.Aurc is { } aurc ? Number(aurc) : "not known")}");
        }

        page.Write($"</dl></section>");
    }

    private static string Bound(Calibration calibration, Certificate proof) =>
        calibration.Promise is { Kind: PromiseKind.Share } ? $"at least {Figures.Percent(proof.Bound)}" : $"at most {Figures.Percent(proof.Bound)}";

    private static void Figure(Page page, string what, string figure, string more) =>
        page.Write($"<div><dt>{what}</dt><dd>{figure}</dd><dd class=\"small\">{more}</dd></div>");

    private static void WriteLevels(Page page, Calibration calibration)
    {
        if (calibration.Levels.IsDefaultOrEmpty)
        {
            return;
        }

        page.Write($"<section><h2>What a plain confidence would mean</h2><div class=\"scroll\"><table><thead><tr><th scope=\"col\">confidence</th><th scope=\"col\" class=\"n\">serves cheaply</th><th scope=\"col\" class=\"n\">wrong where the last is right</th><th scope=\"col\" class=\"n\">at most (95%, each alone)</th></tr></thead><tbody>");
        foreach (ConfidenceLevel level in calibration.Levels)
        {
            page.Write($"<tr><th scope=\"row\">{level.AtLeast.ToString("0.00", CultureInfo.InvariantCulture)}</th><td class=\"n\">{Figures.Percent(level.Share)}</td><td class=\"n\">{Figures.Percent(level.Regret)}</td><td class=\"n\">{Figures.Percent(level.RegretBound)}</td></tr>");
        }

        page.Write($"</tbody></table></div></section>");
    }

    private static string Number(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);
}
