using Suffice.Cascade;
using Suffice.Chat;
using Suffice.Checks;
using Suffice.Engine;
using Suffice.Ledger;
using Suffice.Policy;
using Suffice.Providers;

namespace Suffice.Tests.Engine;

public sealed class CascadeTests
{
    private const decimal SmallCall = (100 * 1m + 10 * 2m) / 1_000_000m;
    private const decimal LargeCall = (100 * 10m + 10 * 20m) / 1_000_000m;

    [Fact]
    public async Task Answer_FirstRungPasses_IsServedFromIt()
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs(new Forbids("bad")) };
        bench.Models.Says("small", "good");

        EngineReply reply = await bench.AnswerAsync();

        reply.ShouldBeOfType<AnsweredReply>().Answer.Text.ShouldBe("good");
        RequestEntry row = bench.Rows.ShouldHaveSingleItem();
        row.Outcome.ShouldBe(RequestOutcome.Served);
        row.Model.ShouldBe("small");
        row.Path.ShouldBe("small");
        row.Reason.ShouldBeEmpty();
        row.CostUsd.ShouldBe(SmallCall);
        row.BaselineCostUsd.ShouldBe(LargeCall);
    }

    [Fact]
    public async Task Answer_FirstRungFailsTheGate_IsServedFromTheNext()
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs(new Forbids("bad")) };
        bench.Models.Says("small", "bad").Says("large", "good");

        EngineReply reply = await bench.AnswerAsync();

        reply.ShouldBeOfType<AnsweredReply>().Answer.Text.ShouldBe("good");
        RequestEntry row = bench.Rows.ShouldHaveSingleItem();
        row.Path.ShouldBe("small>large");
        row.Reason.ShouldBe("forbids");
        row.CostUsd.ShouldBe(SmallCall + LargeCall);
        row.BaselineCostUsd.ShouldBe(LargeCall);
        row.Attempts.Select(a => a.Outcome).ShouldBe([AttemptOutcome.Rejected, AttemptOutcome.Accepted]);
    }

    [Theory]
    [InlineData(ExhaustedAction.Refuse, RequestOutcome.Refused, AnswerFailureKind.NotPassed)]
    [InlineData(ExhaustedAction.Person, RequestOutcome.Person, AnswerFailureKind.Person)]
    public async Task Answer_EveryRungFailsTheGate_GivesNoAnswer(
        ExhaustedAction action, RequestOutcome outcome, AnswerFailureKind kind)
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs(new Forbids("bad")) with { OnExhausted = action } };
        bench.Models.Says("small", "bad").Says("large", "very bad");

        EngineReply reply = await bench.AnswerAsync();

        AnswerFailure failure = reply.ShouldBeOfType<FailedReply>().Failure;
        failure.Kind.ShouldBe(kind);
        failure.Message.ShouldNotContain("do not say bad");
        RequestEntry row = bench.Rows.ShouldHaveSingleItem();
        row.Outcome.ShouldBe(outcome);
        row.Model.ShouldBeNull();
        row.CostUsd.ShouldBe(SmallCall + LargeCall);
        row.BaselineCostUsd.ShouldBe(0m);
    }

    [Fact]
    public async Task Answer_EveryRungFailsAndThePolicyServes_IsTheLastRungsMarked()
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs(new Forbids("bad")) with { OnExhausted = ExhaustedAction.Serve } };
        bench.Models.Says("small", "bad").Says("large", "very bad");

        EngineReply reply = await bench.AnswerAsync();

        reply.ShouldBeOfType<AnsweredReply>().Answer.Text.ShouldBe("very bad");
        bench.Rows[0].Outcome.ShouldBe(RequestOutcome.ServedUnpassed);
        bench.Rows[0].Reason.ShouldBe("forbids");
    }

    [Fact]
    public async Task Answer_FailedCheckWithRetry_TellsTheModelWhatWasWrong()
    {
        EngineBench bench = new()
        {
            Task = EngineBench.TwoRungs(new Forbids("bad")) with { OnFail = new FailurePlan(false, 1, FailureAction.Escalate) },
        };
        bench.Models.Says("small", "bad").Says("small", "good");

        EngineReply reply = await bench.AnswerAsync();

        reply.ShouldBeOfType<AnsweredReply>().Answer.Text.ShouldBe("good");
        bench.Models.Calls[1].Request.Messages[^1].Text.ShouldContain("do not say bad");
        bench.Models.Calls[1].Request.Messages[^2].Text.ShouldBe("bad");
        bench.Rows[0].Attempts.Select(a => a.Purpose).ShouldBe([AttemptPurpose.Answer, AttemptPurpose.Correction]);
        bench.Rows[0].Path.ShouldBe("small");
    }

    [Fact]
    public async Task Answer_CorrectionsSpent_GoesUpWithTheCallAsItCame()
    {
        EngineBench bench = new()
        {
            Task = EngineBench.TwoRungs(new Forbids("bad")) with { OnFail = new FailurePlan(false, 1, FailureAction.Escalate) },
        };
        bench.Models.Says("small", "bad").Says("small", "bad again").Says("large", "good");

        await bench.AnswerAsync();

        bench.Models.Calls[2].Request.Messages.Length.ShouldBe(1);
        bench.Rows[0].Path.ShouldBe("small>large");
    }

    [Theory]
    [InlineData(FailureAction.Refuse, RequestOutcome.Refused)]
    [InlineData(FailureAction.Person, RequestOutcome.Person)]
    public async Task Answer_CheckSaysNotToEscalate_StopsAtThatRung(FailureAction action, RequestOutcome outcome)
    {
        TaskPolicy task = EngineBench.TwoRungs() with
        {
            Gate = [new GateCheck(new Forbids("bad"), new FailurePlan(false, 0, action))],
        };
        EngineBench bench = new() { Task = task };
        bench.Models.Says("small", "bad");

        EngineReply reply = await bench.AnswerAsync();

        reply.ShouldBeOfType<FailedReply>();
        bench.Rows[0].Outcome.ShouldBe(outcome);
        bench.Models.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Answer_CheckCanRepair_ServesTheMendedAnswer()
    {
        EngineBench bench = new()
        {
            Task = EngineBench.TwoRungs(new Shouts()) with { OnFail = new FailurePlan(true, 0, FailureAction.Escalate) },
        };
        bench.Models.Says("small", "QUIET");

        EngineReply reply = await bench.AnswerAsync();

        reply.ShouldBeOfType<AnsweredReply>().Answer.Text.ShouldBe("quiet");
        bench.Models.Calls.Count.ShouldBe(1);
        bench.Rows[0].Reason.ShouldBeEmpty();
    }

    [Fact]
    public async Task Answer_CheckBreaks_HoldsTheAnswerAsNotPassed()
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs(new Breaks()) };
        bench.Models.Says("small", "fine").Says("large", "fine");

        EngineReply reply = await bench.AnswerAsync();

        reply.ShouldBeOfType<FailedReply>().Failure.Kind.ShouldBe(AnswerFailureKind.NotPassed);
    }

    [Fact]
    public async Task Answer_FailureThatMayPass_IsSentAgainAsAnAttemptOfItsOwn()
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs() };
        bench.Models.Fails("small", FailureKind.Overloaded).Says("small", "good");

        EngineReply reply = await bench.AnswerAsync();

        reply.ShouldBeOfType<AnsweredReply>();
        bench.Rows[0].Attempts.Select(a => (a.Purpose, a.Outcome)).ShouldBe(
            [(AttemptPurpose.Answer, AttemptOutcome.Failed), (AttemptPurpose.Retry, AttemptOutcome.Accepted)]);
    }

    [Fact]
    public async Task Answer_RetriesSpent_GoesUp()
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs() };
        bench.Models.Fails("small", FailureKind.ServerError).Fails("small", FailureKind.ServerError).Says("large", "good");

        await bench.AnswerAsync();

        bench.Rows[0].Path.ShouldBe("small>large");
        bench.Rows[0].Reason.ShouldBe("server_error");
    }

    [Fact]
    public async Task Answer_BadRequest_IsNotSentToAnyOtherModel()
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs() };
        bench.Models.Fails("small", FailureKind.BadRequest);

        EngineReply reply = await bench.AnswerAsync();

        reply.ShouldBeOfType<FailedReply>().Failure.Upstream!.Kind.ShouldBe(FailureKind.BadRequest);
        bench.Models.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Answer_MaxAttemptsReached_MakesNoFurtherCall()
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs(new Forbids("bad")) with { MaxAttempts = 1 } };
        bench.Models.Says("small", "bad");

        EngineReply reply = await bench.AnswerAsync();

        reply.ShouldBeOfType<FailedReply>();
        bench.Models.Calls.Count.ShouldBe(1);
        bench.Rows[0].Reason.ShouldBe("forbids,max_attempts");
    }

    [Fact]
    public async Task Answer_WorstCaseOverTheCostCap_IsNotAsked()
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs(new Forbids("bad")) with { MaxCostUsd = 0.001m } };
        bench.Models.Says("small", "bad");

        EngineReply reply = await bench.AnswerAsync();

        reply.ShouldBeOfType<FailedReply>();
        bench.Rows[0].Reason.ShouldBe("forbids,max_cost");
        bench.Rows[0].CostUsd!.Value.ShouldBeLessThanOrEqualTo(0.001m);
    }

    [Fact]
    public async Task Answer_DeadlinePasses_FailsWithoutAnException()
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs() with { Deadline = TimeSpan.FromMilliseconds(20) } };
        bench.Models.Hangs("small");

        EngineReply reply = await bench.AnswerAsync();

        reply.ShouldBeOfType<FailedReply>().Failure.Kind.ShouldBe(AnswerFailureKind.Deadline);
        bench.Rows[0].Attempts.ShouldHaveSingleItem().Outcome.ShouldBe(AttemptOutcome.Cancelled);
    }

    [Fact]
    public async Task Answer_CallerGoesAway_CancelsUpstreamAndRecordsIt()
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs() };
        bench.Models.Hangs("small");
        using CancellationTokenSource caller = new();

        Task<EngineReply> answering = bench.AnswerAsync(cancellationToken: caller.Token);
        await caller.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(answering);
        RequestEntry row = bench.Rows.ShouldHaveSingleItem();
        row.Outcome.ShouldBe(RequestOutcome.Cancelled);
        row.CostUsd!.Value.ShouldBeGreaterThan(0m);
    }

    [Fact]
    public async Task Answer_PromptLongerThanTheWindow_SkipsThatRung()
    {
        TaskPolicy task = EngineBench.TwoRungs() with { Ladder = [EngineBench.Small with { ContextWindow = 100 }, EngineBench.Large] };
        EngineBench bench = new() { Task = task };
        bench.Models.Says("large", "good");

        await bench.AnswerAsync(EngineBench.Call(prompt: new string('x', 4_000)));

        bench.Rows[0].Path.ShouldBe("large");
        bench.Rows[0].Reason.ShouldBe("unfit");
    }

    [Fact]
    public async Task Answer_ResidencyInAnotherCase_IsTheSamePlace()
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs() with { Residency = ["EU"], Ladder = [EngineBench.Small with { Residency = "eu" }] } };
        bench.Models.Says("small", "good");

        (await bench.AnswerAsync()).ShouldBeOfType<AnsweredReply>();
    }

    [Fact]
    public async Task Answer_NoRungHasTheResidency_SaysWhy()
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs() with { Residency = ["eu"] } };

        EngineReply reply = await bench.AnswerAsync();

        AnswerFailure failure = reply.ShouldBeOfType<FailedReply>().Failure;
        failure.Kind.ShouldBe(AnswerFailureKind.NothingFits);
        failure.Message.ShouldContain("small: residency unstated is not among eu");
    }

    [Fact]
    public async Task Answer_CheckAsksAnotherModel_ItsCostIsOnTheBill()
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs(new Asks("second")) };
        bench.Models.Says("small", "good").Says("second", "good");

        await bench.AnswerAsync();

        RequestEntry row = bench.Rows[0];
        row.CostUsd.ShouldBe(2 * SmallCall);
        row.Attempts.Select(a => (a.Purpose, a.Outcome, a.Model)).ShouldBe(
            [(AttemptPurpose.Answer, AttemptOutcome.Accepted, "small"), (AttemptPurpose.Check, AttemptOutcome.Consulted, "second")]);
    }

    [Fact]
    public async Task Answer_CheckAsksTheSameOfEveryRung_TheOtherModelIsAskedOnce()
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs(new Asks("second")) };
        bench.Models.Says("small", "one").Says("second", "two").Says("large", "two");

        EngineReply reply = await bench.AnswerAsync();

        reply.ShouldBeOfType<AnsweredReply>().Answer.Text.ShouldBe("two");
        bench.Rows[0].Attempts.Count(a => a.Purpose == AttemptPurpose.Check).ShouldBe(1);
        bench.Rows[0].CostUsd.ShouldBe((2 * SmallCall) + LargeCall);
    }

    [Fact]
    public async Task Answer_HopelessWhileArriving_IsStopped()
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs(new StopsAt("bad")) };
        bench.Models
            .Streams("small", new AnswerStarted("a", "small"), new TextDelta(0, "so bad"), new TextDelta(0, " and so on"), new AnswerEnded())
            .Says("large", "good");

        EngineReply reply = await bench.AnswerAsync();

        reply.ShouldBeOfType<AnsweredReply>().Answer.Text.ShouldBe("good");
        AttemptEntry stopped = bench.Rows[0].Attempts[0];
        stopped.Outcome.ShouldBe(AttemptOutcome.Abandoned);
        stopped.Usage.Basis.ShouldBe(Suffice.Spending.UsageBasis.Estimated);
        bench.Models.DisposedStreams.ShouldBe(2);
    }

    [Fact]
    public async Task Answer_LedgerThrows_IsServedAllTheSame()
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs(), LedgerThrows = true };
        bench.Models.Says("small", "good");

        EngineReply reply = await bench.AnswerAsync();

        reply.ShouldBeOfType<AnsweredReply>();
    }

    [Fact]
    public async Task Answer_PolicyKeepsNoContent_ViolationsAreNotRecorded()
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs(new Forbids("bad")) };
        bench.Models.Says("small", "bad").Says("large", "good");

        await bench.AnswerAsync();

        bench.Rows[0].RequestContent.ShouldBeNull();
        bench.Rows[0].Attempts.SelectMany(a => a.Checks).ShouldAllBe(c => c.Detail == null);
    }

    private sealed class Shouts : IRepairingCheck
    {
        public string Name => "shouts";

        public ValueTask<Finding> JudgeAsync(JudgedAnswer judged, CancellationToken cancellationToken) =>
            new(judged.Text.Any(char.IsUpper) ? Finding.Failed("lower case only") : Finding.Passed);

        public string? Repair(JudgedAnswer judged) => judged.Text.ToLowerInvariant();
    }

    private sealed class Breaks : ICheck
    {
        public string Name => "breaks";

        public ValueTask<Finding> JudgeAsync(JudgedAnswer judged, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("broken");
    }

    private sealed class Asks(string model) : ICheck
    {
        public string Name => "asks";

        public async ValueTask<Finding> JudgeAsync(JudgedAnswer judged, CancellationToken cancellationToken)
        {
            ChatAnswer? other = await judged.Models!.AskAsync(model, judged.Request, Name, cancellationToken);

            return other?.Text == judged.Text ? Finding.Passed : Finding.Failed("they differ");
        }
    }

    private sealed class StopsAt(string word) : IEarlyCheck, IEarlyJudge
    {
        public string Name => "stops_at";

        public IEarlyJudge? Begin(ChatRequest request) => this;

        public ValueTask<Finding> JudgeAsync(JudgedAnswer judged, CancellationToken cancellationToken) => new(Finding.Passed);

        public Finding Feed(ReadOnlySpan<char> text) =>
            text.Contains(word, StringComparison.Ordinal) ? Finding.Failed("hopeless") : Finding.NotApplicable;
    }
}
