using Suffice.Cascade;
using Suffice.Chat;
using Suffice.Checks;
using Suffice.Engine;
using Suffice.Ledger;
using Suffice.Policy;
using Suffice.Spending;

namespace Suffice.Tests.Engine;

/// <summary>What was spent is in the ledger and inside the limits, however a request ends.</summary>
public sealed class ConservationTests
{
    private const decimal SmallCall = (100 * 1m + 10 * 2m) / 1_000_000m;

    [Fact]
    public async Task Answer_DeadlinePassesWhileItIsJudged_IsStillOnTheBill()
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs(new Asks("second")) with { Deadline = TimeSpan.FromMilliseconds(20) } };
        bench.Models.Says("small", "good").Hangs("second");

        EngineReply reply = await bench.AnswerAsync();

        reply.ShouldBeOfType<FailedReply>().Failure.Kind.ShouldBe(AnswerFailureKind.Deadline);
        RequestEntry row = bench.Rows.ShouldHaveSingleItem();
        row.Attempts.Select(a => (a.Model, a.Outcome)).ShouldBe([("small", AttemptOutcome.Cancelled), ("second", AttemptOutcome.Cancelled)]);
        row.Attempts[0].Cost.Usd.ShouldBe(SmallCall);
        row.CostUsd!.Value.ShouldBeGreaterThan(SmallCall);
    }

    [Fact]
    public async Task Check_AsksAnotherModel_TheAnswersOwnCostCountsAgainstTheCap()
    {
        // Each call alone fits the cap in its worst case (100 answer tokens at 2 USD a million); both together do not.
        EngineBench bench = new() { Task = EngineBench.TwoRungs(new Asks("second")) with { MaxCostUsd = 0.0003m, Ladder = [EngineBench.Small] } };
        bench.Models.Says("small", "good").Says("second", "good");

        await bench.AnswerAsync();

        bench.Models.Calls.Select(c => c.Model.Name).ShouldBe(["small"]);
    }

    [Fact]
    public async Task Check_AsksSeveralModelsAtOnce_EachCountsAgainstTheCap()
    {
        AsksTwice check = new("second");
        EngineBench bench = new()
        {
            Task = EngineBench.TwoRungs(check) with { MaxCostUsd = 0.00035m, Ladder = [EngineBench.Small] },
        };
        bench.Models.Says("small", "good", input: 10, output: 1).Hangs("second").Hangs("second");
        using CancellationTokenSource caller = new();

        Task<EngineReply> answering = bench.AnswerAsync(cancellationToken: caller.Token);
        await check.BothAsked;
        await caller.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(answering);
        bench.Models.Calls.Select(c => c.Model.Name).ShouldBe(["small", "second"]);
    }

    [Fact]
    public async Task Stream_CallerLeavesAfterAStartThatCountsOneToken_IsBilledForWhatCame()
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs() };
        bench.Models.Streams(
            "small",
            new AnswerStarted("a", "small") { Usage = new TokenUsage { Input = 500, Output = 1, Basis = UsageBasis.Reported } },
            new TextDelta(0, string.Join(' ', Enumerable.Repeat("parcel", 200))),
            new Silence());
        using CancellationTokenSource caller = new();
        StreamingReply reply = (StreamingReply)await bench.AnswerAsync(EngineBench.Call(stream: true), caller.Token);

        await using (IAsyncEnumerator<ChatEvent> events = reply.Events.GetAsyncEnumerator())
        {
            await events.MoveNextAsync();
            await events.MoveNextAsync();
        }

        TokenUsage usage = bench.Rows.ShouldHaveSingleItem().Attempts[0].Usage;
        usage.Input.ShouldBe(500);
        usage.Output.ShouldBeGreaterThan(150);
        usage.Basis.ShouldBe(UsageBasis.Estimated);
    }

    [Fact]
    public async Task Answer_AbandonedAfterAStartThatCountsOneToken_IsBilledForWhatCame()
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs(new BreaksEarly(hopelessAt: "bad")) };
        bench.Models
            .Streams(
                "small",
                new AnswerStarted("a", "small") { Usage = new TokenUsage { Input = 500, Output = 1, Basis = UsageBasis.Reported } },
                new TextDelta(0, string.Join(' ', Enumerable.Repeat("bad", 200))))
            .Says("large", "good");

        await bench.AnswerAsync();

        AttemptEntry stopped = bench.Rows[0].Attempts[0];
        stopped.Outcome.ShouldBe(AttemptOutcome.Abandoned);
        stopped.Usage.Output.ShouldBeGreaterThan(150);
        stopped.Usage.Basis.ShouldBe(UsageBasis.Estimated);
    }

    [Fact]
    public async Task Answer_EarlyJudgeBreaks_IsJudgedWhole()
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs(new BreaksEarly(hopelessAt: null)) };
        bench.Models.Says("small", "good");

        EngineReply reply = await bench.AnswerAsync();

        reply.ShouldBeOfType<AnsweredReply>().Answer.Text.ShouldBe("good");
    }

    [Fact]
    public async Task Answer_RepairBreaks_IsNotPassed()
    {
        EngineBench bench = new()
        {
            Task = EngineBench.TwoRungs(new BreaksMending()) with { OnFail = new FailurePlan(true, 0, FailureAction.Escalate) },
        };
        bench.Models.Says("small", "bad").Says("large", "bad");

        EngineReply reply = await bench.AnswerAsync();

        reply.ShouldBeOfType<FailedReply>().Failure.Kind.ShouldBe(AnswerFailureKind.NotPassed);
    }

    [Fact]
    public async Task Answer_CheckIsCancelledByItself_IsNotTakenForTheDeadline()
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs(new TimesOut()) };
        bench.Models.Says("small", "good").Says("large", "good");

        EngineReply reply = await bench.AnswerAsync();

        reply.ShouldBeOfType<FailedReply>().Failure.Kind.ShouldBe(AnswerFailureKind.NotPassed);
        bench.Rows[0].Path.ShouldBe("small>large");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Answer_ClientBreaks_ThrowsAndIsInTheLedger(bool stream)
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs() };

        await Should.ThrowAsync<InvalidOperationException>(bench.AnswerAsync(EngineBench.Call(stream: stream)));

        RequestEntry row = bench.Rows.ShouldHaveSingleItem();
        row.Outcome.ShouldBe(RequestOutcome.Failed);
        row.Attempts.ShouldHaveSingleItem().Outcome.ShouldBe(AttemptOutcome.Failed);
        row.CostUsd!.Value.ShouldBeGreaterThan(0m);
    }

    [Fact]
    public async Task Stream_BreaksOnOurSideAfterContent_EndsWithAFailureAndIsInTheLedger()
    {
        EngineBench bench = new() { Task = EngineBench.TwoRungs() };
        bench.Models.Streams("small", new AnswerStarted("a", "small"), new TextDelta(0, "hel"), new Collapse());
        StreamingReply reply = (StreamingReply)await bench.AnswerAsync(EngineBench.Call(stream: true));

        List<ChatEvent> events = await reply.Events.ToListAsync();

        events[^1].ShouldBeOfType<StreamFailed>();
        bench.Rows.ShouldHaveSingleItem().Outcome.ShouldBe(RequestOutcome.Failed);
    }

    private sealed class BreaksEarly(string? hopelessAt) : IEarlyCheck, IEarlyJudge
    {
        public string Name => "breaks_early";

        public IEarlyJudge? Begin(ChatRequest request) => this;

        public ValueTask<Finding> JudgeAsync(JudgedAnswer judged, CancellationToken cancellationToken) => new(Finding.Passed);

        public Finding Feed(ReadOnlySpan<char> text) =>
            hopelessAt is null ? throw new InvalidOperationException("broken")
            : text.Contains(hopelessAt, StringComparison.Ordinal) ? Finding.Failed("hopeless")
            : Finding.NotApplicable;
    }

    private sealed class BreaksMending : IRepairingCheck
    {
        public string Name => "breaks_mending";

        public ValueTask<Finding> JudgeAsync(JudgedAnswer judged, CancellationToken cancellationToken) => new(Finding.Failed("wrong"));

        public string? Repair(JudgedAnswer judged) => throw new InvalidOperationException("broken");
    }

    private sealed class TimesOut : ICheck
    {
        public string Name => "times_out";

        public ValueTask<Finding> JudgeAsync(JudgedAnswer judged, CancellationToken cancellationToken) =>
            throw new TaskCanceledException("its own time limit passed");
    }

    private sealed class Asks(string model) : ICheck
    {
        public string Name => "asks";

        public async ValueTask<Finding> JudgeAsync(JudgedAnswer judged, CancellationToken cancellationToken) =>
            await judged.Models!.AskAsync(model, judged.Request, Name, cancellationToken) is null
                ? Finding.Failed("nobody was asked")
                : Finding.Passed;
    }

    private sealed class AsksTwice(string model) : ICheck
    {
        private readonly TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public string Name => "asks_twice";

        public Task BothAsked => asked.Task;

        public async ValueTask<Finding> JudgeAsync(JudgedAnswer judged, CancellationToken cancellationToken)
        {
            Task<ChatAnswer?> first = judged.Models!.AskAsync(model, judged.Request, Name, cancellationToken).AsTask();
            Task<ChatAnswer?> second = judged.Models!.AskAsync(model, judged.Request, Name, cancellationToken).AsTask();
            asked.TrySetResult();
            await Task.WhenAll(first, second);

            return Finding.Passed;
        }
    }
}
