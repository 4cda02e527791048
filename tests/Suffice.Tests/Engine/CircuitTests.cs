using System.Collections.Frozen;
using Suffice.Cascade;
using Suffice.Catalog;
using Suffice.Chat;
using Suffice.Engine;
using Suffice.Ledger;
using Suffice.Policy;
using Suffice.Providers;
using Suffice.Providers.Peers;

namespace Suffice.Tests.Engine;

/// <summary>The breaker of a route as callers meet it; three failures in a row open it here.</summary>
public sealed class CircuitTests
{
    [Fact]
    public async Task Answer_RouteFailedThreeTimes_TheVeryNextCallGoesPastIt()
    {
        PeerBench bench = new();
        await FailThreeTimesAsync(bench);
        bench.Models.Says("small@b", "good");

        await bench.AnswerAsync();

        bench.Called.Count(place => place == "small@a").ShouldBe(3);
        bench.Row.Attempts.ShouldHaveSingleItem().Provider.ShouldBe("b");
        Of(bench, "a").State.ShouldBe(BreakerState.Open);
    }

    [Fact]
    public async Task Answer_TwentyFiveFailuresInARow_ReachTheRouteThreeTimes()
    {
        PeerBench bench = new();
        for (int i = 0; i < 25; i++)
        {
            bench.Models.Fails("small@a", FailureKind.ServerError).Says("small@b", "good");
            await bench.AnswerAsync();
        }

        bench.Called.Count(place => place == "small@a").ShouldBe(3);
    }

    [Fact]
    public async Task Answer_TwoOfTwoPeersFail_EachIsCountedForItselfAlone()
    {
        PeerBench bench = new();
        bench.Models.Fails("small@a", FailureKind.ServerError).Fails("small@b", FailureKind.ServerError).Says("small@c", "good");

        await bench.AnswerAsync();

        Of(bench, "a").Failures.ShouldBe(1);
        Of(bench, "b").Failures.ShouldBe(1);
        Of(bench, "c").Failures.ShouldBe(0);
    }

    [Fact]
    public async Task Answer_RetriedAndFailing_EachAttemptIsCountedOnce()
    {
        PeerBench bench = new(t => t with { Ladder = [PeerBench.At("a")] }, retries: 1);
        bench.Models.Fails("small@a", FailureKind.ServerError).Fails("small@a", FailureKind.ServerError);

        await bench.FailAsync();

        Of(bench, "a").Failures.ShouldBe(2);
        Of(bench, "a").State.ShouldBe(BreakerState.Closed);
    }

    [Theory]
    [InlineData(FailureKind.BadRequest)]
    [InlineData(FailureKind.ContextTooLong)]
    [InlineData(FailureKind.ContentRefused)]
    public async Task Answer_CallsOwnFault_NeverCountsAgainstTheRoute(FailureKind kind)
    {
        PeerBench bench = new(t => t with { Ladder = [PeerBench.At("a")] });
        for (int i = 0; i < 10; i++)
        {
            bench.Models.Fails("small@a", kind);
            await bench.FailAsync();
        }

        Of(bench, "a").ShouldSatisfyAllConditions(a => a.State.ShouldBe(BreakerState.Closed), a => a.Failures.ShouldBe(0));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Answer_CallersLeave_NeverCountsAgainstTheRoute(bool stream)
    {
        PeerBench bench = new();
        for (int i = 0; i < 5; i++)
        {
            bench.Models.Hangs("small@a");
            using CancellationTokenSource caller = new();
            Task<EngineReply> answering = bench.AnswerAsync(stream, caller.Token);
            await caller.CancelAsync();
            await Should.ThrowAsync<OperationCanceledException>(answering);
        }

        Of(bench, "a").Failures.ShouldBe(0);
        bench.Rows.Count.ShouldBe(5);
    }

    [Fact]
    public async Task Answer_RejectedByTheGate_IsNoFailureOfTheRoute()
    {
        PeerBench bench = new(t => t with { Gate = [new GateCheck(new Forbids("bad"))] });
        bench.Models.Fails("small@a", FailureKind.ServerError).Says("small@b", "good").Says("small@a", "bad").Says("large", "good");
        await bench.AnswerAsync();

        await bench.AnswerAsync();

        Of(bench, "a").Failures.ShouldBe(0);
    }

    [Fact]
    public async Task Answer_WholeRungIsOpen_GoesToTheNextRung()
    {
        PeerBench bench = new(t => t with { Ladder = [PeerBench.At("a"), EngineBench.Large with { Provider = "b" }] });
        for (int i = 0; i < 3; i++)
        {
            bench.Models.Fails("small@a", FailureKind.ServerError).Says("large", "good");
            await bench.AnswerAsync();
        }

        bench.Models.Says("large", "good");
        await bench.AnswerAsync();

        bench.Row.Path.ShouldBe("large");
        bench.Row.Reason.ShouldBe("circuit_open");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Answer_EverythingIsOpen_FailsFastAndTellsWhenTheNextTryIsDue(bool stream)
    {
        PeerBench bench = new(t => t with { Ladder = [PeerBench.At("a")] });
        await FailAsync(bench, "small@a", 3);
        bench.Clock.Advance(TimeSpan.FromSeconds(0.5));

        FailedReply reply = await bench.FailAsync(stream);

        reply.Failure.Kind.ShouldBe(AnswerFailureKind.Unavailable);
        reply.Failure.RetryAfter.ShouldBe(TimeSpan.FromSeconds(1.5));
        reply.Entry.Attempts.ShouldBeEmpty();
        reply.Entry.CostUsd.ShouldBe(0m);
        bench.Models.Calls.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Answer_CoolDownIsOver_OneCallTriesAndItsSuccessOpensTheWay()
    {
        PeerBench bench = new(t => t with { Ladder = [PeerBench.At("a")] });
        await FailAsync(bench, "small@a", 3);
        bench.Clock.Advance(TimeSpan.FromSeconds(10));
        bench.Models.Says("small@a", "good").Says("small@a", "good");

        await bench.AnswerAsync();
        EngineReply reply = await bench.AnswerAsync();

        reply.ShouldBeOfType<AnsweredReply>();
        Of(bench, "a").State.ShouldBe(BreakerState.Closed);
    }

    [Fact]
    public async Task Answer_ProbeUnderWay_OthersGoPastIt()
    {
        PeerBench bench = new();
        await FailThreeTimesAsync(bench);
        bench.Clock.Advance(TimeSpan.FromSeconds(10));
        bench.Models.Hangs("small@a").Says("small@b", "good").Says("small@b", "good");
        using CancellationTokenSource caller = new();

        Task<EngineReply> probing = bench.AnswerAsync(cancellationToken: caller.Token);
        await bench.AnswerAsync();
        await bench.AnswerAsync();
        await caller.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(probing);
        bench.Called.Skip(6).ShouldBe(["small@a", "small@b", "small@b"]);
        Of(bench, "a").State.ShouldBe(BreakerState.Open);
    }

    [Fact]
    public async Task Stream_ProbeBegins_OthersAreLetInBeforeItEnds()
    {
        PeerBench bench = new(t => t with { Ladder = [PeerBench.At("a")] });
        await FailAsync(bench, "small@a", 3);
        bench.Clock.Advance(TimeSpan.FromSeconds(10));
        bench.Models.Streams("small@a", new AnswerStarted("x", "small"), new TextDelta(0, "hel"), new Silence());

        await bench.AnswerAsync(stream: true);

        Of(bench, "a").State.ShouldBe(BreakerState.Closed);
    }

    [Fact]
    public async Task Stream_BreaksAfterContent_CountsAgainstTheRouteOnce()
    {
        PeerBench bench = new();
        bench.Models.Streams("small@a", new AnswerStarted("x", "small"), new TextDelta(0, "hel"), new StreamFailed(StreamFailed.Broken, "cut"));

        await ((StreamingReply)await bench.AnswerAsync(stream: true)).Events.ToListAsync();

        Of(bench, "a").Failures.ShouldBe(1);
    }

    [Fact]
    public async Task Answer_OwnDeadlinePassed_IsNotTheRoutesFault()
    {
        PeerBench bench = new(t => t with { Deadline = TimeSpan.FromSeconds(1) });
        bench.Models.Hangs("small@a");

        Task<EngineReply> answering = bench.AnswerAsync();
        bench.Clock.Advance(TimeSpan.FromSeconds(1));
        await answering;

        Of(bench, "a").Failures.ShouldBe(0);
    }

    [Fact]
    public async Task Answer_BreakerIsOff_EveryCallReachesTheRoute()
    {
        PeerBench bench = new(t => t with { Ladder = [PeerBench.At("a")] }, p => p with { Breaker = null });

        await FailAsync(bench, "small@a", 20);

        bench.Models.Calls.Count.ShouldBe(20);
        bench.Breakers.ShouldBeEmpty();
    }

    [Fact]
    public async Task Answer_RecordingHasNoAnswer_IsNoReasonToLeaveItAlone()
    {
        PeerBench bench = new(t => t with { Ladder = [PeerBench.At("a")] }, p => p with { Protocol = ModelClients.Replay });

        await FailAsync(bench, "small@a", 20, FailureKind.NotFound);

        bench.Models.Calls.Count.ShouldBe(20);
    }

    [Fact]
    public async Task Policy_ReadAgain_RoutesThatStayKeepTheirStateAndOthersAreForgotten()
    {
        PeerBench bench = new();
        bench.Models.Fails("small@a", FailureKind.ServerError).Fails("small@b", FailureKind.ServerError).Fails("small@c", FailureKind.ServerError).Says("large", "good").Says("large", "good");
        await bench.AnswerAsync();
        ProviderDefinition moved = bench.Current.Providers["b"] with { ApiKey = new Secret("sk-another-key") };

        bench.Current = Reloaded(bench.Current, bench.Current.Providers["a"] with { Timeouts = new() }, moved);
        bench.Models.Fails("small@a", FailureKind.ContentRefused);
        await bench.AnswerAsync();

        bench.Breakers.Where(b => b.Failures > 0).Select(b => b.Provider).ShouldBe(["a"]);
        bench.Breakers.ShouldNotContain(b => b.Provider == "c");
    }

    [Fact]
    public async Task Answer_ManyAtOnceWhileAPeerDies_NeverMoreThanOneProbe()
    {
        DyingModels models = new();
        PeerBench bench = new(clients: models);

        for (int wave = 0; wave < 30; wave++)
        {
            await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(() => bench.AnswerAsync())));
            models.IsProbed = wave >= 1;
            bench.Clock.Advance(TimeSpan.FromMinutes(5));
        }

        models.MostAtOnce.ShouldBe(1);
        models.Probes.ShouldBe(28);
        bench.Rows.ShouldAllBe(row => row.Outcome == RequestOutcome.Served);
    }

    private static BreakerSnapshot Of(PeerBench bench, string provider) => bench.Breakers.Single(b => b.Provider == provider && b.Model == "small-1");

    private static SufficePolicy Reloaded(SufficePolicy policy, params ProviderDefinition[] providers)
    {
        Model small = PeerBench.At("a") with { Peers = [PeerBench.At("b")] };

        return policy with
        {
            Providers = providers.ToFrozenDictionary(p => p.Name),
            Models = new[] { small }.ToFrozenDictionary(m => m.Name),
            Tasks = [policy.Tasks[0] with { Ladder = [small, policy.Tasks[0].Ladder[1]] }],
        };
    }

    private static async Task FailThreeTimesAsync(PeerBench bench)
    {
        for (int i = 0; i < 3; i++)
        {
            bench.Models.Fails("small@a", FailureKind.ServerError).Says("small@b", "good");
            await bench.AnswerAsync();
        }
    }

    private static async Task FailAsync(PeerBench bench, string place, int times, FailureKind kind = FailureKind.ServerError)
    {
        for (int i = 0; i < times; i++)
        {
            bench.Models.Fails(place, kind);
            await bench.FailAsync();
        }
    }

    /// <summary>Provider a fails always, the others answer; calls to a are counted as they overlap.</summary>
    private sealed class DyingModels : IModelClients, IModelClient
    {
        private readonly Lock counting = new();
        private int now;

        public bool IsProbed { get; set; }

        public int MostAtOnce { get; private set; }

        public int Probes { get; private set; }

        public IModelClient For(ProviderDefinition provider) => this;

        public async ValueTask<ModelReply> SendAsync(ModelCall call, CancellationToken cancellationToken)
        {
            if (call.Provider.Name != "a")
            {
                await Task.Yield();
                return new ModelReply(ScriptedModels.Answer("good"), null, TimeSpan.Zero);
            }

            int atOnce = Interlocked.Increment(ref now);
            if (IsProbed)
            {
                lock (counting)
                {
                    MostAtOnce = Math.Max(MostAtOnce, atOnce);
                    Probes++;
                }
            }

            await Task.Yield();
            Interlocked.Decrement(ref now);
            return new ModelReply(null, new CallFailure(FailureKind.ServerError, "dying"), TimeSpan.Zero);
        }

        public ValueTask<ModelStream> OpenAsync(ModelCall call, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
