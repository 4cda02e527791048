using System.Collections.Immutable;
using Suffice.Chat;
using Suffice.Confidence;
using Suffice.Learning.Labelled;
using Suffice.Learning.Ladders;

namespace Suffice.Learning.Tests.Ladders;

public sealed class LadderLearnerTests
{
    [Fact]
    public void Fit_HardKindToldByAWord_IsEstimatedHarderBeforeTheAnswer()
    {
        LadderEstimator estimator = LadderLearner.Fit(MadeCalls.Of(200), MadeCalls.Quick with { UseCategory = false });

        double plain = estimator.Before(MadeCalls.Request("Tom has 5 pears and gets 7 more. How many pears has he now?"), 0)!.Value.Right;
        double hard = estimator.Before(MadeCalls.Request("Tom has 5 pears and gets 7 more with compound interest. How many pears has he now?"), 0)!.Value.Right;

        plain.ShouldBeGreaterThan(0.7);
        hard.ShouldBeLessThan(0.5);
    }

    [Fact]
    public void Fit_WrongSumInTheAnswer_IsEstimatedWrong()
    {
        LadderEstimator estimator = LadderLearner.Fit(MadeCalls.Of(200), MadeCalls.Quick);
        ChatRequest request = MadeCalls.Request("Tom has 5 pears and gets 7 more. How many pears has he now?", "plain");

        AnswerEstimate right = estimator.After(new AnswerSignals(request, 0, MadeCalls.Answer("He has 5 + 7 = 12 pears.\n#### 12")))!.Value;
        AnswerEstimate wrong = estimator.After(new AnswerSignals(request, 0, MadeCalls.Answer("He has 5 + 7 = 13 pears.\n#### 13")))!.Value;

        right.Right.ShouldBeGreaterThan(0.8);
        wrong.Right.ShouldBeLessThan(0.3);
        wrong.Gain.ShouldBeGreaterThan(right.Gain);
    }

    [Theory]
    [InlineData("Wie viele Stunden dauert die Fahrt von Hamburg nach München mit dem langsamen Zug?", false)]
    [InlineData("Tom has 5 pears and gets 7 more. How many pears has he now?", true)]
    public void Before_WordsOfAnotherKind_HasNoEstimate(string text, bool known) =>
        (LadderLearner.Fit(MadeCalls.Of(120), MadeCalls.Quick).Before(MadeCalls.Request(text, "plain"), 0) is not null).ShouldBe(known);

    [Fact]
    public void Before_SystemPromptWhereNoneEverWas_HasNoEstimate()
    {
        ChatRequest call = MadeCalls.Request("Tom has 5 pears and gets 7 more. How many pears has he now?", "plain");
        LadderEstimator estimator = LadderLearner.Fit(MadeCalls.Of(120), MadeCalls.Quick);

        estimator.Before(call with { Messages = [ChatMessage.Of(ChatRole.System, "You count."), .. call.Messages] }, 0).ShouldBeNull();
    }

    [Fact]
    public void HeadTarget_OfTwoRungs_KeepsTheLastsOutcomesApartByTheFirsts()
    {
        HeadTarget[] targets = HeadTarget.Of([true, false, true], [false, true, true], lastPriorCases: 0);

        targets[1].Rows.ShouldBe([0, 2]);
        targets[1].Holds.ShouldBe([false, true]);
        targets[2].Rows.ShouldBe([1]);
    }

    [Fact]
    public void Fit_VerdictsOnly_EstimatesBeforeAndNotAfter()
    {
        LadderEstimator estimator = LadderLearner.Fit(MadeCalls.Of(120, verdictsOnly: true), MadeCalls.Quick);
        ChatRequest request = MadeCalls.Request("Tom has 5 pears and gets 7 more. How many pears has he now?");

        estimator.Before(request, 0).ShouldNotBeNull();
        estimator.HasAfter.ShouldBeFalse();
        estimator.After(new AnswerSignals(request, 0, MadeCalls.Answer("12"))).ShouldBeNull();
    }

    [Fact]
    public void After_SecondModelAsked_AgreementRaisesTheEstimate()
    {
        LadderEstimator estimator = LadderLearner.Fit(MadeCalls.Of(200, withSecond: true), MadeCalls.Quick with { UseText = false });
        AnswerSignals alone = new(MadeCalls.Request("Tom has 5 pears and gets 7 more. How many pears has he now?", "compound"), 0, MadeCalls.Answer("#### 12"));

        double without = estimator.After(alone)!.Value.Right;
        double agreed = estimator.After(alone with { Second = MadeCalls.Answer("#### 12") })!.Value.Right;
        double denied = estimator.After(alone with { Second = MadeCalls.Answer("#### 13") })!.Value.Right;

        estimator.HasSecond.ShouldBeTrue();
        agreed.ShouldBeGreaterThan(without);
        denied.ShouldBeLessThan(agreed);
    }

    [Fact]
    public void Before_CallOfAnotherKind_StepsAside()
    {
        LadderEstimator estimator = LadderLearner.Fit(MadeCalls.Of(200), MadeCalls.Quick);

        estimator.Before(MadeCalls.Request("vpn not working since password reset user locked out please unlock account urgent thanks"), 0).ShouldBeNull();
        estimator.Before(MadeCalls.Request("Tom has 5 pears and gets 7 more. How many pears has he now?") with { Tools = [new ToolDefinition("add")] }, 0).ShouldBeNull();
    }

    [Fact]
    public void CrossFit_CallsLikeTheFitted_HardlyEverStepsAside()
    {
        ImmutableArray<HeldOutCall> heldOut = LadderLearner.CrossFit(MadeCalls.Of(300), MadeCalls.Quick, folds: 3);

        heldOut.Count(call => call.Rungs[0].Before is null).ShouldBeLessThan(8);
        heldOut.Select(call => call.Call.Id).ShouldBe(MadeCalls.Of(300).Select(call => call.Id));
        heldOut.ShouldAllBe(call => call.Rungs[1].After == null || call.Rungs[1].After!.Value.Gain == 0);
    }

    [Fact]
    public void Fit_SameSeed_SameEstimates()
    {
        LabelledCall[] calls = MadeCalls.Of(120);
        ChatRequest request = calls[0].Request;

        LadderEstimator one = LadderLearner.Fit(calls, MadeCalls.Quick with { Seed = 3 });
        LadderEstimator two = LadderLearner.Fit(calls, MadeCalls.Quick with { Seed = 3 });

        one.Before(request, 0).ShouldBe(two.Before(request, 0));
    }

    [Fact]
    public void Fit_CallsInAnotherOrder_NearlyTheSameEstimates()
    {
        LabelledCall[] calls = MadeCalls.Of(150);
        LabelledCall[] turned = [.. calls.Reverse()];

        LadderEstimator one = LadderLearner.Fit(calls, MadeCalls.Quick);
        LadderEstimator two = LadderLearner.Fit(turned, MadeCalls.Quick);

        foreach (LabelledCall call in calls.Take(20))
        {
            one.Before(call.Request, 0)!.Value.Right.ShouldBe(two.Before(call.Request, 0)!.Value.Right, 0.02);
        }
    }

    [Fact]
    public void Fit_ThreeRungs_EstimatesEachAgainstTheLast()
    {
        LabelledCall[] calls = [.. MadeCalls.Of(150).Select(call => call with { Rungs = [call.Rungs[0], call.Rungs[0] with { Model = "medium" }, call.Rungs[1]] })];

        LadderEstimator estimator = LadderLearner.Fit(calls, MadeCalls.Quick);

        estimator.Ladder.ShouldBe(["small", "medium", "large"]);
        estimator.Before(calls[0].Request, 1)!.Value.Right.ShouldBe(estimator.Before(calls[0].Request, 0)!.Value.Right, 1e-9);
        estimator.Before(calls[0].Request, 2)!.Value.Gain.ShouldBe(0);
        Should.Throw<ArgumentOutOfRangeException>(() => estimator.Before(calls[0].Request, 3));
    }

    [Fact]
    public void Fit_TooFewCalls_SaysHowManyAreWanted() =>
        Should.Throw<ArgumentException>(() => LadderLearner.Fit(MadeCalls.Of(5), MadeCalls.Quick)).Message.ShouldContain("20 labelled calls or more; there are 5");

    [Fact]
    public void Fit_LaddersThatDiffer_NamesTheCall()
    {
        LabelledCall[] calls = MadeCalls.Of(30);
        calls[7] = calls[7] with { Rungs = [.. calls[7].Rungs.Take(1)] };

        Should.Throw<ArgumentException>(() => LadderLearner.Fit(calls, MadeCalls.Quick)).Message.ShouldContain("call-7");
    }

    [Fact]
    public void Fit_AllAnswersRight_EstimatesHighAndNotCertain()
    {
        LabelledCall[] calls = [.. MadeCalls.Of(60).Select(call => call with { Rungs = [.. call.Rungs.Select(rung => rung with { IsRight = true })] })];

        AnswerEstimate estimate = LadderLearner.Fit(calls, MadeCalls.Quick).Before(calls[0].Request, 0)!.Value;

        estimate.Right.ShouldBeInRange(0.9, 0.99);
    }
}
