using System.Text.Json;
using Suffice.Catalog;
using Suffice.Confidence;
using Suffice.Evaluation.Calibrating;
using Suffice.Evaluation.Labelling;
using Suffice.Evaluation.Offline;
using Suffice.Evaluation.Replay;
using Suffice.Evaluation.Reports.Calibrations;
using Suffice.Learning.Ladders;
using Suffice.Policy;

namespace Suffice.Evaluation.Tests.Calibrating;

public sealed class CalibratedReplayTests : IDisposable
{
    private static readonly Dictionary<string, TokenPrices> Prices = new(StringComparer.Ordinal)
    {
        ["small"] = new TokenPrices { Input = 1, Output = 1 },
        ["second"] = new TokenPrices { Input = 1, Output = 1 },
        ["large"] = new TokenPrices { Input = 30, Output = 30 },
    };

    private readonly MadeRecording made = new();

    [Theory]
    [InlineData(null)]
    [InlineData("second")]
    public async Task Run_OnOtherItems_ServesByTheEngineWhatTheArithmeticSays(string? second)
    {
        CalibrationOutcome outcome = await LearnAsync(second, new Promise(PromiseKind.Regret, 0.06, 0.95));

        string other = made.Write("other.jsonl", 300, seed: 2);
        IReadOnlyList<ServedCall> followed = await FollowAsync(outcome, other);

        ReplayReport report = await ReplayAsync(outcome, other);

        CalibratedFigures figures = report.Calibrated!;
        report.Items.ShouldBe(300);
        report.Served.CostUsd.ShouldBe(followed.Sum(call => call.CostUsd));
        (report.Served.Accuracy!.Value * 300).ShouldBe(followed.Count(call => call.IsRight), 1e-6);
        (report.EscalationRate * 300).ShouldBe(followed.Count(call => call.IsAboveFirst), 1e-6);
        figures.RealisedRegret.ShouldBeLessThan(0.1);
        figures.Curve[^1].CostUsd!.Value.ShouldBeGreaterThan(((double)report.First.CostUsd!.Value + (double)report.Last.CostUsd!.Value) / 300 * 0.999);
        foreach (HindsightPoint point in figures.Hindsight)
        {
            double best = figures.Curve.Where(at => at.ShareOfLast >= point.Keep - 1e-9).Max(at => at.Saving!.Value);
            point.Saving!.Value.ShouldBeGreaterThanOrEqualTo(best - 1e-9);
        }

        report.Served.Saving!.Value.ShouldBeGreaterThan(0.2);
        figures.Auroc!.Value.ShouldBeGreaterThan(0.7);
        figures.Router.After!.Apgr!.Value.ShouldBeGreaterThan(figures.Router.Random.Apgr!.Value);
        figures.Router.After.Apgr.Value.ShouldBeLessThanOrEqualTo(figures.Router.Oracle.Apgr!.Value);
    }

    [Fact]
    public async Task Run_VerdictsAlone_RoutesBeforeTheAnswer()
    {
        CalibrationOutcome outcome = await LearnAsync(null, new Promise(PromiseKind.Regret, 0.1, 0.95), answers: false);

        ReplayReport report = await ReplayAsync(outcome, made.Write("other.jsonl", 300, seed: 2, answers: false));

        outcome.Calibration.Mode.ShouldBe(CalibrationMode.Route);
        report.Calibrated!.Router.After.ShouldBeNull();
        report.Calibrated.Router.Before!.Apgr!.Value.ShouldBeGreaterThan(0.7);
        report.Reasons.Keys.ShouldBe(["routed"]);
        report.Served.CostUsd!.Value.ShouldBeLessThan(report.Last.CostUsd!.Value);
    }

    [Fact]
    public async Task Learn_PromiseThatCannotBeKept_AcceptsNothing()
    {
        CalibrationOutcome outcome = await LearnAsync(null, new Promise(PromiseKind.Regret, 0.0005, 0.99));

        outcome.IsUnproved.ShouldBeTrue();
        outcome.Calibration.AcceptUpTo.ShouldBeNull();
        ReplayReport report = await ReplayAsync(outcome, made.Write("other.jsonl", 60, seed: 2));
        report.Calibrated!.Regrets.ShouldBe(0);
        report.Served.Accuracy.ShouldBe(report.Last.Accuracy);
        report.Served.CostUsd.ShouldBe(report.Last.CostUsd);
    }

    [Fact]
    public async Task Learn_PromisedShare_StatesTheShareThatWouldJustBeProved()
    {
        CalibrationOutcome outcome = await LearnAsync(null, new Promise(PromiseKind.Share, 0.85, 0.9));

        Certificate proof = outcome.Calibration.Certificate!;
        proof.Bound.ShouldBeInRange(0.85, 1);
        double kept = (double)outcome.Serve().Count(call => call.IsRight) / outcome.Judged.Count(call => call.Call.Rungs[^1].IsRight);
        proof.Bound.ShouldBeLessThanOrEqualTo(kept);
    }

    [Theory]
    [InlineData(PromiseKind.Regret, 0.08)]
    [InlineData(PromiseKind.FloorRisk, 0.45)]
    [InlineData(PromiseKind.Share, 0.9)]
    public async Task Learn_AnyPromise_CountsItsLossesOnCallsThatWereNotFittedOn(PromiseKind kind, double value)
    {
        CalibrationOutcome outcome = await LearnAsync(null, new Promise(kind, value, 0.9));

        CalibrationSource source = outcome.Calibration.Source;
        (source.Fitted + source.Held).ShouldBe(400);
        outcome.Judged.Count.ShouldBe(source.Held);
        ServedCall[] served = [.. outcome.Serve()];
        double last = outcome.Judged.Count(call => call.Call.Rungs[^1].IsRight);
        double lost = kind switch
        {
            PromiseKind.Regret => outcome.Judged.Where((call, i) => served[i].Rung == 0 && !served[i].IsRight && call.Call.Rungs[^1].IsRight).Count(),
            PromiseKind.FloorRisk => served.Count(call => call.Rung == 0 && !call.IsRight),
            _ => (value * last) - served.Count(call => call.IsRight),
        };

        // Two of a key count as one.
        outcome.Calibration.Certificate!.Items.ShouldBe(source.Held / 2);
        outcome.Calibration.Certificate!.Losses.ShouldBe((int)(kind == PromiseKind.Share ? Math.Round(lost / 2) : Math.Ceiling(lost / 2)));
        outcome.Calibration.ExpectedSaving!.Value.ShouldBe(
            1 - (double)(served.Sum(call => call.CostUsd)!.Value / outcome.Judged.Sum(call => call.Call.Rungs[^1].CostUsd)!.Value), 1e-9);
    }

    [Fact]
    public async Task Learn_CopiesOfACall_StandOnOneSideOfTheSplit()
    {
        CalibrationOutcome outcome = await LearnAsync(null, new Promise(PromiseKind.Regret, 0.08, 0.9));

        // The recording's items come in pairs that share a key.
        outcome.Judged.GroupBy(call => call.Call.SplitKey).ShouldAllBe(copies => copies.Count() == 2);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Learn_AnswersWithLogProbabilities_AreAskedForWhenItServes(bool logprobs)
    {
        string fit = made.Write("fit.jsonl", 160, seed: 1);
        if (logprobs)
        {
            File.WriteAllText(fit, File.ReadAllText(fit).Replace("\"output_tokens\":", "\"logprobs\":[-0.1,-0.2],\"output_tokens\":", StringComparison.Ordinal));
        }

        CalibrationOutcome outcome = (await new RecordedCalibration(ModelCatalog.BuiltIn(), TimeProvider.System)
            .MakeAsync([fit], ["small", "large"], null, Prices, order => order)).Outcome;

        outcome.Calibration.Logprobs.ShouldBe(logprobs);
        outcome.Calibration.Mode.ShouldBe(CalibrationMode.Cascade);
    }

    [Fact]
    public async Task Learn_OneVerdictChanged_IsAnotherSource()
    {
        CalibrationOutcome one = await LearnAsync(null, null);
        string path = Path.Combine(made.Folder, "fit.jsonl");
        string[] lines = File.ReadAllLines(path);
        int at = Array.FindIndex(lines, line => line.Contains("\"large\":{\"text\":", StringComparison.Ordinal) && line.Contains("\"correct\":false", StringComparison.Ordinal));
        lines[at] = lines[at].Replace("\"correct\":false", "\"correct\":true", StringComparison.Ordinal);
        File.WriteAllLines(path, lines);

        (CalibrationOutcome two, _) = await new RecordedCalibration(ModelCatalog.BuiltIn(), TimeProvider.System)
            .MakeAsync([path], ["small", "large"], null, Prices, order => order);

        two.Calibration.Source.Sha256.ShouldNotBe(one.Calibration.Source.Sha256);
    }

    [Fact]
    public async Task Learn_SameItemsAndSeed_IsTheSameCalibration()
    {
        CalibrationOutcome one = await LearnAsync(null, new Promise(PromiseKind.Share, 0.95, 0.9));
        CalibrationOutcome two = await LearnAsync(null, new Promise(PromiseKind.Share, 0.95, 0.9));

        (two.Calibration with { MadeAt = one.Calibration.MadeAt, ReviewBy = one.Calibration.ReviewBy }).Estimator.ShouldBe(one.Calibration.Estimator);
        two.Calibration.AcceptUpTo.ShouldBe(one.Calibration.AcceptUpTo);
        two.Calibration.Source.ShouldBe(one.Calibration.Source);
    }

    [Fact]
    public async Task Run_Report_HasTheKeysOfBoth()
    {
        CalibrationOutcome outcome = await LearnAsync(null, null);
        ReplayReport report = await ReplayAsync(outcome, made.Write("other.jsonl", 60, seed: 2));

        JsonElement json = JsonDocument.Parse(report.ToJson()).RootElement;

        foreach (string key in new[] { "items", "served", "oracle", "certificate", "realised_regret", "ece", "auroc", "curve" })
        {
            json.TryGetProperty(key, out _).ShouldBeTrue(key);
        }

        foreach (string key in new[] { "apgr", "cpt50", "cpt80", "aiq" })
        {
            json.GetProperty("router").GetProperty("before").TryGetProperty(key, out _).ShouldBeTrue(key);
            json.GetProperty("router").GetProperty("after").TryGetProperty(key, out _).ShouldBeTrue(key);
        }

        JsonElement point = json.GetProperty("curve")[0];
        foreach (string key in new[] { "escalated", "accuracy", "cost_usd" })
        {
            point.TryGetProperty(key, out _).ShouldBeTrue(key);
        }
    }

    [Fact]
    public async Task Run_AnotherLadder_IsRefused()
    {
        CalibrationOutcome outcome = await LearnAsync(null, null);
        string other = made.Write("other.jsonl", 60, seed: 2);

        ReplayException wrong = await Should.ThrowAsync<ReplayException>(() => new CalibratedReplay(ModelCatalog.BuiltIn(), TimeProvider.System).RunAsync(
            new ReplayOptions { Recordings = [other], Ladder = ["second", "large"], Calibrated = Confidence(outcome) }));

        wrong.Message.ShouldContain("small,large");
    }

    [Fact]
    public async Task Folder_SavedAndLoaded_ServesTheSame()
    {
        CalibrationOutcome outcome = await LearnAsync(null, null);
        string folder = Path.Combine(made.Folder, "learned");
        string other = made.Write("other.jsonl", 60, seed: 2);
        new CalibrationFolder(folder).Save(outcome);

        TaskConfidence loaded = new CalibrationFolder(folder).Load(new EstimatorReader());

        (await ReplayAsync(loaded, other)).ToJson().ShouldBe((await ReplayAsync(outcome, other)).ToJson());
    }

    [Fact]
    public async Task Folder_EstimatorOfAnother_IsRefused()
    {
        CalibrationOutcome outcome = await LearnAsync(null, null);
        string folder = Path.Combine(made.Folder, "learned");
        new CalibrationFolder(folder).Save(outcome);
        File.AppendAllText(Path.Combine(folder, outcome.Calibration.Estimator.File), "x");

        Should.Throw<CalibrationException>(() => new CalibrationFolder(folder).Load(new EstimatorReader())).Wrong.ShouldContain("is not the estimator");
    }

    public void Dispose() => made.Dispose();

    private static async Task<IReadOnlyList<ServedCall>> FollowAsync(CalibrationOutcome outcome, string recording)
    {
        RecordedModels models = new(ModelCatalog.BuiltIn(), Prices);
        LabelledCalls labelled = await new LabelledRecording((model, usage) => models.CostOf(model, usage, TimeProvider.System.GetUtcNow()), StructuralGate.Checks)
            .ReadAsync([recording], ["small", "large"], outcome.Calibration.Second?.Name);
        LadderRule rule = LadderRule.Of(outcome.Calibration);

        return [.. labelled.Calls.Select(call => LadderCourse.Follow(ScoredCall.Of(outcome.Estimator, call), rule))];
    }

    private async Task<CalibrationOutcome> LearnAsync(string? second, Promise? promise, bool answers = true)
    {
        string fit = made.Write("fit.jsonl", promise is null ? 160 : 400, seed: 1, answers);

        return (await new RecordedCalibration(ModelCatalog.BuiltIn(), TimeProvider.System)
            .MakeAsync([fit], ["small", "large"], second, Prices, order => order with { Promise = promise })).Outcome;
    }

    private static TaskConfidence Confidence(CalibrationOutcome outcome) => new() { Calibration = outcome.Calibration, Estimator = outcome.Estimator };

    private static Task<ReplayReport> ReplayAsync(CalibrationOutcome outcome, string recording) => ReplayAsync(Confidence(outcome), recording);

    private static Task<ReplayReport> ReplayAsync(TaskConfidence confidence, string recording) =>
        new CalibratedReplay(ModelCatalog.BuiltIn(), TimeProvider.System).RunAsync(
            new ReplayOptions { Recordings = [recording], Calibrated = confidence, Prices = Prices });
}
