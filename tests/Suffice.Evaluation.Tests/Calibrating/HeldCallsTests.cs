using Suffice.Confidence;
using Suffice.Evaluation.Calibrating;
using Suffice.Evaluation.Labelling;
using Suffice.Evaluation.Offline;
using Suffice.Learning.Labelled;

namespace Suffice.Evaluation.Tests.Calibrating;

/// <summary>What is proved on held calls may not know them: their verdicts change nothing but the proof.</summary>
public sealed class HeldCallsTests : IDisposable
{
    private readonly MadeRecording made = new();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Make_OtherVerdictsOnHeldCalls_AreTheSameEstimatorAndTheSameWayToServe(bool right)
    {
        LabelledCalls read = await new LabelledRecording((model, _) => model == "large" ? 10 : 1, [])
            .ReadAsync([made.Write("fit.jsonl", 400, seed: 1)], ["small", "large"], "second");
        CalibrationOutcome told = Make(read.Calls);
        HashSet<string> held = [.. told.Judged.Select(call => call.Call.Id)];

        CalibrationOutcome changed = Make([.. read.Calls.Select(call => held.Contains(call.Id)
            ? call with { Rungs = [call.Rungs[0] with { IsRight = right }, call.Rungs[1] with { IsRight = true }] }
            : call)]);

        held.Count.ShouldBe(200);
        changed.Judged.Select(call => call.Call.Id).ShouldBe(told.Judged.Select(call => call.Call.Id));
        changed.Calibration.Estimator.Sha256.ShouldBe(told.Calibration.Estimator.Sha256);
        changed.Calibration.Mode.ShouldBe(told.Calibration.Mode);
        changed.Calibration.AskSecond.ShouldBe(told.Calibration.AskSecond);
        (ShareOf(changed) >= ShareOf(told)).ShouldBe(right);
    }

    [Fact]
    public void Choose_WithoutAPromise_KeepsSomethingToSpare()
    {
        RuleTrial trial = new(MadeCalls.Draw(new Random(5), 600), new RuleGoal(PromiseKind.Share, 0.97));

        double plain = new RuleChoice(trial, 0, new ServingCost(0), caution: 0).Choose().AcceptUpTo;
        double careful = new RuleChoice(trial, 0, new ServingCost(0), caution: 0.25).Choose().AcceptUpTo;

        careful.ShouldBeLessThan(plain);
    }

    [Fact]
    public void Losses_EverythingOnTheLastRung_AreNoneHoweverOftenItIsWrong()
    {
        LadderRule nothingPasses = new(CalibrationMode.Cascade, double.NegativeInfinity);
        RuleTrial trial = new(MadeCalls.Draw(new Random(5), 200), new RuleGoal(PromiseKind.FloorRisk, 0.05));

        trial.Calls.Any(call => !call.Call.Rungs[^1].IsRight).ShouldBeTrue();
        trial.Losses(trial.Serve(nothingPasses)).ShouldAllBe(loss => loss == 0);
    }

    [Theory]
    [InlineData(PromiseKind.Regret, true)]
    [InlineData(PromiseKind.Share, true)]
    [InlineData(PromiseKind.FloorRisk, false)]
    public async Task Make_LastRungNeverRight_IsRefusedWhereItIsTheMeasure(PromiseKind kind, bool isRefused)
    {
        LabelledCalls read = await new LabelledRecording((model, _) => model == "large" ? 10 : 1, [])
            .ReadAsync([made.Write("fit.jsonl", 100, seed: 1)], ["small", "large"], "second");
        LabelledCall[] calls = [.. read.Calls.Select(call => call with { Rungs = [call.Rungs[0], call.Rungs[1] with { IsRight = false }] })];

        void Calibrate() => Make(calls, new Promise(kind, 0.9, 0.9));

        if (isRefused)
        {
            Should.Throw<ReplayException>(Calibrate).Message.ShouldContain("is right on none of the 100 labelled calls");
        }
        else
        {
            Should.NotThrow(Calibrate);
        }
    }

    public void Dispose() => made.Dispose();

    private static double ShareOf(CalibrationOutcome outcome) => outcome.Calibration.Certificate?.CertifiedShare ?? 0;

    private static CalibrationOutcome Make(IReadOnlyList<LabelledCall> calls) => Make(calls, new Promise(PromiseKind.Regret, 0.1, 0.9));

    private static CalibrationOutcome Make(IReadOnlyList<LabelledCall> calls, Promise promise) => new LadderCalibrator(TimeProvider.System).Make(calls, new CalibrationOrder
    {
        Task = "sums",
        Ladder = [new PinnedModel("small", "small"), new PinnedModel("large", "large")],
        Second = new PinnedModel("second", "second"),
        Gate = "gate",
        Promise = promise,
    });
}
