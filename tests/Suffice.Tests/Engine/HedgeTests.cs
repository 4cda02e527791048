using Suffice.Catalog;
using Suffice.Chat;
using Suffice.Engine;
using Suffice.Ledger;
using Suffice.Policy;
using Suffice.Providers;
using Suffice.Spending;

namespace Suffice.Tests.Engine;

/// <summary>A call that is slow to begin is sent a second time; here after two seconds.</summary>
public sealed class HedgeTests
{
    private static readonly TimeSpan After = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task Answer_FirstTryIsSlow_ThePeersAnswerIsUsedAndTheFirstIsCancelledAndPaid()
    {
        PeerBench bench = Hedging();
        bench.Models.Hangs("small@a").Says("small@b", "good");

        EngineReply reply = await SlowlyAsync(bench);

        reply.ShouldBeOfType<AnsweredReply>().Answer.Text.ShouldBe("good");
        bench.Row.Attempts.Select(a => (a.Provider, a.Purpose, a.Outcome)).ShouldBe(
        [
            ("a", AttemptPurpose.Answer, AttemptOutcome.Cancelled),
            ("b", AttemptPurpose.Hedge, AttemptOutcome.Accepted),
        ]);
        bench.Row.Attempts[0].Usage.Basis.ShouldBe(UsageBasis.Estimated);
        bench.Row.Attempts[0].Cost.Usd!.Value.ShouldBeGreaterThan(0m);
        bench.Row.CostUsd.ShouldBe(bench.Row.Attempts.Sum(a => a.Cost.Usd!.Value));
        bench.Row.Overhead.ShouldBe(TimeSpan.Zero);
        bench.Row.Path.ShouldBe("small");
    }

    [Fact]
    public async Task Stream_FirstTryIsSlow_ThePeersStreamIsUsedAndGoesOnToItsEnd()
    {
        PeerBench bench = Hedging();
        bench.Models.Hangs("small@a").Says("small@b", "good");

        EngineReply reply = await SlowlyAsync(bench, stream: true);
        List<ChatEvent> events = await reply.ShouldBeOfType<StreamingReply>().Events.ToListAsync();

        events.OfType<TextDelta>().ShouldHaveSingleItem().Text.ShouldBe("good");
        bench.Row.Attempts.Select(a => (a.Provider, a.Outcome)).ShouldBe([("a", AttemptOutcome.Cancelled), ("b", AttemptOutcome.Accepted)]);
    }

    [Fact]
    public async Task Stream_SecondTryIsUsed_CallerMayStillLeave()
    {
        PeerBench bench = Hedging();
        bench.Models.Hangs("small@a").Streams("small@b", new AnswerStarted("x", "small"), new TextDelta(0, "hel"), new Silence());
        using CancellationTokenSource caller = new();
        Task<EngineReply> answering = bench.AnswerAsync(stream: true, caller.Token);
        await PatienceEndsAsync(bench);
        StreamingReply reply = (StreamingReply)await answering;

        await using IAsyncEnumerator<ChatEvent> events = reply.Events.GetAsyncEnumerator(CancellationToken.None);
        await events.MoveNextAsync();
        await events.MoveNextAsync();
        Task<bool> silent = events.MoveNextAsync().AsTask();
        await caller.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(silent);
        bench.Row.Outcome.ShouldBe(RequestOutcome.Cancelled);
    }

    [Fact]
    public async Task Answer_FirstTryAnswersInTime_NothingElseIsSent()
    {
        PeerBench bench = Hedging();
        bench.Models.Says("small@a", "good");

        await bench.AnswerAsync();

        bench.Called.ShouldBe(["small@a"]);
    }

    [Fact]
    public async Task Answer_FirstTryAnswersAfterAll_IsUsedAndTheSecondIsCancelled()
    {
        PeerBench bench = Hedging();
        bench.Models.SaysAfter("small@a", TimeSpan.FromSeconds(3), "good", bench.Clock).Hangs("small@b");

        Task<EngineReply> answering = bench.AnswerAsync();
        await PatienceEndsAsync(bench);
        bench.Clock.Advance(TimeSpan.FromSeconds(1));
        await answering;

        bench.Row.Attempts.Select(a => (a.Provider, a.Outcome)).ShouldBe([("a", AttemptOutcome.Accepted), ("b", AttemptOutcome.Cancelled)]);
        bench.Row.CostUsd.ShouldBe(bench.Row.Attempts.Sum(a => a.Cost.Usd!.Value));
    }

    [Fact]
    public async Task Answer_FirstTryFailsBeforeItIsSlow_IsAFailoverAndNoHedge()
    {
        PeerBench bench = Hedging();
        bench.Models.Fails("small@a", FailureKind.ServerError).Says("small@b", "good");

        await bench.AnswerAsync();

        bench.Row.Attempts[1].Purpose.ShouldBe(AttemptPurpose.Failover);
    }

    [Fact]
    public async Task Answer_SecondTryFails_TheFirstIsWaitedFor()
    {
        PeerBench bench = Hedging();
        bench.Models.SaysAfter("small@a", TimeSpan.FromSeconds(3), "good", bench.Clock).Fails("small@b", FailureKind.ServerError);

        Task<EngineReply> answering = bench.AnswerAsync();
        await PatienceEndsAsync(bench);
        bench.Clock.Advance(TimeSpan.FromSeconds(1));
        EngineReply reply = await answering;

        reply.ShouldBeOfType<AnsweredReply>();
        bench.Row.Attempts.Select(a => a.Outcome).ShouldBe([AttemptOutcome.Accepted, AttemptOutcome.Failed]);
    }

    [Fact]
    public async Task Answer_BothTriesFail_TheThirdPeerIsAsked()
    {
        PeerBench bench = Hedging();
        bench.Models.FailsAfter("small@a", TimeSpan.FromSeconds(3), FailureKind.ServerError, bench.Clock).Fails("small@b", FailureKind.ServerError).Says("small@c", "good");

        Task<EngineReply> answering = bench.AnswerAsync();
        await PatienceEndsAsync(bench);
        bench.Clock.Advance(TimeSpan.FromSeconds(1));
        await answering;

        bench.Called.ShouldBe(["small@a", "small@b", "small@c"]);
        bench.Breakers.Where(b => b.Failures == 1).Select(b => b.Provider).ShouldBe(["a", "b"]);
    }

    [Fact]
    public async Task Answer_NoPeer_TheSameIsAskedTwice()
    {
        PeerBench bench = Hedging(t => t with { Ladder = [PeerBench.At("a")] });
        bench.Models.Hangs("small@a").Says("small@a", "good");

        await SlowlyAsync(bench);

        bench.Called.ShouldBe(["small@a", "small@a"]);
    }

    [Theory]
    [InlineData(1, null)]
    [InlineData(20, 0.00045)]
    public async Task Answer_LimitOfAttemptsOrCost_ForbidsTheSecondTryButNotTheFirst(int attempts, double? cost)
    {
        PeerBench bench = Hedging(t => t with { MaxAttempts = attempts, MaxCostUsd = (decimal?)cost, Ladder = [PeerBench.Small with { Peers = [Dear] }] });
        bench.Models.SaysAfter("small@a", TimeSpan.FromSeconds(3), "good", bench.Clock);

        Task<EngineReply> answering = bench.AnswerAsync();
        await PatienceEndsAsync(bench, asksTwice: false);
        bench.Clock.Advance(TimeSpan.FromSeconds(1));
        EngineReply reply = await answering;

        reply.ShouldBeOfType<AnsweredReply>();
        bench.Called.ShouldBe(["small@a"]);
    }

    [Fact]
    public async Task Answer_CallerLeavesWhileBothRun_BothAreCancelledAndPaid()
    {
        PeerBench bench = Hedging();
        bench.Models.Hangs("small@a").Hangs("small@b");
        using CancellationTokenSource caller = new();
        Task<EngineReply> answering = bench.AnswerAsync(cancellationToken: caller.Token);
        await PatienceEndsAsync(bench);

        await caller.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(answering);
        bench.Row.Outcome.ShouldBe(RequestOutcome.Cancelled);
        bench.Row.Attempts.Select(a => a.Outcome).ShouldBe([AttemptOutcome.Cancelled, AttemptOutcome.Cancelled]);
        bench.Row.Attempts.ShouldAllBe(a => a.Cost.Usd > 0m);
    }

    [Fact]
    public async Task Stream_ContentHasComeInTime_IsNotDoubledHoweverLongItTakes()
    {
        PeerBench bench = Hedging();
        bench.Models.Streams("small@a", new AnswerStarted("x", "small"), new TextDelta(0, "hel"), new Silence());

        StreamingReply reply = (StreamingReply)await bench.AnswerAsync(stream: true);
        await using IAsyncEnumerator<ChatEvent> events = reply.Events.GetAsyncEnumerator();
        await events.MoveNextAsync();
        bench.Clock.Advance(TimeSpan.FromSeconds(30));

        bench.Called.ShouldBe(["small@a"]);
    }

    private static Model Dear => PeerBench.At("b") with { Prices = EngineBench.Large.Prices };

    private static PeerBench Hedging(Func<TaskPolicy, TaskPolicy>? change = null) =>
        new(t => (change ?? (same => same))(t with { HedgeAfter = After }));

    private static async Task<EngineReply> SlowlyAsync(PeerBench bench, bool stream = false)
    {
        Task<EngineReply> answering = bench.AnswerAsync(stream);
        await PatienceEndsAsync(bench);

        return await answering;
    }

    private static async Task PatienceEndsAsync(PeerBench bench, bool asksTwice = true)
    {
        // A call sets its last timer before its method returns to the test.
        bench.Clock.Advance(After);
        for (int calls = asksTwice ? 2 : 1; calls > 0; calls--)
        {
            await bench.Models.NextCallAsync();
        }
    }
}
