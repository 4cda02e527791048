using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Suffice.Catalog;
using Suffice.Checks;
using Suffice.Confidence;
using Suffice.Engine;
using Suffice.Ledger;
using Suffice.Policy;
using Suffice.Providers;
using Suffice.Routing;
using Suffice.Tasks;
using Suffice.Tests.Engine;

namespace Suffice.Tests.Confidence;

public sealed class ConfidenceCheckTests
{
    private readonly FakeTimeProvider time = new(Calibrations.Day.AddDays(1));

    private static Calibration Calibrated { get; } =
        Calibrations.Of("triage", string.Empty, new PinnedModel("small", "small-1"), new PinnedModel("large", "large-1"));

    [Theory]
    [InlineData("label 0.85", "small", "")]
    [InlineData("label 0.75", "small>large", "confidence")]
    public async Task Answer_ByExpectedGain_PassesOrGoesUp(string said, string path, string reason)
    {
        EngineBench bench = Bench(Calibrated);
        bench.Models.Says("small", said).Says("large", "the last word");

        await bench.AnswerAsync();

        RequestEntry row = bench.Rows.ShouldHaveSingleItem();
        (row.Path, row.Reason).ShouldBe((path, reason));
        row.Attempts[0].Checks[^1].Score.ShouldBe(said == "label 0.85" ? 0.85 : 0.75);
    }

    [Fact]
    public async Task Answer_PlainConfidence_JudgesTheProbabilityItself()
    {
        EngineBench bench = Bench(Calibrated, atLeast: 0.7);
        bench.Models.Says("small", "label 0.75");

        await bench.AnswerAsync();

        bench.Rows.ShouldHaveSingleItem().Path.ShouldBe("small");
    }

    [Fact]
    public async Task Answer_LastRung_IsNeverRefusedForDoubt()
    {
        EngineBench bench = Bench(Calibrated);
        bench.Models.Says("small", "label 0.1").Says("large", "label 0.1");

        (await bench.AnswerAsync()).ShouldBeOfType<AnsweredReply>();
    }

    [Fact]
    public async Task Answer_UnlikeTheCalibratedCalls_GoesUp()
    {
        EngineBench bench = Bench(Calibrated);
        bench.Models.Says("small", "a poem").Says("large", "the last word");

        await bench.AnswerAsync();

        bench.Rows.ShouldHaveSingleItem().Path.ShouldBe("small>large");
    }

    [Fact]
    public async Task Answer_UnlikeTheCalibratedCallsWhereChecksDecide_Passes()
    {
        EngineBench bench = Bench(Calibrated, whenInvalid: InvalidRule.Structural);
        bench.Models.Says("small", "a poem");

        await bench.AnswerAsync();

        bench.Rows.ShouldHaveSingleItem().Path.ShouldBe("small");
    }

    [Theory]
    [InlineData(InvalidRule.Escalate, "large", "uncalibrated")]
    [InlineData(InvalidRule.Structural, "small", "")]
    public async Task Answer_AfterTheReviewDay_FallsBackAsThePolicySays(InvalidRule rule, string path, string reason)
    {
        EngineBench bench = Bench(Calibrated, whenInvalid: rule);
        bench.Models.Says("small", "label 0.1").Says("large", "the last word");
        time.Advance(TimeSpan.FromDays(40));

        await bench.AnswerAsync();

        RequestEntry row = bench.Rows.ShouldHaveSingleItem();
        (row.Path, row.Reason).ShouldBe((path, reason));
    }

    [Fact]
    public async Task Answer_ExpiresWhileServing_IsSeenWithoutAReload()
    {
        EngineBench bench = Bench(Calibrated);
        bench.Models.Says("small", "label 0.9").Says("large", "the last word");

        await bench.AnswerAsync();
        time.Advance(TimeSpan.FromDays(40));
        await bench.AnswerAsync();

        bench.Rows.Select(row => row.Path).ShouldBe(["small", "large"]);
    }

    [Fact]
    public async Task Answer_AnotherFixedPart_HasNoConfidence()
    {
        EngineBench bench = Bench(Calibrated with { Fingerprints = ["fp1_0123456789abcdef"] });
        bench.Models.Says("large", "the last word");

        await bench.AnswerAsync();

        RequestEntry row = bench.Rows.ShouldHaveSingleItem();
        (row.Path, row.Reason).ShouldBe(("large", "uncalibrated"));
    }

    [Fact]
    public async Task Answer_ExpectedToNeedTheLastRung_StartsThere()
    {
        EngineBench bench = Bench(Calibrated with { StartAbove = 0.5 });
        bench.Models.Says("small", "label 0.9").Says("large", "the last word");

        await bench.AnswerAsync(EngineBench.Call("hard 0.1"));
        await bench.AnswerAsync(EngineBench.Call("easy 0.8"));

        bench.Rows.Select(row => (row.Path, row.Reason)).ShouldBe([("large", "routed"), ("small", "")]);
    }

    [Fact]
    public void Decide_WithoutAnEngine_StartsWhereALiveCallDoes()
    {
        EngineBench bench = Bench(Calibrated with { StartAbove = 0.5 });
        Router router = new(new TaskRecognizer(new LearnedFingerprints()), time);

        Route hard = router.Decide(bench.Current, EngineBench.Call("hard 0.1").Request, _ => null).Route!;
        Route easy = router.Decide(bench.Current, EngineBench.Call("easy 0.8").Request, _ => null).Route!;

        (hard.Start!.Model.Name, hard.AboveReason).ShouldBe(("large", "routed"));
        (easy.Start!.Model.Name, easy.AboveReason).ShouldBe(("small", null));
    }

    [Theory]
    [InlineData(InvalidRule.Escalate, "hard 0.1", "large", "routed")]
    [InlineData(InvalidRule.Escalate, "easy 0.8", "small", "")]
    [InlineData(InvalidRule.Escalate, "a poem", "large", "uncalibrated")]
    [InlineData(InvalidRule.Structural, "a poem", "small", "")]
    public async Task Answer_RoutedBeforeTheAnswer_StartsBelowOnlyWhereTheCallIsKnown(InvalidRule rule, string prompt, string path, string reason)
    {
        Calibration calibration = Calibrated with { Mode = CalibrationMode.Route, AcceptUpTo = null, StartAbove = 0.5 };
        EngineBench bench = Bench(calibration, whenInvalid: rule);
        bench.Models.Says("small", "no number").Says("large", "the last word");

        await bench.AnswerAsync(EngineBench.Call(prompt));

        RequestEntry row = bench.Rows.ShouldHaveSingleItem();
        (row.Path, row.Reason).ShouldBe((path, reason));
    }

    [Theory]
    [InlineData("label 0.85", "small", 1)]
    [InlineData("label 0.6", "small", 2)]
    [InlineData("label 0.2", "small>large", 2)]
    public async Task Answer_SecondModel_IsAskedOnlyWhereItMayDecide(string said, string path, int calls)
    {
        Calibration calibration = Calibrated with { Second = new PinnedModel("second", "second-1"), AskSecond = new GainRange(0.2, 0.5) };
        EngineBench bench = Bench(calibration);
        bench.Models.Says("small", said).Says("second", said).Says("large", "the last word");

        await bench.AnswerAsync();

        RequestEntry row = bench.Rows.ShouldHaveSingleItem();
        row.Path.ShouldBe(path);
        row.Attempts.Length.ShouldBe(calls);
        row.CostUsd.ShouldBe(row.Attempts.Sum(attempt => attempt.Cost.Usd!.Value));
    }

    [Fact]
    public async Task Answer_SecondModelFails_IsNotBelieved()
    {
        Calibration calibration = Calibrated with { Second = new PinnedModel("second", "second-1"), AskSecond = new GainRange(0, 0.5) };
        EngineBench bench = Bench(calibration);
        bench.Models.Says("small", "label 0.85").Fails("second", FailureKind.BadRequest).Says("large", "the last word");

        await bench.AnswerAsync();

        bench.Rows.ShouldHaveSingleItem().Path.ShouldBe("small>large");
    }

    [Theory]
    [InlineData(ModelCapabilities.Logprobs, false, true, false)]
    [InlineData(ModelCapabilities.Logprobs, true, true, true)]
    [InlineData(ModelCapabilities.None, false, false, true)]
    public async Task Answer_CalibratedOnLogProbabilities_AsksThemOfALowerRungAndKeepsThemFromACallerWhoDidNot(
        ModelCapabilities can, bool callerAsks, bool asked, bool served)
    {
        EngineBench bench = Bench(Calibrated with { Logprobs = true }, small: EngineBench.Small with { Capabilities = can });
        using JsonDocument logprobs = JsonDocument.Parse("""{ "content": [{ "token": "a", "logprob": -0.1 }] }""");
        bench.Models.Answers("small", ScriptedModels.Answer("label 0.85") with { Logprobs = logprobs.RootElement });
        EngineCall call = EngineBench.Call();

        EngineReply reply = await bench.AnswerAsync(call with { Request = call.Request with { Logprobs = callerAsks } });

        bench.Models.Calls.ShouldHaveSingleItem().Request.Logprobs.ShouldBe(asked);
        (reply.ShouldBeOfType<AnsweredReply>().Answer.Logprobs is not null).ShouldBe(served);
    }

    [Fact]
    public async Task Answer_LastRung_IsNotAskedForLogProbabilitiesThatNobodyReads()
    {
        Model can = EngineBench.Large with { Capabilities = ModelCapabilities.Logprobs };
        EngineBench bench = Bench(Calibrated with { Logprobs = true }, large: can);
        bench.Models.Says("small", "label 0.1").Says("large", "the last word");

        await bench.AnswerAsync();

        bench.Models.Calls[^1].Request.Logprobs.ShouldBeFalse();
    }

    [Fact]
    public async Task Answer_RefusedByACheck_IsNeverBelieved()
    {
        EngineBench bench = Bench(Calibrated, gate: new Forbids("bad"));
        bench.Models.Says("small", "bad 0.99").Says("large", "the last word");

        await bench.AnswerAsync();

        bench.Rows.ShouldHaveSingleItem().Reason.ShouldBe("forbids");
    }

    private EngineBench Bench(
        Calibration calibration,
        double? atLeast = null,
        InvalidRule whenInvalid = InvalidRule.Escalate,
        Model? small = null,
        Model? large = null,
        params ICheck[] gate)
    {
        TaskConfidence confidence = new()
        {
            Calibration = calibration,
            Estimator = new MadeEstimator(),
            AtLeast = atLeast,
            WhenInvalid = whenInvalid,
        };
        TaskPolicy task = EngineBench.TwoRungs([.. gate, new ConfidenceCheck(confidence, time)]);

        return new EngineBench
        {
            Task = task with { Confidence = confidence, Ladder = [small ?? EngineBench.Small, large ?? EngineBench.Large] },
            Time = time,
        };
    }
}
