using System.Collections.Frozen;
using Suffice.Cascade;
using Suffice.Catalog;
using Suffice.Chat;
using Suffice.Checks;
using Suffice.Engine;
using Suffice.Ledger;
using Suffice.Policy;
using Suffice.Providers;

namespace Suffice.Tests.Engine;

/// <summary>A rung at several providers: which is asked, after which failure, and what the caller is told.</summary>
public sealed class FailoverTests
{
    private const decimal SmallCall = (100 * 1m + 10 * 2m) / 1_000_000m;

    public static TheoryData<FailureKind> OfTheRoute =>
    [
        FailureKind.RateLimited, FailureKind.Overloaded, FailureKind.ServerError, FailureKind.Network, FailureKind.Timeout,
        FailureKind.InvalidResponse, FailureKind.Authentication, FailureKind.QuotaExhausted, FailureKind.NotFound,
    ];

    [Theory]
    [MemberData(nameof(OfTheRoute))]
    public async Task Answer_RouteFails_APeerIsAskedAtOnce(FailureKind kind)
    {
        PeerBench bench = new(retries: 2);
        bench.Models.Fails("small@a", new CallFailure(kind, "no") { RetryAfter = TimeSpan.FromSeconds(30) }).Says("small@b", "good");

        EngineReply reply = await bench.AnswerAsync();

        reply.ShouldBeOfType<AnsweredReply>().Answer.Text.ShouldBe("good");
        bench.Row.Path.ShouldBe("small");
        bench.Row.Attempts.Select(a => (a.Model, a.Provider, a.Purpose, a.Outcome)).ShouldBe(
        [
            ("small", "a", AttemptPurpose.Answer, AttemptOutcome.Failed),
            ("small", "b", AttemptPurpose.Failover, AttemptOutcome.Accepted),
        ]);
    }

    [Theory]
    [MemberData(nameof(OfTheRoute))]
    public async Task Stream_RouteFailsBeforeContent_APeerIsAskedAtOnce(FailureKind kind)
    {
        PeerBench bench = new(retries: 2);
        bench.Models
            .Fails("small@a", kind)
            .Streams("small@b", new AnswerStarted("x", "small"), new StreamFailed(StreamFailed.Broken, "cut"))
            .Says("small@c", "good");

        List<ChatEvent> events = await ((StreamingReply)await bench.AnswerAsync(stream: true)).Events.ToListAsync();

        events.OfType<TextDelta>().ShouldHaveSingleItem().Text.ShouldBe("good");
        bench.Called.ShouldBe(["small@a", "small@b", "small@c"]);
        bench.Row.Path.ShouldBe("small");
    }

    [Fact]
    public async Task Answer_EveryPeerFails_TheNextRungIsAsked()
    {
        PeerBench bench = new();
        bench.Models.Fails("small@a", FailureKind.ServerError).Fails("small@b", FailureKind.Timeout).Fails("small@c", FailureKind.NotFound).Says("large", "good");

        await bench.AnswerAsync();

        bench.Called.ShouldBe(["small@a", "small@b", "small@c", "large@a"]);
        bench.Row.Path.ShouldBe("small>large");
    }

    [Fact]
    public async Task Answer_EveryPeerFailsInAWayThatMayPass_TheSoonestToBeAskedAgainIsRetried()
    {
        PeerBench bench = new(retries: 1);
        bench.Models
            .Fails("small@a", new CallFailure(FailureKind.RateLimited, "no") { RetryAfter = TimeSpan.FromSeconds(20) })
            .Fails("small@b", new CallFailure(FailureKind.RateLimited, "no") { RetryAfter = TimeSpan.FromSeconds(5) })
            .Fails("small@c", FailureKind.Authentication)
            .Says("small@b", "good");

        Task<EngineReply> answering = bench.AnswerAsync();
        await WaitsAsync(bench, answering);
        bench.Clock.Advance(TimeSpan.FromSeconds(5));
        await answering;

        bench.Called.ShouldBe(["small@a", "small@b", "small@c", "small@b"]);
        bench.Row.Attempts[^1].Purpose.ShouldBe(AttemptPurpose.Failover);
        bench.Row.Overhead.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public async Task Answer_ProviderSaysThatRetryingDoesNotHelp_ItIsNotAskedAgainButAPeerIs()
    {
        PeerBench bench = new(t => t with { Ladder = [PeerBench.Small with { Peers = [PeerBench.At("b")] }] }, retries: 3);
        bench.Models.Fails("small@a", new CallFailure(FailureKind.ServerError, "no") { ShouldRetry = false }).Fails("small@b", FailureKind.QuotaExhausted);

        await bench.FailAsync();

        bench.Called.ShouldBe(["small@a", "small@b"]);
    }

    [Fact]
    public async Task Answer_CallIsMalformed_NoPeerAndNoRungIsAsked()
    {
        PeerBench bench = new(retries: 3);
        bench.Models.Fails("small@a", FailureKind.BadRequest);

        FailedReply reply = await bench.FailAsync();

        bench.Called.ShouldBe(["small@a"]);
        reply.Failure.Upstream!.Kind.ShouldBe(FailureKind.BadRequest);
    }

    [Fact]
    public async Task Answer_ContentIsRefused_GoesToTheNextRungAndNotToAPeer()
    {
        PeerBench bench = new(retries: 3);
        bench.Models.Fails("small@a", FailureKind.ContentRefused).Says("large", "good");

        await bench.AnswerAsync();

        bench.Called.ShouldBe(["small@a", "large@a"]);
    }

    [Fact]
    public async Task Answer_PromptTooLong_OnlyAPeerThatHoldsMoreIsAsked()
    {
        Model small = PeerBench.At("a", 8_000) with { Peers = [PeerBench.At("b", 8_000), PeerBench.At("c", 32_000)] };
        PeerBench bench = new(t => t with { Ladder = [small, .. t.Ladder.Skip(1)] }, retries: 3);
        bench.Models.Fails("small@a", FailureKind.ContextTooLong).Says("small@c", "good");

        await bench.AnswerAsync();

        bench.Called.ShouldBe(["small@a", "small@c"]);
    }

    [Theory]
    [InlineData(4_000, false)]
    [InlineData(8_000, false)]
    [InlineData(9_000, true)]
    [InlineData(null, true)]
    public async Task Answer_PromptTooLong_ARungThatHoldsNoMoreIsNotAsked(int? window, bool asked)
    {
        Model next = EngineBench.Large with { Provider = "b", ContextWindow = window };
        PeerBench bench = new(t => t with { Ladder = [PeerBench.At("a", 8_000), next] });
        bench.Models.Fails("small@a", FailureKind.ContextTooLong).Fails("large", FailureKind.ContextTooLong);

        FailedReply reply = await bench.FailAsync();

        bench.Called.Contains("large@b").ShouldBe(asked);
        reply.Failure.Upstream!.Kind.ShouldBe(FailureKind.ContextTooLong);
    }

    [Fact]
    public async Task Answer_PeerWhereDataMustNotGo_IsPassedOver()
    {
        Model small = PeerBench.At("a", residency: "eu") with { Peers = [PeerBench.At("b", residency: "us"), PeerBench.At("c", residency: "eu")] };
        PeerBench bench = new(t => t with { Residency = ["eu"], Ladder = [small] });
        bench.Models.Fails("small@a", FailureKind.ServerError).Says("small@c", "good");

        await bench.AnswerAsync();

        bench.Called.ShouldBe(["small@a", "small@c"]);
    }

    [Fact]
    public async Task Answer_OwnProviderIsUnfit_APeerTakesTheCall()
    {
        Model small = PeerBench.At("a", window: 10) with { Peers = [PeerBench.At("b")] };
        PeerBench bench = new(t => t with { Ladder = [small] });
        bench.Models.Says("small@b", "good");

        await bench.AnswerAsync();

        bench.Called.ShouldBe(["small@b"]);
        bench.Row.Attempts[0].Purpose.ShouldBe(AttemptPurpose.Answer);
    }

    [Fact]
    public async Task Answer_PeerHasAPriceOfItsOwn_IsPricedByIt()
    {
        Model dear = PeerBench.At("b") with { Prices = EngineBench.Large.Prices };
        PeerBench bench = new(t => t with { Ladder = [PeerBench.At("a") with { Peers = [dear] }] });
        bench.Models.Fails("small@a", FailureKind.ServerError).Says("small@b", "good");

        await bench.AnswerAsync();

        bench.Row.CostUsd.ShouldBe(10 * SmallCall);
    }

    [Fact]
    public async Task Check_ModelItAsksFails_APeerOfItIsAskedOnTheChecksBill()
    {
        Model second = EngineBench.Second with { Provider = "b", Peers = [EngineBench.Second with { Provider = "c" }] };
        PeerBench bench = new(t => t with { Gate = [new GateCheck(new Asks("second"))] });
        bench.Current = bench.Current with { Models = bench.Current.Models.Values.Where(m => m.Name != "second").Append(second).ToFrozenDictionary(m => m.Name) };
        bench.Models.Says("small@a", "good").Fails("second@b", FailureKind.ServerError).Says("second@c", "good");

        await bench.AnswerAsync();

        bench.Row.Attempts.Select(a => (a.Provider, a.Purpose)).ShouldBe([("a", AttemptPurpose.Answer), ("b", AttemptPurpose.Check), ("c", AttemptPurpose.Check)]);
        bench.Row.Path.ShouldBe("small");
    }

    [Fact]
    public async Task NamedModel_RouteFails_APeerOfItIsAsked()
    {
        PeerBench bench = new();
        bench.Models.Fails("small@a", FailureKind.ServerError).Says("small@b", "good");

        await bench.AnswerNamedAsync("small");

        bench.Called.ShouldBe(["small@a", "small@b"]);
        bench.Row.Task.ShouldBeNull();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Exhausted_TellsEveryAttemptAndNotToRetry(bool stream)
    {
        PeerBench bench = new(t => t with { Ladder = [PeerBench.Small] });
        bench.Models.Fails("small@a", FailureKind.RateLimited).Fails("small@b", FailureKind.ServerError).Fails("small@c", FailureKind.Authentication);

        FailedReply reply = await bench.FailAsync(stream);

        reply.Failure.Kind.ShouldBe(AnswerFailureKind.Upstream);
        reply.Failure.RetryAfter.ShouldBeNull();
        reply.Entry.Attempts.Select(a => (a.Provider, a.Failure)).ShouldBe(
            [("a", FailureKind.RateLimited), ("b", FailureKind.ServerError), ("c", FailureKind.Authentication)]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Exhausted_OnlyLoadStoodInTheWay_TellsTheSoonestMoment(bool stream)
    {
        PeerBench bench = new(t => t with { Ladder = [PeerBench.Small] });
        bench.Models
            .Fails("small@a", new CallFailure(FailureKind.RateLimited, "no") { RetryAfter = TimeSpan.FromSeconds(40) })
            .Fails("small@b", new CallFailure(FailureKind.Overloaded, "no") { RetryAfter = TimeSpan.FromSeconds(7) })
            .Fails("small@c", FailureKind.Overloaded);

        FailedReply reply = await bench.FailAsync(stream);

        reply.Failure.RetryAfter.ShouldBe(TimeSpan.FromSeconds(7));
    }

    [Fact]
    public async Task Answer_LimitOfAttempts_HoldsOverPeersRetriesAndRungs()
    {
        PeerBench bench = new(t => t with { MaxAttempts = 4 }, retries: 5);
        foreach (string place in new[] { "small@a", "small@b", "small@c", "small", "large" })
        {
            Enumerable.Range(0, 10).ToList().ForEach(_ => bench.Models.Fails(place, FailureKind.ServerError));
        }

        await bench.FailAsync();

        bench.Models.Calls.Count.ShouldBe(4);
        bench.Row.Attempts.Length.ShouldBe(4);
    }

    [Fact]
    public async Task Answer_ProviderAsksToWaitBeyondTheDeadline_FailsAtOnce()
    {
        PeerBench bench = new(t => t with { Ladder = [PeerBench.At("a")], Deadline = TimeSpan.FromSeconds(10) }, retries: 5);
        bench.Models.Fails("small@a", new CallFailure(FailureKind.RateLimited, "no") { RetryAfter = TimeSpan.FromSeconds(11) });

        FailedReply reply = await bench.FailAsync();

        bench.Models.Calls.Count.ShouldBe(1);
        reply.Failure.RetryAfter.ShouldBe(TimeSpan.FromSeconds(11));
    }

    [Fact]
    public async Task Answer_EachAttempt_IsSentTheCallAsItCame()
    {
        PeerBench bench = new();
        bench.Models.Fails("small@a", FailureKind.ServerError).Says("small@b", "good");

        await bench.AnswerAsync();

        bench.Models.Calls[1].Request.ShouldBeSameAs(bench.Models.Calls[0].Request);
    }

    internal static async Task WaitsAsync(PeerBench bench, Task answering)
    {
        // The deadline's timer is set first, the wait's after it.
        await bench.Clock.NextTimerAsync();
        await bench.Clock.NextTimerAsync();
        answering.IsCompleted.ShouldBeFalse();
    }

    private sealed class Asks(string model) : ICheck
    {
        public string Name => "asks";

        public async ValueTask<Finding> JudgeAsync(JudgedAnswer judged, CancellationToken cancellationToken) =>
            await judged.Models!.AskAsync(model, judged.Request, Name, cancellationToken) is null ? Finding.Failed("alone") : Finding.Passed;
    }
}
