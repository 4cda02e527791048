using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Suffice.Confidence;
using Suffice.Dashboard.Calibrations;
using Suffice.Dashboard.Tables;
using Suffice.Dashboard.Times;
using Suffice.Evaluation.Curves;
using Suffice.Evaluation.Offline;
using Suffice.Evaluation.Reports.Calibrations;
using Suffice.Evaluation.Statistics.Intervals;
using Suffice.Files;
using Suffice.Policy;

namespace Suffice.Dashboard.Tests.Calibrations;

public sealed class CalibrationsReadingTests : IDisposable
{
    private static readonly DateTimeOffset Made = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly Calibration Proved = new()
    {
        Task = "triage",
        MadeAt = Made,
        ReviewBy = Made.AddDays(90),
        Ladder = [new("small", "small-1"), new("large", "large-1")],
        Gate = "none",
        Estimator = new EstimatorPin("estimator.bin", "00"),
        Source = new CalibrationSource("aa", 400, 400),
        Promise = new Promise(PromiseKind.Regret, 0.03, 0.95),
        Certificate = new Certificate(400, 5, 0.026, 0.02, 0.4),
        AcceptUpTo = 0.1,
        ExpectedEscalation = 0.6,
        ExpectedSaving = 0.25,
        Levels = [new ConfidenceLevel(0.9, 0.3, 0.01, 0.02)],
    };

    private static readonly CalibrationReportFile Plots = new(
        1, "triage", Made, "aa", [new ReliabilityPoint(40, 0.31, 0.3, new Interval(0.18, 0.45))], 0.12, [new ThresholdPoint(0.2, 0.005, new Interval(0.001, 0.01)), new ThresholdPoint(0.6, 0.05, new Interval(0.03, 0.08))],
        new ThresholdPoint(0.4, 0.0125, new Interval(0.005, 0.028)));

    private readonly TestFolder folder = new();
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 27, 8, 0, 0, TimeSpan.Zero));

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Of_CallsThatMayStartOnTheLastRung_SaysSo() =>
        CalibrationWords.Of(Read() with { Calibration = Proved with { StartAbove = 0.7 } })
            .ShouldContain("An answer passes while the last rung is expected to gain at most 0.1 over it. Calls on which it is expected beforehand to gain more than 0.7 start on it.");

    [Fact]
    public void Expected_OfChosenDays_LeadsToTheCallsOfThoseDays()
    {
        CalibrationFigures figures = Read();

        CalibrationTables.Expected(figures).Rows[0][3].Link.ShouldBe(CallsLink.Of(figures.Period, ("task", "triage")));
    }

    [Fact]
    public void Read_ACalibration_SaysPromiseAndProofInWords()
    {
        CalibrationFigures figures = Read();

        CalibrationWords.Of(figures).ShouldBe(
        [
            "At most 3% of the calls are served a wrong answer where the last rung is right. That is promised for calls like the 800 labelled ones it was made on, and for no others.",
            "Proved: on 400 calls that took no part in fitting, 5 broke the promise; at most 2.6% do, 95% sure (exact binomial; p 0.02).",
            "It certifies that 40% of the calls are served below the last rung.",
            "An answer passes while the last rung is expected to gain at most 0.1 over it.",
        ]);
        (figures.DaysLeft, figures.Invalid, figures.Command).ShouldBe((64, null, "suffice calibrate triage --risk 0.03 --confidence 0.95"));
    }

    [Fact]
    public void Read_PlotsThatBelongToIt_AreDrawnAsTheyAreWritten()
    {
        Write(Plots);

        CalibrationFigures figures = Read();

        figures.Plots!.Thresholds.ShouldBe(Plots.Thresholds);
        TableCsv.Write(CalibrationTables.Thresholds(figures)).ShouldContain("0.4,0.0125,0.005,0.028,chosen");
        TableCsv.Write(CalibrationTables.Reliability(figures)).ShouldContain("0.31,0.3,0.18,0.45,40");
    }

    [Fact]
    public void Read_PlotsOfAnotherCalibration_AreNotDrawn()
    {
        Write(Plots with { SourceSha256 = "bb" });
        Read().Plots.ShouldBeNull();
        Write(Plots with { MadeAt = Made.AddDays(-1) });
        Read().Plots.ShouldBeNull();
        Write(Plots with { Version = 2 });
        Read().Plots.ShouldBeNull();
    }

    [Fact]
    public async Task Page_WithoutPlots_SaysWhichCommandMakesThem()
    {
        string page = await Rendered.OfAsync<CalibrationPage>(Rendered.Frame("/calibrations/triage"), Read());

        page.ShouldContain("has no calibration.report.json");
        page.ShouldContain("suffice calibrate triage --risk 0.03 --confidence 0.95");
    }

    [Fact]
    public async Task Page_WithPlots_DrawsTheChosenThresholdAndTheBound()
    {
        Write(Plots);

        string page = await Rendered.OfAsync<CalibrationPage>(Rendered.Frame("/calibrations/triage"), Read());

        page.ShouldContain("dot chosen");
        page.ShouldContain("promised: at most 3%");
        page.ShouldContain("<data value=\"0.0125\">");
        page.ShouldNotContain("style=");
    }

    [Theory]
    [InlineData(100, "does not hold")]
    [InlineData(80, "review soon")]
    [InlineData(40, "holds")]
    public void StateOf_ACalibration_IsHowItStandsToday(int days, string state)
    {
        time.SetUtcNow(Made.AddDays(days));

        CalibrationTables.StateOf(Read()).Value.ShouldBe(state);
    }

    [Fact]
    public void Of_NoCalibration_SaysWhichCommandMakesOne()
    {
        CalibrationsFigures figures = new(Period.Latest(30, time.GetUtcNow()), [], ["triage"]);

        CalibrationTables.Of(figures).Single().Empty.ShouldContain("suffice calibrate triage --risk 0.03");
    }

    private void Write(CalibrationReportFile plots) => folder.Write(CalibrationReportFile.FileName, JsonSerializer.Serialize(plots, MachineJson.Options));

    private CalibrationFigures Read()
    {
        SufficePolicy policy = PolicyLoader.BuiltIn(time).Load(folder.Write("suffice.yaml", """
            version: 1
            providers: { here: { protocol: openai, base_url: http://localhost:1 } }
            models:
              small: { provider: here, id: small-1, price: { input: 1, output: 2 } }
              large: { provider: here, id: large-1, price: { input: 10, output: 20 } }
            tasks: { triage: { why: x, ladder: [small, large] } }
            """)).Policy.ShouldNotBeNull();
        TaskPolicy task = policy.Tasks[0] with { Confidence = new TaskConfidence { Calibration = Proved, Estimator = null!, Folder = folder.Path } };

        return new CalibrationsReading(new FixedPolicy(policy with { Tasks = [task] }), time).Read("triage", Period.Latest(30, time.GetUtcNow())).ShouldNotBeNull();
    }
}
