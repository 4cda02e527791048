using Suffice.Confidence;
using Suffice.Evaluation.Calibrating;
using Suffice.Evaluation.Reports.Calibrations;
using Suffice.Evaluation.Tests.Calibrating;

namespace Suffice.Evaluation.Tests.Reports;

public sealed class CalibrationPageTests
{
    private static readonly DateTimeOffset Day = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Of_ScoredCalls_EveryCallStandsInOneBinAndTheChosenPointIsWhatTheRuleServes()
    {
        CalibrationOutcome outcome = Outcome(MadeCalls.Draw(new Random(1), 400));

        CalibrationReport report = CalibrationReporting.Of(outcome);

        report.Reliability.Sum(bin => bin.Calls).ShouldBe(400);
        report.Reliability.Sum(bin => bin.Right * bin.Calls).ShouldBe(outcome.Judged.Count(call => call.Call.Rungs[0].IsRight), 1e-6);
        IReadOnlyList<ServedCall> served = outcome.Serve();
        report.Chosen!.ServedBelow.ShouldBe(served.Count(call => call.Rung == 0) / 400.0);
        report.Chosen.Loss.ShouldBe(served.Count(call => call.IsRegret) / 400.0);
        report.Chosen.Loss95.Low.ShouldBeLessThanOrEqualTo(report.Chosen.Loss);
        report.Chosen.Loss95.High.ShouldBeGreaterThanOrEqualTo(report.Chosen.Loss);
    }

    [Fact]
    public void Of_Thresholds_ServeMoreAndLoseMoreOneAfterAnother()
    {
        CalibrationReport report = CalibrationReporting.Of(Outcome(MadeCalls.Draw(new Random(2), 400)));

        report.Thresholds.Length.ShouldBeGreaterThan(20);
        report.Thresholds.Select(point => point.ServedBelow).ShouldBeInOrder();
        report.Thresholds.Select(point => point.Loss).ShouldBeInOrder();
    }

    [Fact]
    public void Of_FloorRisk_CountsEveryWrongAnswerOfALowerRung()
    {
        ScoredCall[] calls = [.. Enumerable.Range(0, 40).Select(i => MadeCalls.Of(smallRight: i % 2 == 0, largeRight: false, gain: 0, id: $"item {i}"))];
        Calibration made = Made() with { Promise = new Promise(PromiseKind.FloorRisk, 0.6, 0.95) };

        CalibrationReporting.Of(Outcome(calls, made)).Chosen!.Loss.ShouldBe(0.5);
        CalibrationReporting.Of(Outcome(calls)).Chosen!.Loss.ShouldBe(0);
    }

    [Fact]
    public void Write_Promise_SaysInTheHeadlineWhatWasProvedAndWhatWasNot()
    {
        ScoredCall[] calls = MadeCalls.Draw(new Random(3), 100);

        CalibrationHtml.Write(CalibrationReporting.Of(Outcome(calls))).ShouldContain("At most 3% of the calls are served a wrong answer where the last rung is right: proved, 95% sure.");
        string unproved = CalibrationHtml.Write(CalibrationReporting.Of(Outcome(calls, Made() with { Certificate = null, AcceptUpTo = null })));
        unproved.ShouldContain("not proved, so that every call goes to the last rung");
        unproved.ShouldContain("No threshold was chosen.");
        CalibrationHtml.Write(CalibrationReporting.Of(Outcome(calls, Made() with { Promise = null, Certificate = null }))).ShouldContain("No promise was asked for");
    }

    [Fact]
    public void Write_NoEstimates_IsAPageWithoutPlots()
    {
        ScoredCall[] calls = [.. Enumerable.Range(0, 30).Select(i => MadeCalls.Of(true, true, gain: null, id: $"item {i}"))];

        string page = CalibrationHtml.Write(CalibrationReporting.Of(Outcome(calls)));

        page.ShouldNotContain("Does the confidence hold?");
        page.ShouldEndWith("</html>\n");
    }

    [Fact]
    public void Write_HostileNames_AreShownAndNeverRunAndNothingIsLoadedFromElsewhere()
    {
        string page = CalibrationHtml.Write(CalibrationReporting.Of(Outcome(
            MadeCalls.Draw(new Random(4), 50), Made() with { Task = "<script>alert(1)</script>", Ladder = [new("<img src=x>", "a\"b"), new("large", "large")] })));

        page.ShouldContain("&lt;script&gt;alert(1)&lt;/script&gt;");
        page.ShouldNotContain("<script");
        page.ShouldNotContain("<img");
        page.ShouldNotContain("http://");
        page.ShouldNotContain("https://");
        page.ShouldContain("script-src &#39;none&#39;");
    }

    private static CalibrationOutcome Outcome(ScoredCall[] calls, Calibration? calibration = null) => new(calibration ?? Made(), null!, default, calls);

    private static Calibration Made() => new()
    {
        Task = "triage",
        MadeAt = Day,
        ReviewBy = Day.AddDays(30),
        Ladder = [new("small", "small-1"), new("large", "large-1")],
        Gate = "none",
        Estimator = new EstimatorPin("estimator.bin", "00"),
        Source = new CalibrationSource("00", 400, 400),
        Promise = new Promise(PromiseKind.Regret, 0.03, 0.95),
        Certificate = new Certificate(400, 5, 0.026, 0.02, 0.4),
        AcceptUpTo = 0.1,
    };
}
