using System.Text.Json;
using Suffice.Cascade;
using Suffice.Catalog;
using Suffice.Chat;
using Suffice.Checks;
using Suffice.Engine;
using Suffice.Ledger;
using Suffice.Policy;
using Suffice.Providers;
using Suffice.Routing;
using Suffice.Spending;

namespace Suffice.Tests.Engine;

/// <summary>What a request may do, and what may be served of it.</summary>
public sealed class LimitTests
{
    [Fact]
    public async Task Call_AsksForSeveralChoices_EachIsInTheWorstCase()
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs() with { MaxCostUsd = 0.0005m } };
        bench.Models.Says("small", "good");

        EngineReply reply = await bench.AnswerAsync(Changed(c => c with { Extra = Extra("n", "4") }));

        reply.ShouldBeOfType<FailedReply>().Failure.Kind.ShouldBe(AnswerFailureKind.Limit);
        bench.Models.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task Call_AsksForATierWithoutAPrice_IsRefusedByACap()
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs() with { MaxCostUsd = 1m } };
        bench.Models.Says("small", "good");

        EngineReply reply = await bench.AnswerAsync(Changed(c => c with { ServiceTier = "priority" }));

        reply.ShouldBeOfType<FailedReply>().Failure.Kind.ShouldBe(AnswerFailureKind.Limit);
    }

    [Fact]
    public async Task Call_NegativeAnswerLimit_GoesToTheProviderWhoRefusesIt()
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs() with { MaxCostUsd = 1m } };
        bench.Models.Fails("small", FailureKind.BadRequest);

        EngineReply reply = await bench.AnswerAsync(Changed(c => c with { MaxOutputTokens = -5 }));

        reply.ShouldBeOfType<FailedReply>().Failure.Upstream!.Kind.ShouldBe(FailureKind.BadRequest);
    }

    [Fact]
    public void Plan_NegativeAnswerLimit_IsSummedUp()
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs() };

        WorstCaseOf(bench, Changed(c => c with { MaxOutputTokens = -5 })).ShouldBe(WorstCaseOf(bench, Changed(c => c with { MaxOutputTokens = 0 })));
    }

    [Fact]
    public void Plan_SeveralChoices_TellsTheWorstCaseThatACapHolds()
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs() };

        WorstCaseOf(bench, Changed(c => c with { MaxOutputTokens = 100, Extra = Extra("n", "4") }))
            .ShouldBe(WorstCaseOf(bench, Changed(c => c with { MaxOutputTokens = 400 })));
    }

    [Fact]
    public void Plan_TierWithoutAPrice_KnowsNoWorstCase()
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs() };

        WorstCaseOf(bench, Changed(c => c with { ServiceTier = "priority" })).ShouldBeNull();
    }

    [Fact]
    public void Plan_TierThatIsCheaper_MayBeRefusedSoTheUsualPriceIsTheWorstCase()
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs() with { Ladder = [WithTier("flex", 0.5m), EngineBench.Large] } };

        WorstCaseOf(bench, Changed(c => c with { MaxOutputTokens = 100, ServiceTier = "flex" }))
            .ShouldBe(WorstCaseOf(bench, Changed(c => c with { MaxOutputTokens = 100 })));
    }

    [Fact]
    public void Plan_TierThatIsDearer_IsTheWorstCase()
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs() with { Ladder = [WithTier("priority", 2m), EngineBench.Large] } };

        WorstCaseOf(bench, Changed(c => c with { MaxOutputTokens = 100, ServiceTier = "priority" }))
            .ShouldBe(2 * WorstCaseOf(bench, Changed(c => c with { MaxOutputTokens = 100 })));
    }

    [Fact]
    public async Task Answer_FirstCallCostIsUnknownAfterwards_StaysHeldSoThatTheCapStands()
    {
        EngineCall call = Changed(c => c with { MaxOutputTokens = 50 });
        decimal large = RouteSummary.Of(new EngineBench { Task = EngineBench.TwoRungs() }.Engine().Plan(call).Route!, call.Request, DateTimeOffset.UnixEpoch).Rungs[1].WorstCaseUsd!.Value;
        EngineBench bench = new() { Task = EngineBench.TwoRungs(new Forbids("bad")) with { MaxCostUsd = large } };
        ChatAnswer unpriced = new() { Parts = [new TextPart("bad")], StopReason = StopReason.Done, Usage = new TokenUsage { Input = 10, Output = 1, Basis = UsageBasis.Reported }, ServiceTier = "unheard-of" };
        bench.Models.Answers("small", unpriced).Says("large", "good");

        await bench.AnswerAsync(call);

        bench.Rows[0].Attempts.ShouldHaveSingleItem().Cost.Usd.ShouldBeNull();
    }

    [Fact]
    public async Task Answer_LimitBeforeTheNextRung_ThatRungIsNotInThePath()
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs(new Forbids("bad")) with { MaxAttempts = 1 } };
        bench.Models.Says("small", "bad");

        await bench.AnswerAsync();

        bench.Rows[0].Path.ShouldBe("small");
    }

    [Fact]
    public async Task Answer_LastAttemptFails_DoesNotWaitToRetry()
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs() with { MaxAttempts = 1, Deadline = TimeSpan.FromHours(1) } };
        bench.Models.Fails("small", new CallFailure(FailureKind.RateLimited, "slow down") { RetryAfter = TimeSpan.FromSeconds(59) });

        Task<EngineReply> answering = bench.AnswerAsync();

        (await Task.WhenAny(answering, Task.Delay(TimeSpan.FromSeconds(20)))).ShouldBe(answering);
    }

    [Fact]
    public async Task Correction_RefusedAsMalformed_GoesUpWithTheCallAsItCame()
    {
        EngineBench bench = new()
        {
            Task = EngineBench.TwoRungs(new Forbids("bad")) with { OnFail = new FailurePlan(false, 1, FailureAction.Escalate) },
        };
        bench.Models.Says("small", "bad").Fails("small", FailureKind.BadRequest).Says("large", "good");

        EngineReply reply = await bench.AnswerAsync();

        reply.ShouldBeOfType<AnsweredReply>().Answer.Text.ShouldBe("good");
        bench.Rows[0].Path.ShouldBe("small>large");
    }

    [Fact]
    public async Task Check_RetriedAfterAFailure_IsStillOfTheCheck()
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs(new Asks("second")) };
        bench.Models.Says("small", "good").Fails("second", FailureKind.Overloaded).Says("second", "good");

        await bench.AnswerAsync();

        bench.Rows[0].Attempts.Select(a => a.Purpose).ShouldBe([AttemptPurpose.Answer, AttemptPurpose.Check, AttemptPurpose.Check]);
    }

    [Fact]
    public async Task Answer_SeveralChoicesOfAGatedTask_OnlyTheJudgedOneIsServed()
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs(new Forbids("bad")) };
        bench.Models.Answers("small", ScriptedModels.Answer("good") with { Alternatives = [ScriptedModels.Answer("bad")] });

        EngineReply reply = await bench.AnswerAsync();

        ChatAnswer answer = reply.ShouldBeOfType<AnsweredReply>().Answer;
        answer.Text.ShouldBe("good");
        answer.Alternatives.ShouldBeEmpty();
    }

    [Fact]
    public async Task Early_OtherChoice_IsNotTakenForTheJudgedOne()
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs(new StopsAt("bad")) };
        bench.Models.Streams(
            "small", new AnswerStarted("a", "small"), new TextDelta(0, "good"), new TextDelta(0, "bad") { Choice = 1 }, new AnswerEnded());

        EngineReply reply = await bench.AnswerAsync();

        reply.ShouldBeOfType<AnsweredReply>().Answer.Text.ShouldBe("good");
    }

    [Fact]
    public async Task Early_CheckBeforeItLeadsToAPerson_IsHeardFirst()
    {
        TaskPolicy task = EngineBench.TwoRungs() with
        {
            Gate = [new GateCheck(new Forbids("bad"), new FailurePlan(false, 0, FailureAction.Person)), new GateCheck(new StopsAt("so"))],
        };
        EngineBench bench = new() { Task = task };
        bench.Models.Says("small", "so bad").Says("large", "good");

        await bench.AnswerAsync();

        bench.Rows[0].Outcome.ShouldBe(RequestOutcome.Person);
    }

    [Fact]
    public async Task Exhausted_ServedFromTheLastRungThatFits_EvenIfItIsHopelessEarly()
    {
        TaskPolicy task = EngineBench.TwoRungs(new StopsAt("bad")) with
        {
            Ladder = [EngineBench.Small, EngineBench.Large with { ContextWindow = 10 }],
            OnExhausted = ExhaustedAction.Serve,
        };
        EngineBench bench = new() { Task = task };
        bench.Models.Says("small", "bad");

        EngineReply reply = await bench.AnswerAsync();

        reply.ShouldBeOfType<AnsweredReply>().Answer.Text.ShouldBe("bad");
    }

    private static EngineCall Changed(Func<ChatRequest, ChatRequest> change)
    {
        EngineCall call = EngineBench.Call();

        return call with { Request = change(call.Request) };
    }

    private static decimal? WorstCaseOf(EngineBench bench, EngineCall call) =>
        RouteSummary.Of(bench.Engine().Plan(call).Route!, call.Request, DateTimeOffset.UnixEpoch).Rungs[0].WorstCaseUsd;

    private static ExtraFields Extra(string name, string json) =>
        new([KeyValuePair.Create(name, JsonSerializer.Deserialize<JsonElement>(json))]);

    private sealed class Asks(string model) : ICheck
    {
        public string Name => "asks";

        public async ValueTask<Finding> JudgeAsync(JudgedAnswer judged, CancellationToken cancellationToken) =>
            await judged.Models!.AskAsync(model, judged.Request, Name, cancellationToken) is null ? Finding.Failed("alone") : Finding.Passed;
    }

    private sealed class StopsAt(string word) : IEarlyCheck, IEarlyJudge
    {
        public string Name => "stops_at";

        public IEarlyJudge? Begin(ChatRequest request) => this;

        public ValueTask<Finding> JudgeAsync(JudgedAnswer judged, CancellationToken cancellationToken) => new(
            judged.Text.Contains(word, StringComparison.Ordinal) ? Finding.Failed("hopeless") : Finding.Passed);

        public Finding Feed(ReadOnlySpan<char> text) =>
            text.Contains(word, StringComparison.Ordinal) ? Finding.Failed("hopeless") : Finding.NotApplicable;
    }

    private static Model WithTier(string tier, decimal factor) => EngineBench.Small with
    {
        Prices = [.. EngineBench.Small.Prices.Select(row => row with { ServiceTiers = row.ServiceTiers.Add(tier, factor) })],
    };
}
